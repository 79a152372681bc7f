"""The beginnings of sheets: enough to choose a heading by, small whatever the file, and read back as a sheet."""

import json
from datetime import date

import pytest

from imports.engine.outline import outline_of, outlined_grid
from imports.reading import Book, ColumnSpec, ErrorCell, ExchangeShape, Merge, SheetGrid, SheetState, TableOverride
from imports.reading.headerrows import header_of

SHAPE = ExchangeShape("x", (ColumnSpec("code", "کد", required=True), ColumnSpec("name", "نام")), ("code",))


def book(*grids: SheetGrid) -> Book:
    return Book("xlsx", grids)


def test_cells_are_short_texts_that_json_holds() -> None:
    row = ["x" * 500, 12.0, 1.5, date(2019, 4, 30), ErrorCell("excel_error", "#REF!"), None, "دو\nخط"]
    [sheet] = outline_of(book(SheetGrid("یک", rows=[row])), SHAPE)
    assert sheet["lines"] == [[1, ["x" * 120, "12", "1.5", "2019-04-30", "#REF!", "", "دو خط"]]]
    assert json.loads(json.dumps(sheet)) == sheet


def test_blank_lines_take_no_place_and_the_heading_is_always_there() -> None:
    rows: list[list[str | None]] = [[], *([["سطر"], []] * 25), ["کد", "نام"], *[["1", "الف"]] * 30]
    [sheet] = outline_of(book(SheetGrid("یک", rows=rows, first_row=3)), SHAPE)
    numbers = [number for number, _ in sheet["lines"]]
    assert numbers[:3] == [4, 6, 8]
    assert numbers[20:] == [54, 55, 56, 57, 58]
    assert sheet["found"] == {"header_rows": [54], "columns": {"A": "code", "B": "name"}}
    assert (sheet["first_row"], sheet["last_row"]) == (3, 84)


def test_a_settled_heading_far_below_is_there_too() -> None:
    grid = SheetGrid("یک", rows=[[f"سطر {number}"] for number in range(200)])
    [sheet] = outline_of(book(grid), SHAPE, [TableOverride("یک", (150,), {0: "code"})])
    assert [number for number, _ in sheet["lines"]][-5:] == [150, 151, 152, 153, 154]


@pytest.mark.parametrize("sheets", [1, 64])
def test_it_stays_small(sheets: int) -> None:
    wide = [["متن" * 50] * 100] * 60
    outline = outline_of(book(*(SheetGrid(f"برگه {n}", rows=wide) for n in range(sheets))), SHAPE)
    assert sum(len(cells) for sheet in outline for _, cells in sheet["lines"]) <= 24_000
    assert all(len(sheet["lines"]) >= 6 for sheet in outline)


def test_columns_beyond_the_width_that_were_found_are_kept() -> None:
    heading = [None] * 80 + ["کد", "نام"]
    [sheet] = outline_of(book(SheetGrid("یک", rows=[heading, [None] * 80 + ["1", "الف"]])), SHAPE)
    assert sheet["lines"][1][1][80:] == ["1", "الف"]


def test_hidden_and_guide_sheets_say_so() -> None:
    grids = (SheetGrid("پنهان", SheetState.HIDDEN), SheetGrid("راهنما", rows=[["متن"]]))
    hidden, guide = outline_of(book(*grids), SHAPE)
    assert (hidden["state"], hidden["lines"], guide["is_guide"]) == ("hidden", [], True)


def test_it_reads_back_as_the_sheet_it_was() -> None:
    rows = [["عنوان"], [], ["کد", "جدول 1", None], [None, "سقف", "امتیاز"], *[["1", "2", "3"]] * 500]
    grid = SheetGrid("یک", rows=rows, first_row=2, merges=(Merge(4, 1, 4, 2), Merge(400, 0, 401, 0)))
    [sheet] = outline_of(book(grid), SHAPE)
    back = outlined_grid(json.loads(json.dumps(sheet)))
    assert header_of(back, (4, 5)) == header_of(grid, (4, 5)) == {0: "کد", 1: "جدول 1 سقف", 2: "جدول 1 امتیاز"}
    assert (back.first_row, back.last_row, back.merges) == (2, 505, (Merge(4, 1, 4, 2),))
    assert list(back.row(500)) == []
