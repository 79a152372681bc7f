from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from evaluation_admin.models import Axis, EvaluationCycle, Indicator
from imports.models import ImportBatch
from imports.services.check_workbook import Checked
from organisation.models import User
from tests.builders.workbooks import sheet, workbook
from tests.factories.evaluation import AxisFactory, EvaluationCycleFactory, IndicatorFactory

HEADINGS = ("محور", "کد", "عنوان شاخص", "نوع", "واحد سنجش", "استاندارد", "سقف امتیاز", "جهت")


def book(*rows: Any, headings: Any = HEADINGS, merges: tuple[str, ...] = ()) -> bytes:
    """Return a workbook of indicators."""
    return workbook(sheet(headings, rows, merges=merges))


def row(title: str = "درصد پوشش", **cells: Any) -> list[Any]:
    """Return a sound row."""
    values = {"axis": "بهره‌وری", "code": "A1", "title": title, "type": "اختصاصی", "unit": "درصد"}
    return list({**values, "standard": 80, "ceiling": 40, "direction": "کاهشی", **cells}.values())


@pytest.fixture
def cycle(db: None) -> EvaluationCycle:
    return EvaluationCycleFactory(year=1398, title="ارزیابی سال ۱۳۹۸", total_points=Decimal(1000))


def test_indicators_and_their_axes_are_created(
    applied: Callable[..., ImportBatch], cycle: EvaluationCycle, hq_expert: User
) -> None:
    rows = [row(), row("تعداد بازدید", axis=None, code="A2", direction="افزایشی", standard=None)]
    applied(book(*rows, merges=("A2:A3",)), kind="indicators", by=hq_expert, cycle="1398")
    first, second = Indicator.objects.order_by("code")
    assert (first.axis.title, first.axis.cycle, first.cycle) == ("بهره‌وری", cycle, cycle)
    assert (first.scope, first.direction, first.ceiling) == ("specific", "lower", Decimal(40))
    assert (second.axis, second.standard, second.direction) == (first.axis, None, "higher")
    assert Axis.objects.count() == 1


def test_a_code_names_the_indicator_whose_title_changes(
    applied: Callable[..., ImportBatch], cycle: EvaluationCycle, hq_expert: User
) -> None:
    axis = AxisFactory(cycle=cycle, title="بهره‌وری")
    indicator = IndicatorFactory(axis=axis, code="A1", title="عنوان پیشین")
    batch = applied(book(row()), kind="indicators", by=hq_expert)
    indicator.refresh_from_db()
    assert (indicator.title, indicator.title_key, batch.counts["changed"]) == ("درصد پوشش", "درصدپوشش", 1)


def test_without_a_code_the_title_under_its_axis_names_it_and_the_code_stays(
    applied: Callable[..., ImportBatch], cycle: EvaluationCycle, hq_expert: User
) -> None:
    indicator = IndicatorFactory(axis=AxisFactory(cycle=cycle, title="بهره وری"), code="Z9", title="درصد پوشش")
    batch = applied(book(row(code=None)), kind="indicators", by=hq_expert)
    indicator.refresh_from_db()
    assert (indicator.code, indicator.direction, batch.counts["changed"]) == ("Z9", "lower", 1)


def test_a_title_of_another_indicator_is_refused(
    looked_at: Callable[..., Checked], cycle: EvaluationCycle, hq_expert: User
) -> None:
    axis = AxisFactory(cycle=cycle, title="بهره‌وری")
    IndicatorFactory(axis=axis, code="A1", title="یک")
    IndicatorFactory(axis=axis, code="B1", title="درصد پوشش")
    issues = looked_at(book(row()), kind="indicators", by=hq_expert).rows.issues
    assert [(issue.field, issue.code) for issue in issues] == [("indicator", "title_taken")]


def test_ceilings_that_do_not_add_up_are_a_notice(
    looked_at: Callable[..., Checked], cycle: EvaluationCycle, hq_expert: User
) -> None:
    checked = looked_at(book(row(), row("دوم", code="A2", ceiling=60)), kind="indicators", by=hq_expert)
    notice = next(notice for notice in checked.found.notices if notice["code"] == "ceilings_total")
    assert (notice["params"]["total"], notice["params"]["expected"]) == (100, 1000)
    whole = looked_at(book(row(ceiling=1000)), kind="indicators", by=hq_expert)
    assert "ceilings_total" not in {notice["code"] for notice in whole.found.notices}


def test_without_any_cycle_the_file_is_rejected_in_words(
    looked_at: Callable[..., Checked], reference_data: None, hq_expert: User
) -> None:
    checked = looked_at(book(row()), kind="indicators", by=hq_expert)
    assert (checked.found.outcome, checked.found.failure[0]) == ("reject", "option_missing")
