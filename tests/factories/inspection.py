"""Inspections: InspectionRecordFactory(covert=True), InspectionProgrammeFactory(with_deadline=True)."""

from datetime import date
from decimal import Decimal

import factory

from evaluation_admin.enums import SiteKind
from evaluation_admin.models import InspectionCount, InspectionProgramme, InspectionRecord, Site
from tests.factories.organisation import DirectorateFactory


class InspectionProgrammeFactory(factory.django.DjangoModelFactory):
    year = 1398
    title = factory.Sequence(lambda n: f"برنامه بازرسی نمونه {n}")
    has_covert = True
    as_of = date(2019, 4, 6)

    class Meta:
        model = InspectionProgramme

    class Params:
        with_deadline = factory.Trait(entry_deadline=date(2019, 4, 9))


class SiteFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"پایگاه نمونه {n}")
    kind = SiteKind.BASE
    directorate = factory.SubFactory(DirectorateFactory)

    class Meta:
        model = Site


class InspectionRecordFactory(factory.django.DjangoModelFactory):
    programme = factory.SubFactory(InspectionProgrammeFactory)
    site = factory.SubFactory(SiteFactory)
    inspected_on = date(2019, 4, 1)
    inspector = factory.Sequence(lambda n: f"بازرس فرضی {n}")
    score = Decimal(85)

    class Meta:
        model = InspectionRecord

    class Params:
        covert = factory.Trait(is_covert=True)


class InspectionCountFactory(factory.django.DjangoModelFactory):
    programme = factory.SubFactory(InspectionProgrammeFactory)
    directorate = factory.SubFactory(DirectorateFactory)
    site_kind = SiteKind.BASE
    as_of = date(2019, 4, 6)
    sites = 40
    inspections = 30

    class Meta:
        model = InspectionCount
