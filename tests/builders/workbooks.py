"""Spreadsheets as tests show them: `workbook(sheet(["کد مدرسه", "نام"], [["01234567", "دبستان"]]))` is an .xlsx."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.cell import Cell

Line = Sequence[Any]


@dataclass(frozen=True)
class Sheet:
    """One sheet: every line from row 1 on, headings included."""

    lines: tuple[Line, ...]
    name: str = "Sheet1"
    state: str = "visible"
    merges: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text that would otherwise become a formula or an error: Text("=1+1")."""

    value: str


def sheet(
    headers: Sequence[Any],
    rows: Sequence[Line] = (),
    *,
    name: str = "Sheet1",
    titles: Sequence[str] = (),
    state: str = "visible",
    merges: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[str] = (),
) -> Sheet:
    """Describe a sheet.

    Args:
        headers: the heading row, or a list of heading rows.
        rows: data rows; "=A1+1" is a formula without a value, "#REF!" an error.
        name: the name on the tab.
        titles: lines above the heading, each in column A.
        state: visible, hidden or veryHidden.
        merges: areas ("A1:C1").
        hidden_rows: row numbers.
        hidden_columns: letters.
    """
    heading_rows = headers if headers and isinstance(headers[0], list | tuple) else [headers]
    lines = (*([title] for title in titles), *heading_rows, *rows)
    return Sheet(lines, name, state, tuple(merges), tuple(hidden_rows), tuple(hidden_columns))


def workbook(*sheets: Sheet) -> bytes:
    """Return an .xlsx, right to left as offices make them."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for spec in sheets:
        page = book.create_sheet(spec.name)
        page.sheet_view.rightToLeft = True
        page.sheet_state = spec.state
        for number, line in enumerate(spec.lines, start=1):
            for column, value in enumerate(line, start=1):
                cell = page.cell(number, column)
                assert isinstance(cell, Cell)
                cell.value = value.value if isinstance(value, Text) else value
                if isinstance(value, Text):
                    cell.data_type = "s"
        for area in spec.merges:
            page.merge_cells(area)
        for row in spec.hidden_rows:
            page.row_dimensions[row].hidden = True
        for letter in spec.hidden_columns:
            page.column_dimensions[letter].hidden = True
    return _saved(book)


def old_workbook(*sheets: Sheet) -> bytes:
    """Return an .xls (Excel 97)."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for spec in sheets:
        page = book.add_sheet(spec.name)
        page.visibility = ("visible", "hidden", "veryHidden").index(spec.state)
        for number, line in enumerate(spec.lines):
            for column, value in enumerate(line):
                if isinstance(value, date):
                    page.write(number, column, value, day)
                elif value is not None:
                    page.write(number, column, value)
    return _saved(book)


def open_document(*sheets: Sheet) -> bytes:
    """Return an .ods; merges are not written, see `open_document_merged_down`."""
    document = OpenDocumentSpreadsheet()
    for spec in sheets:
        table = Table(name=spec.name)
        for line in spec.lines:
            row = TableRow()
            for value in line:
                row.addElement(_open_cell(value))
            table.addElement(row)
        document.spreadsheet.addElement(table)
    return _saved(document)


def open_document_merged_down(lines: Sequence[Line], *, rows: int) -> bytes:
    """Return an .ods whose first column is merged over the `rows` lines below the heading."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    for number, line in enumerate(lines):
        row = TableRow()
        for column, value in enumerate(line):
            if column == 0 and number == 1:
                cell = _open_cell(value, numberrowsspanned=rows, numbercolumnsspanned=1)
            elif column == 0 and 1 < number <= rows:
                cell = CoveredTableCell()
            else:
                cell = _open_cell(value)
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    return _saved(document)


def csv_file(spec: Sheet, *, delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """Return a .csv."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(spec.lines)
    return text.getvalue().encode(encoding)


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a .zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _open_cell(value: Any, **attributes: Any) -> Any:
    if value is None:
        return TableCell(**attributes)
    if isinstance(value, str) and value.startswith("="):
        return TableCell(formula=f"of:{value}", **attributes)
    if isinstance(value, bool | int | float):
        cell = TableCell(valuetype="float", value=value, **attributes)
    elif isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), **attributes)
    else:
        cell = TableCell(valuetype="string", **attributes)
    cell.addElement(P(text=str(value)))
    return cell


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
