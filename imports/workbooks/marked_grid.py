"""The same grid as an .xlsx with marks, for files whose own form cannot be kept: .xls, .ods, .csv and giant ones."""

import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from imports.reading import Book, CellValue, ErrorCell, SheetGrid, SheetState
from imports.reading.references import cell_position
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
)

_TOP = 3  # the heading row of the list, from 0
_COLUMN_WIDTH = 18
_MOST_COLUMNS = 255


def marked_grid(book: Book, marks: Marks) -> bytes:
    """Return the workbook; rows go to disk as they are written."""
    with tempfile.TemporaryDirectory(prefix="arzyab-") as folder:
        target = Path(folder) / "marked.xlsx"
        options = {"constant_memory": True, "tmpdir": folder, "default_date_format": "yyyy-mm-dd"}
        with Workbook(target, options) as workbook:
            _Grid(workbook).write(book, marks)
        return target.read_bytes()


class _Mark(NamedTuple):
    """A marked cell: its comment, and whether it is faulty; otherwise it was corrected."""

    text: str
    is_faulty: bool


class _Grid:
    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        base = {"font_name": "Tahoma", "font_size": 10, "reading_order": 2}
        box = base | {"border": 1, "border_color": "#C8CDD2", "text_wrap": True, "valign": "top"}
        faulty = {"bg_color": f"#{FILL}"}
        self.plain = workbook.add_format({"font_name": "Tahoma", "font_size": 10})
        self.faulty = workbook.add_format({"font_name": "Tahoma", "font_size": 10} | faulty)
        corrected = {"bg_color": f"#{CORRECTED_FILL}"}
        self.corrected = workbook.add_format({"font_name": "Tahoma", "font_size": 10} | corrected)
        self.faulty_day = workbook.add_format({"num_format": "yyyy-mm-dd"} | faulty)
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self.title = workbook.add_format(base | {"bold": True, "font_size": 13})
        self.note = workbook.add_format(base)
        self.heading = workbook.add_format(box | {"bold": True, "bg_color": "#DCE7F1"})
        self.cell = workbook.add_format(box)
        self.link = workbook.add_format(box | {"font_color": "#0B5FA5", "underline": 1})
        self.comments = 0

    def write(self, book: Book, marks: Marks) -> None:
        """Write the visible sheets, and the list of faults after them."""
        shown = [sheet for sheet in book.sheets if sheet.state == SheetState.VISIBLE]
        *names, errors = sheet_names([*(sheet.name or "Sheet1" for sheet in shown), ERROR_SHEET])
        texts = comments_by_cell(marks)
        self.faults = {(line.sheet, line.cell) for line in marks.lines}
        for sheet, name in zip(shown, names, strict=True):
            self._sheet(self.workbook.add_worksheet(name), sheet, texts.get(sheet.name, {}))
        own = dict(zip((sheet.name for sheet in shown), names, strict=True))
        self._errors(self.workbook.add_worksheet(errors), marks, own)
        if marks.batch:
            self.workbook.set_custom_property(BATCH_PROPERTY, marks.batch, "text")

    def _sheet(self, page: Any, grid: SheetGrid, texts: dict[str, str]) -> None:
        page.right_to_left()
        page.set_column(0, _MOST_COLUMNS, _COLUMN_WIDTH)
        marked: dict[int, dict[int, _Mark]] = {}
        for cell, text in texts.items():
            row, column = cell_position(cell)
            marked.setdefault(row, {})[column] = _Mark(text, (grid.name, cell) in self.faults)
        for number, cells in enumerate(grid.rows, start=grid.first_row):
            self._row(page, number - 1, cells, marked.get(number, {}))

    def _row(self, page: Any, row: int, cells: Sequence[CellValue], marked: dict[int, _Mark]) -> None:
        for column in range(max(len(cells), max(marked, default=-1) + 1)):
            mark = marked.get(column)
            self._value(page, row, column, cells[column] if column < len(cells) else None, mark)
            if mark and self.comments < MOST_COMMENTS:
                page.write_comment(row, column, mark.text, {"author": AUTHOR, "x_scale": 2.6, "y_scale": 1.5})
                self.comments += 1

    def _value(self, page: Any, row: int, column: int, value: CellValue, mark: _Mark | None) -> None:
        style = self.plain if mark is None else self.faulty if mark.is_faulty else self.corrected
        match value:
            case None:
                if mark:
                    page.write_blank(row, column, None, style)
            case bool():
                page.write_boolean(row, column, value, style)
            case int() | float():
                page.write_number(row, column, value, style)
            case date() | datetime():
                page.write_datetime(row, column, value, self.faulty_day if mark else self.day)
            case ErrorCell():
                page.write_string(row, column, value.text, style)
            case _:
                page.write_string(row, column, cell_text(value, keep_lines=True), style)

    def _errors(self, page: Any, marks: Marks, names: dict[str, str]) -> None:
        page.right_to_left()
        for column, width in enumerate(WIDTHS):
            page.set_column(column, column, width)
        page.write_string(0, 0, cell_text(marks.title), self.title)
        page.write_string(1, 0, cell_text(marks.note), self.note)
        for column, heading in enumerate(marks.headings):
            page.write_string(_TOP, column, heading, self.heading)
        for row, line in enumerate(marks.lines, start=_TOP + 1):
            values = (line.sheet, line.cell, line.column, line.value, line.message, line.suggestion)
            for column, value in enumerate(values):
                page.write_string(row, column, cell_text(value), self.cell)
            if line.cell and line.sheet in names and row < MOST_LINKS:
                target = f"internal:{address_of(names[line.sheet], line.cell)}"
                page.write_url(row, 1, target, self.link, line.cell)
        page.freeze_panes(_TOP + 1, 0)
        page.autofilter(_TOP, 0, _TOP + max(len(marks.lines), 1), len(marks.headings) - 1)
