"""What preflight of .xlsx finds that a reader would not tell, and what it refuses."""

import pytest

from imports.reading import ErrorCell, Limits, Merge, SheetState
from tests.builders.parts import (
    MAIN,
    SHEET,
    STRINGS,
    inline,
    raw_workbook,
    with_document_type,
    with_part,
    without_part,
)
from tests.builders.workbooks import sheet, workbook
from tests.imports.reading.conftest import Read, Refusal

ROW = f'<row r="1">{inline("A1", "a")}</row>'
GOOD = raw_workbook(ROW, strings=["x"])


def numbers(rows: int, columns: int = 1) -> str:
    """Rows of numbers without references, as some programs write them."""
    return f"<row>{'<c><v>1</v></c>' * columns}</row>" * rows


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/workbook.xml", "xl/theme/theme1.xml"])
def test_a_document_type_in_any_part(part: str, refusal: Refusal) -> None:
    workbook = with_part(GOOD, part, lambda content: content or b"<theme/>")
    assert refusal(with_document_type(workbook, part)).code == "suspicious_file"


def test_entities_that_multiply(refusal: Refusal) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    assert refusal(with_part(GOOD, SHEET, lambda _: bomb)).code == "suspicious_file"


def test_an_external_entity_reads_no_file(refusal: Refusal) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
    assert refusal(with_part(GOOD, SHEET, lambda _: bomb)).code == "suspicious_file"


def test_broken_xml_after_three_thousand_good_rows(refusal: Refusal) -> None:
    """The reader alone gives 3,000 rows and says nothing."""
    refused = refusal(raw_workbook(numbers(3000) + "<row><c></row>" + numbers(10)))
    assert (refused.code, refused.params["reason"]) == ("unreadable_file", "broken_xml")


@pytest.mark.parametrize("part", ["docProps/app.xml", "xl/styles.xml", "xl/_rels/other.rels"])
def test_broken_xml_anywhere(part: str, refusal: Refusal) -> None:
    assert refusal(with_part(GOOD, part, lambda _: b"<a><b></a>")).code == "unreadable_file"


def test_an_undeclared_entity_is_broken_xml(refusal: Refusal) -> None:
    assert refusal(raw_workbook(f'<row r="1">{inline("A1", "&nbsp;")}</row>')).code == "unreadable_file"


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"])
def test_a_missing_part(part: str, refusal: Refusal) -> None:
    refused = refusal(without_part(GOOD, part))
    assert (refused.code, refused.params["reason"]) == ("unreadable_file", "missing_part")


@pytest.mark.parametrize("index", ["1", "-1", "99999999999", "x"])
def test_a_shared_text_that_is_not_there(index: str, refusal: Refusal) -> None:
    refused = refusal(raw_workbook(f'<row r="7"><c r="A7" t="s"><v>{index}</v></c></row>', strings=["x"]))
    assert refused.code == "unreadable_file"
    assert dict(refused.params) == {"reason": "shared_text", "sheet": "Sheet1", "row": 7}


def test_the_declared_dimension_is_not_believed(read: Read) -> None:
    book = read(raw_workbook(numbers(21, 10), head='<dimension ref="A1:A1"/>'))
    assert [len(row) for row in book.sheets[0].rows] == [10] * 21


def test_a_sparse_giant_is_refused_before_the_reader_sees_it(refusal: Refusal) -> None:
    giant = raw_workbook(f'<row r="1">{inline("A1", "a")}</row><row r="1048576">{inline("XFD1048576", "b")}</row>')
    refused = refusal(giant)
    assert refused.code == "too_sparse"
    assert (refused.params["sheet"], refused.params["row"]) == ("Sheet1", 1048576)


def test_a_long_text_used_a_hundred_thousand_times(refusal: Refusal) -> None:
    rows = '<row><c t="s"><v>0</v></c></row>' * 100_000
    refused = refusal(raw_workbook(rows, strings=["x" * 1024 * 1024]))
    assert (refused.code, refused.params["reason"]) == ("too_complex", "text")


def test_ghost_rows_that_are_only_formatted_do_not_count(read: Read) -> None:
    ghosts = "".join(f'<row r="{row}"><c r="A{row}" s="1"/><c r="XFD{row}" s="1"/></row>' for row in range(2, 20_400))
    book = read(raw_workbook(ROW + ghosts))
    assert [list(row) for row in book.sheets[0].rows] == [["a"]]


@pytest.mark.parametrize(
    ("rows", "limits", "code"),
    [
        (numbers(11), Limits(rows=10), "too_many_rows"),
        (numbers(1, 257), Limits(), "too_many_columns"),
        (numbers(20, 10), Limits(cells=100), "too_complex"),
    ],
)
def test_limits(rows: str, limits: Limits, code: str, refusal: Refusal) -> None:
    assert refusal(raw_workbook(rows), limits=limits).code == code


def test_rows_of_all_sheets_count_together(refusal: Refusal) -> None:
    book = workbook(*(sheet(["a"], [["b"]] * 4, name=name) for name in "xyz"))
    assert refusal(book, limits=Limits(rows=14)).params["found"] == 15


def test_too_many_sheets(refusal: Refusal) -> None:
    book = workbook(*(sheet(["a"], name=f"s{number}") for number in range(65)))
    assert dict(refusal(book).params) == {"limit": 64, "found": 65}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="5"><c r="A5"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="A3"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="XFE2"><v>1</v></c></row>',
        '<row r="1048577"><c><v>1</v></c></row>',
    ],
)
def test_rows_and_cells_in_no_order_or_place(rows: str, refusal: Refusal) -> None:
    assert refusal(raw_workbook(rows)).code == "unreadable_file"


def test_errors_and_formulas_without_a_value(read: Read) -> None:
    row = (
        '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3"><f>A1+1</f><v></v></c><c r="C3"><f>A1+1</f></c>'
        '<c r="D3"><f>1+1</f><v>2</v></c><c r="E3" t="str"><f>""</f><v></v></c></row>'
    )
    [grid] = read(raw_workbook(row)).sheets
    without = ErrorCell("formula_without_value")
    assert (grid.first_row, list(grid.rows[0])[:4]) == (3, [ErrorCell("excel_error", "#REF!"), without, without, 2.0])
    assert (grid.error_cells, grid.uncached_formulas, grid.formulas) == (1, 2, 4)


def test_a_constant_formula_says_its_value_without_having_been_computed(read: Read) -> None:
    formulas = ["&quot;01234567&quot;", "&quot;a&quot;&quot;b&quot;", "-12.5", "&quot;a&quot;&amp;&quot;b&quot;", "A1"]
    row = "".join(f"<c><f>{formula}</f></c>" for formula in formulas)
    [grid] = read(raw_workbook(f"<row>{row}</row>")).sheets
    without = ErrorCell("formula_without_value")
    assert list(grid.rows[0]) == ["01234567", 'a"b', -12.5, without, without]
    assert (grid.uncached_formulas, grid.formulas) == (2, 5)


def test_faults_outside_what_the_reader_returns_are_there(read: Read) -> None:
    before, after = '<row r="2"><c r="D2"><f>A1</f></c></row>', '<row r="9"><c r="B9" t="e"><v>#N/A</v></c></row>'
    rows = before + ROW.replace("1", "4") + after
    [grid] = read(raw_workbook(rows)).sheets
    assert (grid.first_row, grid.last_row) == (2, 9)
    assert grid.row(2)[3] == ErrorCell("formula_without_value")
    assert grid.row(4)[0] == "a"
    assert grid.row(9)[1] == ErrorCell("excel_error", "#N/A")


def test_notices_of_hidden_rows_columns_and_formulas(read: Read) -> None:
    tail = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    head = '<cols><col min="2" max="16384" hidden="1"/></cols>'
    rows = f'{ROW}<row r="2" hidden="1"><c r="B2"><f>1+1</f><v>2</v></c></row><row r="9" hidden="1"/>'
    book = read(raw_workbook(rows, head=head, tail=tail))
    [grid] = book.sheets
    assert (grid.merges, grid.hidden_rows, grid.hidden_columns) == ((Merge(1, 0, 1, 1),), (2,), (1,))
    found = {notice.code: notice for notice in book.notices}
    assert found["hidden_rows"].rows == (2,)
    assert found["hidden_columns"].params["columns"] == (1,)
    assert found["formula_values_read"].count == 1


def test_hidden_sheets_are_named_but_not_read(read: Read) -> None:
    states = ("visible", "hidden", "veryHidden")
    book = read(workbook(*(sheet(["a"], [["b"]], name=state, state=state) for state in states)))
    assert [grid.state for grid in book.sheets] == [SheetState(state) for state in states]
    assert [len(grid.rows) for grid in book.sheets] == [2, 0, 0]


def test_a_prefix_for_the_main_namespace(read: Read) -> None:
    cells = '<x:row r="1"><x:c r="A1" t="e"><x:v>#N/A</x:v></x:c><x:c r="B1"><x:v>1</x:v></x:c></x:row>'
    part = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{cells}</x:sheetData></x:worksheet>'.encode()
    [grid] = read(with_part(GOOD, SHEET, lambda _: part)).sheets
    assert list(grid.rows[0]) == [ErrorCell("excel_error", "#N/A"), 1.0]


def test_a_long_cell_arrives_cut_to_one_character_too_many(read: Read) -> None:
    [grid] = read(raw_workbook(f'<row r="1">{inline("A1", "x" * 40_000)}</row>')).sheets
    assert len(str(grid.rows[0][0])) == 32_768


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros(part: str, refusal: Refusal) -> None:
    assert refusal(with_part(GOOD, part, lambda _: b"<x/>")).code == "macro_file"


def test_an_external_link_is_not_followed(read: Read) -> None:
    target = 'Target="http://192.0.2.1/x" TargetMode="External"'
    link = f'<Relationships><Relationship Id="r1" Type="x/externalLinkPath" {target}/></Relationships>'.encode()
    book = read(with_part(GOOD, "xl/externalLinks/_rels/externalLink1.xml.rels", lambda _: link))
    assert book.sheets[0].rows[0][0] == "a"


def test_a_workbook_without_a_cell_is_empty(refusal: Refusal) -> None:
    assert refusal(raw_workbook("")).code == "empty_file"
