"""Marks of an opened workbook: filled and commented cells, the sheet of errors, the number of the batch."""

from copy import copy
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from imports.workbooks.cells import address_of, cell_text, sheet_names
from imports.workbooks.marks import (
    AUTHOR,
    BATCH_PROPERTY,
    CORRECTED_FILL,
    ERROR_SHEET,
    FILL,
    MOST_COMMENTS,
    MOST_LINKS,
    WIDTHS,
    Marks,
    comments_by_cell,
    corrected_by_cell,
)

_OWN = "\n———\n"  # below it stands what the sender had written
TOP = 4  # the heading row of the list
_FAULTY = PatternFill("solid", fgColor=f"FF{FILL}", bgColor=f"FF{FILL}")
_CORRECTED = PatternFill("solid", fgColor=f"FF{CORRECTED_FILL}", bgColor=f"FF{CORRECTED_FILL}")
_OURS = frozenset({_FAULTY.fgColor.rgb, _CORRECTED.fgColor.rgb})
_SIDE = Side(style="thin", color="FFC8CDD2")
_BOX = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_TEXT = Alignment(vertical="top", wrap_text=True, readingOrder=2)


def clear_marks(book: Any) -> None:
    """Take out what marks of an earlier sending had added; the sender's own comments and sheets stay."""
    if BATCH_PROPERTY not in book.custom_doc_props.names:
        return
    for sheet in list(book.worksheets):
        if _is_error_sheet(sheet):
            book.remove(sheet)
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == AUTHOR:
                    own = cell.comment.text.partition(_OWN)[2]
                    cell.comment = Comment(own, "") if own else None
                    if cell.fill.fgColor.rgb in _OURS:
                        cell.fill = PatternFill()


def mark_cells(book: Any, marks: Marks) -> None:
    """Fill each faulty or corrected cell and say in a comment why; a sender's own comment stands below ours."""
    commented = 0
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    faulty = {(line.sheet, line.cell) for line in marks.lines}
    for name, cells in comments_by_cell(marks).items():
        if (sheet := sheets.get(name)) is None:
            continue
        for coordinate, text in cells.items():
            cell = _markable(sheet, coordinate)
            if cell is None:
                continue
            cell.fill = _FAULTY if (name, coordinate) in faulty else _CORRECTED
            if commented < MOST_COMMENTS:
                own = f"{_OWN}{cell.comment.text}" if cell.comment is not None else ""
                cell.comment = Comment(f"{text}{own}", AUTHOR, height=110, width=340)
                commented += 1


def correct_cells(book: Any, marks: Marks) -> None:
    """Write the corrected values as texts; a cell inside a merged area gets one of its own, the others keep theirs."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for name, cells in corrected_by_cell(marks).items():
        if (sheet := sheets.get(name)) is None:
            continue
        for coordinate, corrected in cells.items():
            if isinstance(sheet[coordinate], MergedCell):
                _part(sheet, coordinate)
            cell = sheet[coordinate]
            cell._value = cell_text(corrected.text, keep_lines=True) or None
            cell.data_type = "s" if corrected.text else "n"


def add_error_sheet(book: Any, marks: Marks) -> None:
    """List the faults on a sheet of their own, the last one; every address leads to its cell."""
    sheets = set(book.sheetnames)
    name = sheet_names([*book.sheetnames, ERROR_SHEET])[-1]
    sheet = book.create_sheet(name)
    sheet.sheet_view.rightToLeft = True
    for letter, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    _put(sheet, 1, 1, marks.title).font = Font(name="Tahoma", size=13, bold=True)
    _put(sheet, 2, 1, marks.note).font = Font(name="Tahoma", size=10)
    for column, heading in enumerate(marks.headings, start=1):
        cell = _put(sheet, TOP, column, heading)
        cell.font = Font(name="Tahoma", size=10, bold=True)
        cell.fill = PatternFill("solid", fgColor="FFDCE7F1")
        cell.border = _BOX
    font, link = Font(name="Tahoma", size=10), Font(name="Tahoma", size=10, color="FF0B5FA5", underline="single")
    for row, line in enumerate(marks.lines, start=TOP + 1):
        values = (line.sheet, line.cell, line.column, line.value, line.message, line.suggestion)
        for column, value in enumerate(values, start=1):
            cell = _put(sheet, row, column, value)
            cell.font, cell.border, cell.alignment = font, _BOX, _TEXT
            if column == 2 and line.cell and line.sheet in sheets and row < MOST_LINKS:
                cell.hyperlink = Hyperlink(ref=cell.coordinate, location=address_of(line.sheet, line.cell))
                cell.font = link
    sheet.freeze_panes = f"A{TOP + 1}"
    sheet.auto_filter.ref = f"A{TOP}:F{TOP + max(len(marks.lines), 1)}"


def name_batch(book: Any, batch: str) -> None:
    """Write the number of the batch where no one sees it, so that the corrected file finds its way back."""
    if BATCH_PROPERTY in book.custom_doc_props.names:
        del book.custom_doc_props[BATCH_PROPERTY]
    if batch:
        book.custom_doc_props.append(StringProperty(name=BATCH_PROPERTY, value=batch))


def _is_error_sheet(sheet: Worksheet) -> bool:
    return sheet.title.rstrip("0123456789 ") == ERROR_SHEET


def _markable(sheet: Worksheet, coordinate: str) -> Any:
    """Return the cell; of a merged area the one that shows."""
    try:
        cell = sheet[coordinate]
    except (ValueError, CellCoordinatesException):
        return None
    if isinstance(cell, MergedCell):
        area = next((each for each in sheet.merged_cells.ranges if coordinate in each), None)
        cell = sheet.cell(area.min_row, area.min_col) if area is not None else None
    return cell if isinstance(cell, Cell) else None


def _part(sheet: Worksheet, coordinate: str) -> None:
    """Take a merged area apart: each cell of its first column says what the area said once, as the reader took it."""
    area = next(each for each in sheet.merged_cells.ranges if coordinate in each)
    top: Any = sheet.cell(area.min_row, area.min_col)
    sheet.unmerge_cells(area.coord)
    for row in range(area.min_row + 1, area.max_row + 1):
        cell: Any = sheet.cell(row, area.min_col)
        cell._value, cell.data_type, cell._style = top._value, top.data_type, copy(top._style)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """Write a text that is never taken for a formula."""
    cell: Any = sheet.cell(row, column)
    if text:
        cell._value, cell.data_type = cell_text(text), "s"
    return cell
