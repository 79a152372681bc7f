"""Preflight of .ods: repeat counts multiplied out, errors and formulas told as for .xlsx."""

import pytest

from imports.reading import ErrorCell, Merge, SheetState
from tests.builders.parts import packed, with_document_type, with_part, without_part
from tests.builders.workbooks import open_document, open_document_merged_down, sheet
from tests.imports.reading.conftest import Read, Refusal

GOOD = open_document(sheet(["کد", "نام"], [["01", "الف"]]))
SPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {"office": "office", "table": "table", "text": "text", "style": "style"}.items()
    )
    + ' xmlns:calcext="urn:calcext"'
)
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def document(rows: str, *, styles: str = "", table: str = "") -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="Sheet1" {table}>{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": b"<m/>"})


def row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def test_an_open_document_is_read(read: Read) -> None:
    book = read(GOOD)
    assert book.format == "ods"
    assert [list(cells) for cells in book.sheets[0].rows] == [["کد", "نام"], ["01", "الف"]]


def test_repeated_empty_rows_and_cells_to_the_end_of_the_sheet_cost_nothing(read: Read) -> None:
    empty = '<table:table-cell table:number-columns-repeated="16383"/>'
    rows = row(CELL.format("a") + empty) + row(empty, 'table:number-rows-repeated="1048575"')
    assert [list(cells) for cells in read(document(rows)).sheets[0].rows] == [["a"]]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (row(CELL.format("a"), 'table:number-rows-repeated="200001"'), "too_many_rows"),
        (
            row(CELL.format("a").replace("office:", 'table:number-columns-repeated="300" office:', 1)),
            "too_many_columns",
        ),
        (
            row(CELL.format("a"))
            + row("<table:table-cell/>", 'table:number-rows-repeated="1048570"')
            + row('<table:table-cell table:number-columns-repeated="200"/>' + CELL.format("b")),
            "too_sparse",
        ),
        (row(CELL.format("x" * 2000), 'table:number-rows-repeated="150000"'), "too_complex"),
        (row(CELL.format("a"), 'table:number-rows-repeated="99999999999"'), "unreadable_file"),
        (row(CELL.format("a"), 'table:number-rows-repeated="-1"'), "unreadable_file"),
    ],
)
def test_repeat_counts_are_held_against_the_limits(rows: str, code: str, refusal: Refusal) -> None:
    assert refusal(document(rows)).code == code


def test_errors_formulas_and_hidden_things(read: Read) -> None:
    formula = '<table:table-cell table:formula="of:=1/0" '
    error = (
        formula + 'office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    bare = '<table:table-cell table:formula="of:=A1"/>'
    blank = '<table:table-cell table:formula="of:=A9"><text:p/></table:table-cell>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = columns + row(CELL.format("a") + CELL.format("b")) + row(error + bare + blank, 'table:visibility="filter"')
    book = read(document(rows))
    [grid] = book.sheets
    assert list(grid.row(2)) == [ErrorCell("excel_error", "#DIV/0!"), ErrorCell("formula_without_value")]
    assert (grid.error_cells, grid.uncached_formulas, grid.formulas) == (1, 1, 3)
    assert (grid.hidden_rows, grid.hidden_columns) == ((2,), (1,))


def test_a_hidden_sheet_is_not_read(read: Read) -> None:
    styles = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    [grid] = read(document(row(CELL.format("a")), styles=styles, table='table:style-name="ta1"')).sheets
    assert (grid.state, len(grid.rows)) == (SheetState.HIDDEN, 0)


def test_cells_merged_downwards_are_known(read: Read) -> None:
    [grid] = read(open_document_merged_down([["استان", "نام"], ["یزد", "الف"], ["", "ب"], ["", "پ"]], rows=3)).sheets
    assert grid.merges == (Merge(2, 0, 4, 0),)


def test_an_encrypted_document(refusal: Refusal) -> None:
    manifest = b'<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    assert refusal(with_part(GOOD, "META-INF/manifest.xml", lambda _: manifest)).code == "encrypted_file"


def test_macros(refusal: Refusal) -> None:
    assert refusal(with_part(GOOD, "Basic/Standard/Module1.xml", lambda _: b"<x/>")).code == "macro_file"


def test_a_document_type(refusal: Refusal) -> None:
    assert refusal(with_document_type(GOOD, "content.xml")).code == "suspicious_file"


def test_broken_xml_and_a_missing_content(refusal: Refusal) -> None:
    assert refusal(with_part(GOOD, "content.xml", lambda part: part[:-20])).code == "unreadable_file"
    assert refusal(without_part(GOOD, "content.xml")).code == "unreadable_file"
