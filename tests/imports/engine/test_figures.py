from collections.abc import Callable
from typing import Any

import pytest

from imports.engine.figures import Figure, outliers, wrong_totals
from imports.services.check_workbook import Checked
from organisation.models import User
from tests.builders.workbooks import sheet, workbook
from tests.factories.inspection import InspectionProgrammeFactory

HEADINGS = ["اداره کل", "تعداد پایگاه", "تعداد بازرسی از پایگاه"]


def figures(*values: float) -> list[Figure]:
    return [Figure(row, value) for row, value in enumerate(values, start=2)]


@pytest.mark.parametrize(
    ("values", "is_ordered", "rows"),
    [
        ((105_878, 457_906, 74_694), True, [3]),
        ((105_878, 457_906, 74_694), False, []),
        ((900_000, 105_878, 457_906, 74_694, 60_000, 50_000), False, [4]),
        ((1, 2, 3, 4, 500, 5, 6, 7), False, [6]),
        ((1, 2, 3, 2, 4, 5), False, []),
        ((5, 7, 6, 80, 8, 5, 9), False, [5]),
        ((5, 7, 6, 80, 95, 5, 9), False, []),
        ((40, 7, 61, 22, 35, 18, 50), False, []),
        ((1, 1, 1, 1, 1), True, []),
        ((7, 0, 0, 7), False, []),
        ((), True, []),
    ],
)
def test_figures_that_stand_out(values: tuple[float, ...], is_ordered: bool, rows: list[int]) -> None:
    assert [figure.row for figure in outliers(figures(*values), is_ordered=is_ordered)] == rows


@pytest.mark.parametrize(
    ("values", "totals", "wrong"),
    [
        ((1, 2, 3), [Figure(5, 6)], []),
        ((1, 2, 3), [Figure(5, 7)], [(Figure(5, 7), 6)]),
        ((1, 2, 3, 4), [Figure(3.5, 3), Figure(6, 10)], []),  # type: ignore[arg-type]
        ((1, 2, 3, 4), [Figure(3.5, 3), Figure(6, 7)], []),  # type: ignore[arg-type]
        ((0.333, 0.333, 0.333), [Figure(5, 1)], []),
        ((1, 2), [Figure(1, 3)], []),
    ],
)
def test_totals_are_of_all_rows_or_of_those_since_the_last(
    values: tuple[float, ...], totals: list[Figure], wrong: list[Any]
) -> None:
    assert wrong_totals(figures(*values), totals) == wrong


def test_the_public_list_that_was_said_to_be_sorted(
    looked_at: Callable[..., Checked], reference_data: None, hq_expert: User
) -> None:
    InspectionProgrammeFactory()
    rows = [["فارس", 74, 105_878], ["خراسان رضوی", 90, 457_906], ["اصفهان", 60, 74_694], ["جمع کل", 224, 638_470]]
    book = workbook(sheet(HEADINGS, rows, titles=["آمار بازرسی‌ها به ترتیب تعداد"]))
    found = looked_at(book, kind="inspection_counts", by=hq_expert).found
    told = {(notice["code"], notice["params"].get("heading"), *notice["rows"]) for notice in found.notices}
    assert ("outlier", "تعداد بازرسی از پایگاه", 4) in told
    wrong = next(notice for notice in found.notices if notice["code"] == "count_mismatch")
    assert (wrong["rows"], wrong["params"]["stated"], wrong["params"]["counted"]) == ([6], 638_470, 638_478)
    assert found.outcome == "ok"


def test_averages_are_no_sums(looked_at: Callable[..., Checked], reference_data: None) -> None:
    InspectionProgrammeFactory()
    rows = [["فارس", 10, 5], ["یزد", 20, 6], ["میانگین", 15, 5.5]]
    found = looked_at(workbook(sheet(HEADINGS, rows)), kind="inspection_counts").found
    assert "count_mismatch" not in {notice["code"] for notice in found.notices}
