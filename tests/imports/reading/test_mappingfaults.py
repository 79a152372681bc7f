"""What makes no sense in a mapping is told with the column that it is about."""

import pytest

from imports.reading import ExchangeShape, SheetGrid, SheetState, TableOverride
from imports.reading.mappingfaults import mapping_faults

GRID = SheetGrid("x", rows=[["الف", "ب"]] * 4, first_row=3)
GOOD = {0: "code", 1: "name"}


@pytest.mark.parametrize(
    ("rows", "columns", "faults"),
    [
        ((3,), GOOD, []),
        ((5, 6), GOOD, []),
        ((2,), GOOD, [("heading_outside", None)]),
        ((6, 7), GOOD, [("heading_outside", None)]),
        ((3, 5), GOOD, [("heading_rows_apart", None)]),
        ((3,), {0: "code"}, [("field_missing", None)]),
        ((3,), {**GOOD, 2: "phone"}, [("field_unknown", 2)]),
        ((3,), {**GOOD, 2: "code"}, [("field_twice", 0), ("field_twice", 2)]),
    ],
)
def test_faults(
    rows: tuple[int, ...], columns: dict[int, str], faults: list[tuple[str, int | None]], schools: ExchangeShape
) -> None:
    found = mapping_faults(TableOverride("x", rows, columns), GRID, schools)
    assert [(fault.code, fault.column) for fault in found] == faults


@pytest.mark.parametrize("grid", [None, SheetGrid("x", SheetState.HIDDEN)])
def test_a_sheet_that_cannot_be_read(grid: SheetGrid | None, schools: ExchangeShape) -> None:
    [fault] = mapping_faults(TableOverride("x", (1,), GOOD), grid, schools)
    assert fault.code == "mapped_sheet_missing"


def test_one_of_a_group_is_enough(safety: ExchangeShape) -> None:
    grid = SheetGrid("x", rows=[["الف", "ب"]])
    [fault] = mapping_faults(TableOverride("x", (1,), {0: "code"}), grid, safety)
    assert (fault.code, fault.params["headings"][0]) == ("field_missing_of", "امتیاز جدول ۱")
    assert mapping_faults(TableOverride("x", (1,), {0: "code", 1: "t2"}), grid, safety) == []
