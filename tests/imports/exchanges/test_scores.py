from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from evaluation_admin.enums import CycleState, ResultState
from evaluation_admin.models import EvaluationCycle, Indicator, IndicatorResult, SelfAssessment
from imports.models import ImportBatch
from imports.services.check_workbook import Checked
from organisation.models import OrgUnit, User
from tests.builders.workbooks import sheet, workbook
from tests.factories.evaluation import AxisFactory, EvaluationCycleFactory, IndicatorFactory

HEADINGS = ("محور", "عنوان شاخص", "واحد سنجش", "استاندارد", "عملکرد", "سقف امتیاز", "امتیاز مکتسبه")
Look = Callable[..., Checked]


def book(*rows: Any) -> bytes:
    """Return a workbook of scores."""
    return workbook(sheet(HEADINGS, rows))


def row(**cells: Any) -> list[Any]:
    """Return a sound row: W 40, S 80, AP 60 earn 30."""
    values = {"axis": "بهره‌وری", "title": "درصد پوشش", "unit": "درصد", "standard": 80, "actual": 60, "ceiling": 40}
    return list({**values, "score": 30, **cells}.values())


@pytest.fixture
def cycle(db: None) -> EvaluationCycle:
    return EvaluationCycleFactory(year=1398)


@pytest.fixture
def indicator(cycle: EvaluationCycle) -> Indicator:
    axis = AxisFactory(cycle=cycle, title="بهره‌وری")
    return IndicatorFactory(axis=axis, title="درصد پوشش", standard=Decimal(80), ceiling=Decimal(40))


def test_a_province_sends_its_own_units_figures(
    applied: Callable[..., ImportBatch], indicator: Indicator, yazd_unit: OrgUnit, yazd_head: User
) -> None:
    batch = applied(book(row(score=None)), kind="scores", by=yazd_head)
    result = IndicatorResult.objects.get()
    assert (result.self_assessment.unit, result.indicator, result.state) == (yazd_unit, indicator, ResultState.DRAFT)
    assert (result.actual, result.standard, result.self_score) == (Decimal(60), None, Decimal(30))
    assert SelfAssessment.objects.count() == 1
    assert applied(book(row()), kind="scores", by=yazd_head).counts["same"] == 1
    assert batch.options_shown["unit"] == str(yazd_unit)


def test_a_units_own_target_is_kept_apart_and_counts(
    applied: Callable[..., ImportBatch], indicator: Indicator, yazd_unit: OrgUnit, yazd_head: User
) -> None:
    applied(book(row(standard=120, score=20)), kind="scores", by=yazd_head)
    result = IndicatorResult.objects.get()
    assert (result.standard, result.self_score) == (Decimal(120), Decimal(20))


@pytest.mark.parametrize(
    ("cells", "issue"),
    [
        ({"score": 31}, ("score", "score_mismatch")),
        ({"score": 41}, ("score", "above_ceiling")),
        ({"actual": None}, ("actual", "required")),
        ({"actual": "زیاد"}, ("actual", "not_a_number")),
        ({"standard": 0}, ("standard", "out_of_range")),
        ({"title": "شاخص دیگر"}, ("indicator", "unknown_indicator")),
        ({"axis": "محور دیگر"}, ("axis", "unknown_indicator")),
    ],
)
def test_figures_that_do_not_follow_are_issues(
    looked_at: Look,
    indicator: Indicator,
    yazd_unit: OrgUnit,
    yazd_head: User,
    cells: dict[str, Any],
    issue: tuple[str, str],
) -> None:
    issues = looked_at(book(row(**cells)), kind="scores", by=yazd_head).rows.issues
    assert [(each.field, each.code) for each in issues] == [issue]


def test_rounded_scores_pass(looked_at: Look, indicator: Indicator, yazd_unit: OrgUnit, yazd_head: User) -> None:
    for score in (28.57, 28.58, "۲۸٫۵۷۱۴"):  # 40 x 57.142857 / 80
        checked = looked_at(book(row(actual=57.142857, score=score)), kind="scores", by=yazd_head)
        assert checked.found.outcome == "ok"


def test_what_is_registered_is_not_changed_by_a_file(
    applied: Callable[..., ImportBatch], looked_at: Look, indicator: Indicator, yazd_unit: OrgUnit, yazd_head: User
) -> None:
    applied(book(row()), kind="scores", by=yazd_head)
    IndicatorResult.objects.update(state=ResultState.REGISTERED)
    assert looked_at(book(row()), kind="scores", by=yazd_head).found.counts["same"] == 1
    issues = looked_at(book(row(actual=80, score=40)), kind="scores", by=yazd_head).rows.issues
    assert [(issue.field, issue.code) for issue in issues] == [("indicator", "locked")]


def test_units_and_cycles_outside_the_reach_name_nothing(
    looked_at: Look, indicator: Indicator, yazd_unit: OrgUnit, gilan_unit: OrgUnit, yazd_head: User, hq_expert: User
) -> None:
    data = book(row())
    assert looked_at(data, kind="scores", by=yazd_head, unit=gilan_unit.name).found.failure[0] == "bad_option"
    assert looked_at(data, kind="scores", by=hq_expert).found.failure[0] == "option_missing"
    assert looked_at(data, kind="scores", by=hq_expert, unit=gilan_unit.name).found.outcome == "ok"
    indicator.cycle.state = CycleState.EXPERT_REVIEW
    indicator.cycle.save()
    assert looked_at(data, kind="scores", by=yazd_head).found.failure[0] == "option_missing"
