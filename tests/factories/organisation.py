"""Places for records that a test does not place itself."""

import factory

from organisation.models import Directorate, District, OrgUnit, Province, UnitKind


class ProvinceFactory(factory.django.DjangoModelFactory):
    slug = factory.Sequence(lambda n: f"province-{n}")
    iso_code = factory.Sequence(lambda n: f"{chr(65 + n // 26 % 26)}{chr(65 + n % 26)}")
    name = factory.Sequence(lambda n: f"استان نمونه {n}")

    class Meta:
        model = Province


class DirectorateFactory(factory.django.DjangoModelFactory):
    province = factory.SubFactory(ProvinceFactory)
    slug = factory.Sequence(lambda n: f"directorate-{n}")
    name = factory.Sequence(lambda n: f"اداره کل نمونه {n}")

    class Meta:
        model = Directorate


class DistrictFactory(factory.django.DjangoModelFactory):
    directorate = factory.SubFactory(DirectorateFactory)
    name = factory.Sequence(lambda n: f"ناحیه نمونه {n}")

    class Meta:
        model = District


class OrgUnitFactory(factory.django.DjangoModelFactory):
    kind = UnitKind.HQ_UNIT
    name = factory.Sequence(lambda n: f"واحد نمونه {n}")

    class Meta:
        model = OrgUnit
