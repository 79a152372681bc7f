"""The importer's records that no file has to be read for: MappingProfileFactory(directorate=yazd)."""

from datetime import UTC, datetime

import factory

from imports.models import Kind, MappingProfile


class MappingProfileFactory(factory.django.DjangoModelFactory):
    """What is remembered of a file of schools whose code stood under «کدینگ»."""

    kind = Kind.SCHOOLS
    signature = factory.Sequence(lambda n: f"{n:064d}")
    sheet = "Sheet1"
    columns = factory.LazyFunction(lambda: [{"key": "کدینگ", "heading": "کدینگ", "field": "code"}])
    file_name = factory.Sequence(lambda n: f"فهرست {n}.xlsx")
    settled_at = datetime(2019, 4, 30, 8, tzinfo=UTC)

    class Meta:
        model = MappingProfile
