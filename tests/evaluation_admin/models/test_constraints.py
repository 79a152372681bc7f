"""What the database itself refuses, whoever writes."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from evaluation_admin.models import IndicatorResult, SafetyRound, SafetySelfAssessment, School
from tests.factories.evaluation import AxisFactory, IndicatorFactory, IndicatorResultFactory
from tests.factories.inspection import InspectionCountFactory, InspectionRecordFactory, SiteFactory
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "field", "value"),
    [
        (SchoolFactory, "academic_year", 97),
        (SchoolFactory, "students", 20_001),
        (SchoolFactory, "code", "12a45678"),
        (SchoolFactory, "code", ""),
        (SafetyFormFactory, "t1", Decimal(101)),
        (SafetyFormFactory, "total", Decimal("-0.01")),
        (SafetyFormFactory, "level", 0),
        (IndicatorFactory, "ceiling", Decimal(-1)),
        (IndicatorFactory, "standard", Decimal(-1)),
        (IndicatorResultFactory, "reviewed_score", Decimal(-1)),
        (IndicatorResultFactory, "approved_score", Decimal(100_001)),
        (InspectionRecordFactory, "score", Decimal("100.01")),
        (InspectionCountFactory, "sites", 100_001),
        (InspectionCountFactory, "inspections", -1),
    ],
)
def test_figures_out_of_range(factory: Callable[..., Any], field: str, value: Any) -> None:
    record = factory()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(record).objects.filter(pk=record.pk).update(**{field: value})
    setattr(record, field, value)
    with pytest.raises(ValidationError):
        record.full_clean(exclude={"file"})


def test_a_round_does_not_close_before_it_opens() -> None:
    round_ = SafetyRoundFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        SafetyRound.objects.filter(pk=round_.pk).update(closes_on="2019-04-01")


def test_the_tables_of_a_round_make_100_points() -> None:
    with pytest.raises(ValidationError, match="۱۰۰|100"):
        SafetyRoundFactory.build(campaign=SafetyRoundFactory().campaign, t1_max=Decimal(50)).full_clean()


def test_points_above_what_a_table_gives_are_refused_beside_the_table() -> None:
    form = SafetyFormFactory(t2=Decimal(36))
    with pytest.raises(ValidationError) as refused:
        form.full_clean()
    assert set(refused.value.message_dict) == {"t2"}


def twice(factory: Callable[..., Any], **same: Any) -> Any:
    """Make one record and validate another with the same key."""
    factory(**same)
    with pytest.raises(ValidationError) as refused:
        factory.build(**same).full_clean(exclude={"file"})
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**same)
    return refused.value


def test_keys_are_checked_in_forms_too_with_our_own_sentence() -> None:
    axis = AxisFactory()
    twice(AxisFactory, cycle=axis.cycle, title="نیروي انسانى")
    twice(IndicatorFactory, axis=axis, title="رضايت مندي", code="")
    site = SiteFactory()
    twice(SiteFactory, directorate=site.directorate, name="پايگاه  شهدا")
    record = InspectionRecordFactory()
    refused = twice(InspectionRecordFactory, programme=record.programme, site=record.site, inspector="بازرس فرضي")
    assert "__all__" in refused.message_dict


def test_a_title_is_the_same_in_arabic_letters_and_without_joiners() -> None:
    axis = AxisFactory(title="خود‌ارزیابی مدیران")
    with pytest.raises(IntegrityError), transaction.atomic():
        AxisFactory(cycle=axis.cycle, title="خودارزيابي مديران")


def test_an_indicator_code_is_unique_in_its_cycle_where_it_is_given() -> None:
    first = IndicatorFactory(code="۱-۲")
    other_axis = AxisFactory(cycle=first.axis.cycle)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorFactory(axis=other_axis, code="۱-۲")
    IndicatorFactory(axis=other_axis, code="")
    IndicatorFactory(axis=other_axis, code="")
    IndicatorFactory(code="۱-۲")  # of another cycle


def test_one_form_a_school_and_round_and_one_result_an_indicator() -> None:
    form, result = SafetyFormFactory(), IndicatorResultFactory()
    for model, keys in (
        (SafetySelfAssessment, {"school": form.school, "round": form.round}),
        (IndicatorResult, {"self_assessment": result.self_assessment, "indicator": result.indicator}),
        (School, {"code": form.school.code, "name": "الف", "district": form.school.district, "academic_year": 1397}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**keys)


def test_a_covert_visit_does_not_stand_in_the_way_of_an_open_one() -> None:
    covert = InspectionRecordFactory(covert=True)
    InspectionRecordFactory(programme=covert.programme, site=covert.site, inspector=covert.inspector)


def test_an_indicator_of_another_cycle_has_no_result_here() -> None:
    result = IndicatorResultFactory()
    result.indicator = IndicatorFactory()
    with pytest.raises(ValidationError) as refused:
        result.full_clean()
    assert set(refused.value.message_dict) == {"indicator"}
