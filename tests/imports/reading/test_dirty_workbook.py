"""One workbook with everything that offices do to a sheet at once (the fixtures that product.md lists)."""

from datetime import date

from imports.reading import ColumnKind, ColumnSpec, ExchangeShape, find_tables
from imports.reading.cells import CellProblem, parser_for
from tests.builders.workbooks import Text, sheet, workbook
from tests.imports.reading.conftest import Read

SHAPE = ExchangeShape(
    "safety",
    (
        ColumnSpec("province", "استان"),
        ColumnSpec("code", "کد واحد آموزشی", ("کد مدرسه",), required=True, kind=ColumnKind.CODE, length=8),
        ColumnSpec("name", "نام واحد آموزشی", ("نام مدرسه",), required=True),
        ColumnSpec("date", "تاریخ خودارزیابی", kind=ColumnKind.DAY),
        ColumnSpec("t1", "امتیاز جدول ۱", kind=ColumnKind.NUMBER),
        ColumnSpec("t2", "امتیاز جدول ۲", kind=ColumnKind.NUMBER),
        ColumnSpec("note", "توضیحات"),
    ),
    key=("code",),
)
BLANK = [None] * 9
DIRTY = sheet(
    [
        ["رديف", "استان", "كد مدرسه", "نام\nمدرسه", "تاریخ خود ارزیابی", "جدول 1", None, "جدول 2", "توضیحات"],
        [None, None, None, None, None, "سقف", "امتیاز", "امتیاز", None],
    ],
    [
        [1, "یزد", "01234561", "دبستان كوثر", "98/02/10", 40, "۳۱٫۵", "30/5", Text("=cmd()")],
        [2, None, 1234562, "شاهد\u200c۲", "۱۳۹۸/۰۲/۱۱", 40, "٣٢", 29, "+1"],
        [3, None, "۰۱۲۳۴۵۶۳", "گل", "12 اردیبهشت 1398", 40, "-", "#REF!", "-1"],
        [4, None, '="01234564"', "گل", date(2019, 5, 3), 40, "=F6-1", 28.25, Text("@x")],
        BLANK,
        [5, "قم", "01234561", "دبستان کوثر", "1398/12/30", 40, "سی", 1, None],
        ["جمع کل", None, None, None, None, 200, 99, 118.75, None],
        BLANK,
        [None, None, "مهر و امضای رئیس اداره"],
    ],
    titles=["وزارت آموزش و پرورش", "طرح خودارزیابی ایمنی مدارس"],
    merges=["A1:I1", "A2:I2", "F3:G3", *(f"{letter}3:{letter}4" for letter in "ABCDEI"), "B5:B8"],
    hidden_columns=["F"],
    name="آمار ایمنی",
)


def test_a_dirty_workbook_is_read_as_it_is_meant(read: Read) -> None:
    guide = sheet(["استان", "کد مدرسه", "نام مدرسه"], [["یزد", "00000001", "نمونه"]], name="راهنما")
    found = find_tables(read(workbook(guide, DIRTY)), SHAPE)
    assert (found.problems, found.questions) == ((), ())
    [table] = found.tables
    assert table.header_rows == (3, 4)
    assert {name: table.cell_name(name, 5) for name in table.columns.values()} == {
        "province": "B5", "code": "C5", "name": "D5", "date": "E5", "t1": "G5", "t2": "H5", "note": "I5",
    }  # fmt: skip
    readers = {column.field: parser_for(column) for column in SHAPE.columns}
    read_rows, problems = {}, {}
    for row in table.rows():
        values = {}
        for field, value in row.cells.items():
            try:
                values[field] = readers[field](value).value
            except CellProblem as problem:
                problems[table.cell_name(field, row.number)] = problem.code
        read_rows[row.number] = values
    assert [read_rows[number]["code"] for number in read_rows] == [
        "01234561", "01234562", "01234563", "01234564", "01234561",
    ]  # fmt: skip
    assert [read_rows[number]["province"] for number in read_rows] == ["یزد"] * 4 + ["قم"]
    days = [read_rows[number].get("date") for number in (5, 6, 7, 8)]
    assert days == [date(2019, 4, 30), date(2019, 5, 1), date(2019, 5, 2), date(2019, 5, 3)]
    assert [read_rows[number].get("t1") for number in (5, 6, 7)] == [31.5, 32, None]
    assert [read_rows[number].get("t2") for number in (5, 6, 8, 10)] == [30.5, 29, 28.25, 1]
    assert [read_rows[number]["note"] for number in (5, 6, 7, 8)] == ["=cmd()", "+1", "-1", "@x"]
    assert problems == {
        "H7": "excel_error",
        "G8": "formula_without_value",
        "E10": "not_a_leap_year",
        "G10": "not_a_number",
    }
    assert [(notice.code, notice.rows, notice.count) for notice in found.notices] == [
        ("hidden_columns", (), 1),
        ("formula_values_read", (), 1),
        ("sheet_used", (), 1),
        ("header_row", (3, 4), 2),
        ("column_ignored", (), 1),
        ("blank_rows", (9, 12), 2),
        ("totals_row_skipped", (11,), 1),
        ("footer_skipped", (13,), 1),
    ]
