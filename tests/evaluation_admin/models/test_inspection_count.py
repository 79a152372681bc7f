from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from evaluation_admin.enums import SiteKind
from evaluation_admin.models import InspectionCount
from evaluation_admin.models.inspection_count import coverage
from organisation.models import District, User
from organisation.scoping import visible
from tests.factories.inspection import InspectionCountFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sites", "inspections", "percent"),
    [(40, 30, "75.00"), (3, 2, "66.67"), (4, 5, "125.00"), (8, 0, "0.00"), (0, 0, None), (0, 3, None)],
)
def test_the_coverage_follows_from_the_counts(sites: int, inspections: int, percent: str | None) -> None:
    assert coverage(sites, inspections) == (Decimal(percent) if percent else None)
    assert InspectionCount(sites=sites, inspections=inspections).percent == coverage(sites, inspections)


def test_there_is_one_count_for_a_programme_directorate_kind_and_day() -> None:
    first = InspectionCountFactory()
    same = {"programme": first.programme, "directorate": first.directorate}
    with pytest.raises(ValidationError, match="ثبت شده است"):
        InspectionCountFactory.build(**same).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        InspectionCountFactory(**same)
    InspectionCountFactory(**same, site_kind=SiteKind.CENTRE)
    InspectionCountFactory(**same, as_of="2019-04-07")


def test_a_province_sees_its_own_and_a_district_none(
    yazd_district: District, gilan_district: District, yazd_head: User, yazd_expert: User, hq_expert: User
) -> None:
    own = InspectionCountFactory(directorate=yazd_district.directorate)
    InspectionCountFactory(directorate=gilan_district.directorate)
    assert list(visible(InspectionCount.objects.all(), yazd_head)) == [own]
    assert not visible(InspectionCount.objects.all(), yazd_expert).exists()
    assert visible(InspectionCount.objects.all(), hq_expert).count() == 2
