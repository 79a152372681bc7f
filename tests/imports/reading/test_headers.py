"""Tables are found as people make them: titles above, headings in two rows, synonyms in any spelling."""

from dataclasses import replace

import pytest

from imports.reading import ExchangeShape, SheetGrid, TableOverride, Tables, find_tables
from imports.reading.types import Book, SheetState
from tests.builders.workbooks import Sheet, csv_file, old_workbook, sheet, workbook
from tests.imports.reading.conftest import Read

DATA = [["01234567", "دبستان الف", "یزد"], ["01234568", "دبستان ب", "یزد"]]
PLAIN = ["کد واحد آموزشی", "نام واحد آموزشی", "استان"]


def codes(tables: Tables) -> list[str]:
    return [notice.code for notice in tables.notices]


def grid(spec: Sheet) -> SheetGrid:
    return SheetGrid(spec.name, SheetState(spec.state), spec.lines)


def found(shape: ExchangeShape, *sheets: Sheet) -> Tables:
    """Find tables in sheets that need no merges: no process, no file."""
    return find_tables(Book("xlsx", tuple(map(grid, sheets))), shape)


def test_a_plain_table(schools: ExchangeShape) -> None:
    tables = found(schools, sheet(PLAIN, DATA))
    [table] = tables.tables
    assert (table.header_rows, dict(table.columns), table.count) == ((1,), {0: "code", 1: "name", 2: "province"}, 2)
    first = next(table.rows())
    assert (first.number, first.cells) == (2, {"code": "01234567", "name": "دبستان الف", "province": "یزد"})
    assert (table.cell_name("name", 3), table.heading_of("code")) == ("B3", "کد واحد آموزشی")
    assert (tables.notices, tables.problems, tables.questions) == ((), (), ())


@pytest.mark.parametrize(
    "heading",
    [
        "کد مدرسه", "كد مدرسه", "کدمدرسه", "کد\u200cمدرسه", "کد\u00a0مدرسه", "کد\nمدرسه", " کد  مدرسه : ",
        "کد مدرسه*", "کد مدرسه (۸ رقم)", "«کد مدرسه»", "كـد مدرسـه", "کد مدرسه/آموزشگاه", "کد_واحد", "\ufeffکد مدرسه",
    ],
)  # fmt: skip
def test_spellings_of_a_heading(heading: str, schools: ExchangeShape) -> None:
    [table] = found(schools, sheet([heading, "نام مدرسه"], [["01234567", "الف"]])).tables
    assert table.columns[0] == "code"


def test_titles_above_the_heading_and_a_table_to_the_side(schools: ExchangeShape) -> None:
    lines = [[None, None, *PLAIN], *([None, None, *row] for row in DATA)]
    titles = ["وزارت آموزش و پرورش", "فهرست مدارس استان یزد"]
    tables = found(schools, sheet(lines[0], lines[1:], titles=titles))
    [table] = tables.tables
    assert (table.header_rows, sorted(table.columns)) == ((3,), [2, 3, 4])
    [notice] = tables.notices
    assert (notice.code, notice.rows) == ("header_row", (3,))


def test_merged_titles_over_all_columns(read: Read, schools: ExchangeShape) -> None:
    content = workbook(sheet(PLAIN, DATA, titles=["عنوان", "سال ۹۸"], merges=["A1:C1", "A2:C2"]))
    [table] = find_tables(read(content), schools).tables
    assert table.header_rows == (3,)


def test_the_row_number_column_is_ignored_without_a_word(schools: ExchangeShape) -> None:
    tables = found(schools, sheet(["رديف", *PLAIN], [[1.0, *DATA[0]]]))
    assert tables.tables[0].ignored == ("رديف",)
    assert codes(tables) == []


def test_unknown_columns_are_named(schools: ExchangeShape) -> None:
    tables = found(schools, sheet([*PLAIN, "تلفن", "نشانی"], [[*DATA[0], "1", "2"]]))
    [notice] = tables.notices
    assert (notice.code, notice.count, notice.params["headings"]) == ("column_ignored", 2, ("تلفن", "نشانی"))


TWO_ROWS = sheet(
    [["کد مدرسه", "جدول 1", None, "جدول 2", None], [None, "سقف", "امتیاز", "سقف", "امتیاز"]],
    [["01234567", 40.0, 31.5, 35.0, 30.0]],
    merges=["A1:A2", "B1:C1", "D1:E1"],
)


def test_merged_headings_in_two_rows_are_joined(read: Read, safety: ExchangeShape) -> None:
    [table] = find_tables(read(workbook(TWO_ROWS)), safety).tables
    assert (table.header_rows, dict(table.columns)) == ((1, 2), {0: "code", 2: "t1", 4: "t2"})
    assert table.headings[2] == "جدول 1 امتیاز"
    assert [row.cells for row in table.rows()] == [{"code": "01234567", "t1": 31.5, "t2": 30.0}]


@pytest.mark.parametrize("build", [old_workbook, csv_file])
def test_headings_in_two_rows_where_no_merge_is_known(build: object, read: Read, safety: ExchangeShape) -> None:
    [table] = find_tables(read(build(TWO_ROWS)), safety).tables  # type: ignore[operator]
    assert dict(table.columns) == {0: "code", 2: "t1", 4: "t2"}


def test_what_stands_beside_headings_that_are_merged_down_is_no_line_of_data(
    read: Read, safety: ExchangeShape, schools: ExchangeShape
) -> None:
    headings = [["کد مدرسه", "نام مدرسه", "جدول 1", "جدول 2"], [None, None, "امتیاز", "(از ۳۵)"]]
    spec = sheet(headings, [["01234567", "الف", 30, 20]], merges=["A1:A2", "B1:B2"])
    for shape in (safety, schools):
        [table] = find_tables(read(workbook(spec)), shape).tables
        assert (table.header_rows, [row.number for row in table.rows()]) == ((1, 2), [3])


def test_a_third_table_is_not_taken_for_the_total(read: Read, safety: ExchangeShape) -> None:
    """«جدول ۴ امتیاز» ends in a heading that is known alone; under a group of its kind it means something else."""
    spec = replace(
        TWO_ROWS, lines=(["کد مدرسه", "جدول 1", "جدول 4"], [None, "امتیاز", "امتیاز"], ["01234567", 1.0, 2.0])
    )
    [table] = find_tables(read(workbook(replace(spec, merges=("A1:A2",)))), safety).tables
    assert dict(table.columns) == {0: "code", 1: "t1"}


def test_a_group_that_only_describes(schools: ExchangeShape) -> None:
    headers = [["مشخصات واحد", None, "نشانی", None], ["کد مدرسه", "نام مدرسه", "استان", "منطقه"]]
    [table] = found(schools, sheet(headers, [["01234567", "الف", "یزد", "میبد"]])).tables
    assert list(table.columns.values()) == ["code", "name", "province", "district"]


def test_a_data_row_is_no_second_heading_row(schools: ExchangeShape) -> None:
    """A value may read like a heading; one match in a row of data changes nothing."""
    [table] = found(schools, sheet([*PLAIN, "شرح"], [[*DATA[0], "منطقه"]])).tables
    assert (table.header_rows, table.count, 3 in table.columns) == ((1,), 1, False)


def test_cells_merged_downwards_are_filled(read: Read, schools: ExchangeShape) -> None:
    rows = [["یزد", "01234561", "الف"], [None, "01234562", "ب"], [None, "01234563", "پ"], ["قم", "01234564", "ت"]]
    content = workbook(sheet(["استان", "کد مدرسه", "نام مدرسه"], rows, merges=["A2:A4"]))
    [table] = find_tables(read(content), schools).tables
    assert [row.cells["province"] for row in table.rows()] == ["یزد", "یزد", "یزد", "قم"]


def test_every_sheet_with_the_headings_is_read(schools: ExchangeShape) -> None:
    tables = found(
        schools,
        sheet(PLAIN, DATA, name="یزد"),
        sheet(["خلاصه"], [["۱۲"]], name="خلاصه"),
        sheet(PLAIN[::-1], [row[::-1] for row in DATA], name="قم"),
    )
    assert [table.sheet for table in tables.tables] == ["یزد", "قم"]
    [notice] = tables.notices
    assert (notice.code, notice.params) == ("sheets_read", {"sheets": ("یزد", "قم"), "others": ("خلاصه",)})


def test_guide_and_hidden_sheets_are_named_and_not_read(schools: ExchangeShape) -> None:
    tables = found(
        schools,
        sheet(PLAIN, DATA, name="داده"),
        sheet(PLAIN, DATA, name="راهنمای تکمیل"),
        sheet(PLAIN, DATA, name="پنهان", state="hidden"),
        sheet(PLAIN, DATA, name="کدها", state="veryHidden"),
    )
    assert [table.sheet for table in tables.tables] == ["داده"]
    hidden, used = tables.notices
    assert (hidden.code, hidden.params["sheets"]) == ("hidden_sheets", ("پنهان", "کدها"))
    assert (used.code, used.sheet, used.params["others"]) == ("sheet_used", "داده", ("راهنمای تکمیل",))


def test_no_heading_at_all(schools: ExchangeShape) -> None:
    tables = found(schools, sheet(["الف", "ب"], DATA), sheet(PLAIN, DATA, name="پنهان", state="hidden"))
    [problem] = tables.problems
    assert (problem.code, problem.params["headings"]) == ("no_header", ("کد واحد آموزشی", "نام واحد آموزشی"))
    assert codes(tables)[0] == "hidden_sheets"


def test_a_heading_without_rows(schools: ExchangeShape) -> None:
    [problem] = found(schools, sheet(PLAIN)).problems
    assert (problem.code, problem.sheet, problem.row) == ("no_rows", "Sheet1", 1)


def test_a_missing_required_column(schools: ExchangeShape) -> None:
    tables = found(schools, sheet(["کد مدرسه", "استان"], [["01234567", "یزد"]]))
    [problem] = tables.problems
    assert (problem.code, problem.sheet, problem.column) == ("missing_column", "Sheet1", "نام واحد آموزشی")
    assert tables.tables == ()


def test_one_of_a_group_of_columns_is_enough(safety: ExchangeShape) -> None:
    assert found(safety, sheet(["کد مدرسه", "امتیاز"], [["01234567", 80.0]])).problems == ()
    [problem] = found(safety, sheet(["کد مدرسه", "کد واحد آموزشی"], [["01234567", "01234567"]])).problems or [None]
    assert problem is not None
    assert problem.code in {"missing_column", "no_header"}


def test_a_summary_sheet_beside_a_complete_one_is_no_fault(schools: ExchangeShape) -> None:
    tables = found(schools, sheet(PLAIN, DATA, name="داده"), sheet(["استان", "منطقه"], [["یزد", "۳"]], name="آمار"))
    assert tables.problems == ()
    assert codes(tables) == ["sheet_used"]


def test_a_settled_mapping_replaces_the_search(schools: ExchangeShape) -> None:
    lines = sheet(["الف", "ب", "پ"], [["x", "y", "z"], *DATA])
    book = Book("xlsx", (grid(lines),))
    settled = [TableOverride("Sheet1", (2,), {0: "code", 1: "name"}), TableOverride("نیست", (1,), {0: "code"})]
    tables = find_tables(book, schools, override=settled)
    [table] = tables.tables
    assert (table.header_rows, table.count, table.headings[0]) == ((2,), 2, "x")
    assert [problem.code for problem in tables.problems] == ["sheet_missing"]
    incomplete = find_tables(book, schools, override=[TableOverride("Sheet1", (1,), {0: "code"})])
    assert [problem.code for problem in incomplete.problems] == ["missing_column"]
