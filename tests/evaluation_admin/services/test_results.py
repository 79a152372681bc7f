"""A result's life through the services: what each refuses, and what the database then holds."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from evaluation_admin.enums import CycleState, ResultState
from evaluation_admin.models import IndicatorResult, StaleRecordError
from evaluation_admin.services.approve_result import approve_result
from evaluation_admin.services.move_result import move_result
from evaluation_admin.services.open_self_assessment import open_self_assessment
from evaluation_admin.services.record_result import record_result
from evaluation_admin.services.register_result import register_result
from evaluation_admin.services.return_result import return_result
from evaluation_admin.services.score_result import score_result
from organisation.models import OrgUnit, User
from tests.factories.evaluation import AxisFactory, EvaluationCycleFactory, IndicatorFactory, IndicatorResultFactory

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def result(yazd_unit: OrgUnit) -> IndicatorResult:
    return IndicatorResultFactory(self_assessment__unit=yazd_unit)


def stored(result: IndicatorResult) -> IndicatorResult:
    return IndicatorResult.objects.get(pk=result.pk)


def test_opening_gives_a_draft_of_every_indicator_and_later_only_the_new_ones(yazd_unit, yazd_head: User) -> None:
    cycle = EvaluationCycleFactory()
    axis = AxisFactory(cycle=cycle)
    IndicatorFactory.create_batch(2, axis=axis)
    IndicatorFactory()  # of another cycle
    first = open_self_assessment(cycle=cycle, unit=yazd_unit, by=yazd_head)
    assert first.results.count() == 2
    IndicatorFactory(axis=axis)
    again = open_self_assessment(cycle=cycle, unit=yazd_unit, by=yazd_head)
    assert (again, again.results.count()) == (first, 3)


def test_nobody_opens_for_a_unit_of_another_province(yazd_unit, gilan_head: User, hq_editor: User) -> None:
    cycle = EvaluationCycleFactory()
    for stranger in (gilan_head, hq_editor):
        with pytest.raises(PermissionDenied):
            open_self_assessment(cycle=cycle, unit=yazd_unit, by=stranger)
    assert not cycle.self_assessments.exists()


def test_the_self_score_follows_from_the_figure(result, yazd_head: User) -> None:
    record_result(result=result, by=yazd_head, actual=D(60), strengths="نیروی كارآمد")
    assert stored(result).self_score == D("30")
    assert stored(result).strengths == "نیروی کارآمد"
    record_result(result=result, by=yazd_head, actual=None)
    assert stored(result).self_score is None


def test_the_units_own_target_goes_before_the_standard(yazd_unit, yazd_head: User) -> None:
    result = IndicatorResultFactory(self_assessment__unit=yazd_unit, standard=D(120))
    record_result(result=result, by=yazd_head, actual=D(60))
    assert stored(result).self_score == D(20)


@pytest.mark.parametrize("standard", [None, D(0)])
def test_without_a_standard_there_is_an_error_beside_the_figure(yazd_unit, yazd_head: User, standard) -> None:
    result = IndicatorResultFactory(self_assessment__unit=yazd_unit, indicator__standard=standard)
    with pytest.raises(ValidationError) as refused:
        record_result(result=result, by=yazd_head, actual=D(60))
    assert set(refused.value.message_dict) == {"actual"}
    assert stored(result).actual is None


def test_a_foreign_head_an_expert_and_an_editor_enter_nothing(result, gilan_head, hq_expert, hq_editor, hq_rep) -> None:
    for stranger in (gilan_head, hq_expert, hq_editor, hq_rep):
        with pytest.raises(PermissionDenied):
            record_result(result=result, by=stranger, actual=D(60))
    assert stored(result).actual is None


@pytest.mark.parametrize("state", sorted(set(CycleState) - {CycleState.SELF_ASSESSMENT}))
def test_entry_is_closed_outside_the_stage_of_self_assessment(yazd_unit, yazd_head: User, state: str) -> None:
    result = IndicatorResultFactory(self_assessment__unit=yazd_unit, self_assessment__cycle__state=state)
    with pytest.raises(ValidationError):
        record_result(result=result, by=yazd_head, actual=D(60))


def test_a_registered_row_is_locked_until_it_is_returned(result, yazd_head: User, hq_expert: User) -> None:
    record_result(result=result, by=yazd_head, actual=D(60))
    register_result(result=result, by=yazd_head)
    with pytest.raises(ValidationError):
        record_result(result=result, by=yazd_head, actual=D(70))
    with pytest.raises(ValidationError):
        return_result(result=result, by=hq_expert, reason=" ")
    return_result(result=stored(result), by=hq_expert, reason="سند ندارد")
    record_result(result=stored(result), by=yazd_head, actual=D(70))
    assert (stored(result).state, stored(result).actual) == (ResultState.RETURNED, D(70))
    assert stored(result).review_reason == "سند ندارد"


def test_nothing_is_registered_without_a_figure(result, yazd_head: User) -> None:
    with pytest.raises(ValidationError):
        register_result(result=result, by=yazd_head)
    assert stored(result).state == ResultState.DRAFT


def test_a_reviewed_score_has_a_reason_where_it_differs_and_never_exceeds_the_ceiling(yazd_unit, hq_expert) -> None:
    result = IndicatorResultFactory(registered=True, self_assessment__unit=yazd_unit)
    for score, reason in ((None, "الف"), (D("40.01"), "الف"), (D(-1), "الف"), (D(25), "")):
        with pytest.raises(ValidationError):
            score_result(result=stored(result), by=hq_expert, score=score, reason=reason)
    assert stored(result).reviewed_score is None
    score_result(result=stored(result), by=hq_expert, score=D("25.1234567"), reason="سند ناقص")
    assert (stored(result).state, stored(result).reviewed_score) == (ResultState.SCORED, D("25.123457"))


def test_units_do_not_score_and_experts_do_not_approve(yazd_unit, yazd_head, hq_expert, director) -> None:
    registered = IndicatorResultFactory(registered=True, self_assessment__unit=yazd_unit)
    with pytest.raises(PermissionDenied):
        score_result(result=registered, by=yazd_head, score=D(40), reason="خوب")
    scored = IndicatorResultFactory(scored=True, self_assessment=registered.self_assessment)
    for stranger in (yazd_head, hq_expert):
        with pytest.raises(PermissionDenied):
            approve_result(result=scored, by=stranger, score=D(40))
    approve_result(result=scored, by=director)
    assert (stored(scored).state, stored(scored).approved_score) == (ResultState.FINAL, D(25))


def test_a_final_result_is_locked_for_all(yazd_unit, yazd_head, hq_expert) -> None:
    result = IndicatorResultFactory(final=True, self_assessment__unit=yazd_unit)
    with pytest.raises(ValidationError):
        record_result(result=result, by=yazd_head, actual=D(1))
    with pytest.raises(ValidationError):
        score_result(result=stored(result), by=hq_expert, score=D(30), reason="دوباره")
    with pytest.raises(ValidationError):
        return_result(result=stored(result), by=hq_expert, reason="دوباره")


def test_a_move_is_logged_with_who_and_why(yazd_unit, hq_expert) -> None:
    from wagtail.log_actions import registry

    result = IndicatorResultFactory(registered=True, self_assessment__unit=yazd_unit)
    return_result(result=result, by=hq_expert, reason="سند ندارد")
    entry = registry.get_logs_for_instance(result).get()
    assert (entry.user, entry.data["to"], entry.data["reason"]) == (hq_expert, "returned", "سند ندارد")


def test_of_two_evaluators_the_second_is_refused(yazd_unit, hq_expert) -> None:
    result = IndicatorResultFactory(registered=True, self_assessment__unit=yazd_unit)
    first, second = stored(result), stored(result)
    score_result(result=first, by=hq_expert, score=D(20), reason="اول")
    with pytest.raises(StaleRecordError):
        score_result(result=second, by=hq_expert, score=D(10), reason="دوم")
    assert stored(result).reviewed_score == D(20)


def test_an_illegal_move_says_both_states(yazd_unit, hq_expert) -> None:
    result = IndicatorResultFactory(self_assessment__unit=yazd_unit)
    with pytest.raises(ValidationError):
        move_result(result=result, to=ResultState.SCORED, by=hq_expert, actor="reviewer")
