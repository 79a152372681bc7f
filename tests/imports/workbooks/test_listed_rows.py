"""Lists that are written around the library are read as if it had written them."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from imports.workbooks.listed_rows import ListedRows, with_lists

TEXTS = [
    ("01234567", "دبستان «الف» & <ب>"),
    ("=1+1", "دو  فاصله"),
    ("می‌رود", "'نقل' \"قول\" &amp; ]]>"),
    ("", "😀"),
    ("یک\x00\x0bدو", "سطر\nدیگر\t"),
    ("ا" * 40_000, "_x0041_"),
]
READ = [
    *TEXTS[:4],
    ("یکدو", "سطر دیگر"),
    ("ا" * 32_767, "_x0041_"),
]


@pytest.fixture
def around(tmp_path: Path) -> Path:
    """A workbook with a list on its second sheet, from the third row on, and something on the other sheets."""
    path = tmp_path / "around.xlsx"
    with Workbook(path) as book:
        style = book.add_format({"bold": True})
        first, second, third = (book.add_worksheet(name) for name in ("یک", "دو", "سه"))
        first.write_string(0, 0, "پیش از فهرست")
        second.write_row(1, 0, ["کد", "نام"])
        second.write_blank(2, 0, None, style)
        second.write_blank(2, 1, None, book.add_format({"italic": True}))
        second.autofilter(1, 0, 1 + len(TEXTS), 1)
        third.write_number(0, 0, 3)
    return path


def test_openpyxl_and_calamine_read_the_rows_and_all_that_is_around_them(around: Path, tmp_path: Path) -> None:
    target = tmp_path / "whole.xlsx"
    with_lists(around, {1: ListedRows(len(TEXTS), iter(TEXTS))}, target)
    book = openpyxl.load_workbook(target)
    sheet = book["دو"]
    assert sheet.dimensions == f"A2:B{2 + len(TEXTS)}"
    assert sheet.auto_filter.ref == f"A2:B{2 + len(TEXTS)}"
    read = [tuple(cell.value or "" for cell in row) for row in sheet.iter_rows(min_row=3)]
    assert [tuple(text.replace("_x005F_", "_") for text in row) for row in read] == READ  # openpyxl keeps the escape
    assert {(row[0].font.b, row[1].font.i, row[0].data_type) for row in sheet.iter_rows(min_row=3)} == {
        (True, True, "s")
    }
    sheets = CalamineWorkbook.from_path(target)
    assert [tuple(row) for row in sheets.get_sheet_by_name("دو").to_python()[1:]] == READ
    assert sheets.get_sheet_by_name("یک").to_python() == [["پیش از فهرست"]]
    assert sheets.get_sheet_by_name("سه").to_python() == [[3]]


def test_rows_are_numbered_as_they_stand_and_the_pattern_is_gone(around: Path, tmp_path: Path) -> None:
    target = tmp_path / "whole.xlsx"
    with_lists(around, {1: ListedRows(len(TEXTS), iter(TEXTS))}, target)
    content = zipfile.ZipFile(target).read("xl/worksheets/sheet2.xml").decode()
    assert [int(number) for number in re.findall(r'<row r="(\d+)"', content)] == list(range(2, 3 + len(TEXTS)))
    cells = re.findall(r'<c r="([A-Z]+\d+)"', content)
    assert len(cells) == len(set(cells)) == 2 + 2 * len(TEXTS)


def test_a_sheet_without_a_pattern_is_an_error(around: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="blank cells"):
        with_lists(around, {2: ListedRows(1, iter([("1", "2")]))}, tmp_path / "whole.xlsx")
