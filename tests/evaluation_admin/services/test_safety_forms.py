"""A school's safety form through the services."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from evaluation_admin.enums import SafetyState
from evaluation_admin.models import SafetySelfAssessment, School, StaleRecordError
from evaluation_admin.services.fill_safety_form import fill_safety_form
from evaluation_admin.services.finalise_safety_form import finalise_safety_form
from evaluation_admin.services.reopen_safety_form import reopen_safety_form
from organisation.models import District, User
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db
D = Decimal
DAY = date(2019, 4, 20)
LAST, AFTER = date(2019, 4, 30), date(2019, 5, 1)
POINTS = {"t1": D(30), "t2": D(20), "t3": D(10)}


@pytest.fixture
def school(yazd_district: District) -> School:
    return SchoolFactory(code="12345678", district=yazd_district)


@pytest.fixture
def form(school: School) -> SafetySelfAssessment:
    return SafetySelfAssessment(school=school, round=SafetyRoundFactory())


def test_a_filled_form_is_in_progress_until_it_is_registered(form, yazd_school: User) -> None:
    fill_safety_form(form=form, by=yazd_school, on=DAY, **POINTS | {"t3": None})
    row = SafetySelfAssessment.objects.get()
    assert (row.state, row.total, row.level) == (SafetyState.IN_PROGRESS, D(50), None)
    with pytest.raises(ValidationError) as refused:
        finalise_safety_form(form=row, by=yazd_school, on=DAY)
    assert set(refused.value.message_dict) == {"t3"}


@pytest.mark.parametrize(("t1", "level"), [(D(40), 1), (D(20), 2), (D("19.99"), 3)])
def test_the_level_follows_from_the_rounds_cutoffs(form, yazd_school: User, t1: D, level: int) -> None:
    fill_safety_form(form=form, by=yazd_school, on=DAY, **POINTS | {"t1": t1, "t2": D(30)})
    finalise_safety_form(form=form, by=yazd_school, on=LAST)
    row = SafetySelfAssessment.objects.get()
    assert (row.state, row.level, row.finalised_on) == (SafetyState.FINAL, level, LAST)


def test_a_level_cut_off_is_data(form, yazd_school: User) -> None:
    form.round.level_cutoffs.filter(level=2).delete()
    form.round.level_cutoffs.filter(level=1).update(at_least=D(60))
    fill_safety_form(form=form, by=yazd_school, on=DAY, **POINTS)
    assert finalise_safety_form(form=form, by=yazd_school, on=DAY).level == 1


@pytest.mark.parametrize(("day", "words"), [(date(2019, 4, 15), "۱۳۹۸/۰۱/۲۷"), (AFTER, "۱۳۹۸/۰۲/۱۰")])
def test_outside_its_days_a_round_takes_nothing_and_says_which_day(form, yazd_school, day: date, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        fill_safety_form(form=form, by=yazd_school, on=day, **POINTS)
    assert not SafetySelfAssessment.objects.exists()


def test_a_district_fills_in_on_behalf_and_others_do_not(form, yazd_expert, yazd_head, gilan_head, hq_expert) -> None:
    for stranger in (yazd_head, gilan_head, hq_expert):
        with pytest.raises(PermissionDenied):
            fill_safety_form(form=form, by=stranger, on=DAY, **POINTS)
    fill_safety_form(form=form, by=yazd_expert, on=DAY, **POINTS)
    assert SafetySelfAssessment.objects.count() == 1


def test_a_school_fills_in_for_no_other_school(yazd_school: User, yazd_district: District) -> None:
    other = SafetySelfAssessment(school=SchoolFactory(district=yazd_district), round=SafetyRoundFactory())
    with pytest.raises(PermissionDenied):
        fill_safety_form(form=other, by=yazd_school, on=DAY, **POINTS)


def test_a_final_form_is_locked(school, yazd_school: User) -> None:
    form = SafetyFormFactory(school=school, final=True)
    with pytest.raises(ValidationError, match="۱۳۹۸/۰۲/۰۵"):
        fill_safety_form(form=form, by=yazd_school, on=DAY, **POINTS)
    with pytest.raises(ValidationError):
        finalise_safety_form(form=form, by=yazd_school, on=DAY)


def test_points_above_a_table_are_refused(form, yazd_school: User) -> None:
    with pytest.raises(ValidationError) as refused:
        fill_safety_form(form=form, by=yazd_school, on=DAY, **POINTS | {"t3": D(26)})
    assert set(refused.value.message_dict) == {"t3"}


def test_a_province_reopens_before_the_deadline_and_the_headquarters_after_it(school, yazd_head, hq_expert) -> None:
    form = SafetyFormFactory(school=school, final=True)
    with pytest.raises(ValidationError):
        reopen_safety_form(form=form, by=yazd_head, on=AFTER, reason="اشتباه در جدول ۲")
    with pytest.raises(ValidationError):
        reopen_safety_form(form=form, by=hq_expert, on=AFTER, reason="")
    reopen_safety_form(form=form, by=hq_expert, on=AFTER, reason="اشتباه در جدول ۲")
    row = SafetySelfAssessment.objects.get()
    assert (row.state, row.level, row.finalised_on, row.total) == (SafetyState.IN_PROGRESS, None, None, D(65))
    with pytest.raises(ValidationError):
        reopen_safety_form(form=row, by=hq_expert, on=AFTER, reason="دوباره")


def test_schools_districts_and_foreign_provinces_do_not_reopen(school, yazd_school, yazd_expert, gilan_head) -> None:
    form = SafetyFormFactory(school=school, final=True)
    for stranger in (yazd_school, yazd_expert, gilan_head):
        with pytest.raises(PermissionDenied):
            reopen_safety_form(form=form, by=stranger, on=DAY, reason="اشتباه")
    assert SafetySelfAssessment.objects.get().is_final


def test_what_somebody_else_saved_first_is_not_overwritten(school, yazd_school, yazd_expert) -> None:
    pk = SafetyFormFactory(school=school).pk
    first, second = (SafetySelfAssessment.objects.get(pk=pk) for _ in range(2))
    fill_safety_form(form=first, by=yazd_expert, on=DAY, **POINTS)
    with pytest.raises(StaleRecordError):
        fill_safety_form(form=second, by=yazd_school, on=DAY, t1=D(1), t2=D(1), t3=D(1))
    assert SafetySelfAssessment.objects.get().t1 == D(30)
