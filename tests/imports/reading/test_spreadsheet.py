"""Values and coordinates of what the reader returns."""

from datetime import date, datetime

import pytest

from imports.reading import Limits, Merge
from imports.reading.chunks import PackedRows
from imports.reading.wire import encode_rows
from tests.builders.workbooks import Text, old_workbook, open_document, sheet, workbook
from tests.imports.reading.conftest import Read, Refusal

VALUES = ["متن", 12, 0.5, date(2019, 4, 30), None, 90012345]


@pytest.mark.parametrize("build", [workbook, old_workbook, open_document])
def test_values_keep_their_types(build: object, read: Read) -> None:
    [grid] = read(build(sheet(VALUES))).sheets  # type: ignore[operator]
    assert list(grid.rows[0]) == VALUES


def test_moments_truth_and_text_like_a_formula(read: Read) -> None:
    [grid] = read(workbook(sheet([datetime(2019, 4, 30, 8, 5), True, Text("=1+1"), Text("+1")]))).sheets
    assert list(grid.rows[0]) == [datetime(2019, 4, 30, 8, 5), True, "=1+1", "+1"]


def test_a_table_in_the_middle_keeps_the_numbers_that_excel_shows(read: Read) -> None:
    lines = [[None] * 3, [None] * 3, [None, None, "کد"], [None] * 3, [None, None, "01"]]
    [grid] = read(workbook(sheet(lines[0], lines[1:]))).sheets
    assert (grid.first_row, grid.last_row) == (3, 5)
    assert grid.row(3) == [None, None, "کد"]
    assert grid.row(5)[2] == "01"
    assert list(grid.row(1)) == []
    assert list(grid.rows_below(3)) == [(4, [None] * 3), (5, [None, None, "01"])]


def test_merges_of_old_workbooks(read: Read) -> None:
    import xlwt  # builds what the builder has no word for

    from tests.builders.workbooks import _saved

    book = xlwt.Workbook()
    book.add_sheet("Sheet1").write_merge(1, 3, 0, 1, "یزد")
    [grid] = read(_saved(book)).sheets
    assert grid.merges == (Merge(2, 0, 4, 1),)


def test_limits_hold_for_old_workbooks_too(refusal: Refusal) -> None:
    content = old_workbook(sheet(["a"], [["b"]] * 20))
    assert refusal(content, limits=Limits(rows=20)).code == "too_many_rows"
    assert refusal(old_workbook(*(sheet(["a"], name=f"s{n}") for n in range(4))), limits=Limits(sheets=3)).code == (
        "too_many_sheets"
    )


def test_sheets_whose_names_a_reader_confuses(refusal: Refusal) -> None:
    content = open_document(sheet(["a"], name="داده"), sheet(["b"], name="داده"))
    assert refusal(content).code == "unreadable_file"


def test_packed_rows_are_a_sequence() -> None:
    rows = [[number, "متن"] for number in range(1203)]
    packed = PackedRows()
    for line in encode_rows(rows):
        packed.add(line)
    assert len(packed) == 1203
    assert list(packed) == rows
    assert packed[1000] == [1000, "متن"]
    assert packed[-1] == rows[-1]
    assert packed[499:501] == rows[499:501]
    with pytest.raises(IndexError):
        packed[1203]


def test_long_rows_travel_in_lines_of_bounded_length() -> None:
    lines = list(encode_rows([["x" * 30_000] * 20] * 10))
    assert len(lines) > 1
    assert max(map(len, lines)) < 2_000_000
