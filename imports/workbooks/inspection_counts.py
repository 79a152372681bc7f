"""The workbook of inspection counts of one kind of site: a row for each directorate, which its exchange reads back."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import pgettext
from xlsxwriter import Workbook

from imports.workbooks.cells import cell_text, sheet_names
from imports.workbooks.export import FONT

_WIDTHS = (8, 30, 18, 24, 16)


@dataclass(frozen=True, slots=True)
class CountLine:
    """A row: the directorate, its sites, their inspections, and the coverage in percent (None without a site)."""

    name: str
    sites: int
    inspections: int
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class CountWorkbook:
    """What the workbook says.

    Attributes:
        title: above the table.
        notes: lines below the title: where the figures come from, and of when they are.
        sheet: name of the sheet.
        headings: of the directorate, the sites, the inspections and the coverage, as the exchange knows them.
        lines: one for each directorate.
        total: the sums of the country.
        made_at: local time written into the file's properties.
    """

    title: str
    notes: Sequence[str]
    sheet: str
    headings: tuple[str, str, str, str]
    lines: Sequence[CountLine]
    total: CountLine
    made_at: datetime


def count_workbook(book: CountWorkbook) -> bytes:
    """Return the .xlsx."""
    with tempfile.TemporaryDirectory(prefix="arzyab-") as folder:
        target = Path(folder) / "counts.xlsx"
        with Workbook(target) as workbook:
            _Writer(workbook).write(book)
        return target.read_bytes()


class _Writer:
    """Strings are written as strings and numbers as numbers; there is no formula."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        base = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "reading_order": 2}
        box = base | {"border": 1, "border_color": "#C8CDD2"}
        number, percent = {"num_format": "#,##0", "align": "center"}, {"num_format": "0.00", "align": "center"}
        last = {"bold": True, "bg_color": "#EEF1F4"}
        add = workbook.add_format
        self.title = add(base | {"bold": True, "font_size": 13})
        self.note = add(base | {"font_color": "#44515C"})
        self.heading = add(box | {"bold": True, "bg_color": "#DCE7F1", "text_wrap": True, "align": "center"})
        self.body = add(box | {"num_format": "@"}), add(box | number), add(box | percent)
        self.sums = add(box | last), add(box | last | number), add(box | last | percent)

    def write(self, book: CountWorkbook) -> None:
        """Write the title, the notes, the table and its sums."""
        self.workbook.set_properties({"title": cell_text(book.title), "created": book.made_at.replace(tzinfo=None)})
        sheet = self.workbook.add_worksheet(sheet_names([book.sheet])[0])
        sheet.right_to_left()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, cell_text(book.title), self.title)
        for row, note in enumerate(book.notes, start=1):
            sheet.write_string(row, 0, cell_text(note), self.note)
        top = len(book.notes) + 2
        sheet.set_row(top, 32)
        for column, heading in enumerate((pgettext("workbook", "Row number"), *book.headings)):
            sheet.write_string(top, column, heading, self.heading)
        sheet.freeze_panes(top + 1, 2)
        sheet.repeat_rows(top)
        sheet.autofilter(top, 0, top + len(book.lines), len(_WIDTHS) - 1)
        for number, line in enumerate(book.lines, start=1):
            sheet.write_number(top + number, 0, number, self.body[1])
            _figures(sheet, top + number, line, self.body)
        row = top + len(book.lines) + 1
        sheet.write_blank(row, 0, None, self.sums[0])
        _figures(sheet, row, book.total, self.sums)


def _figures(sheet: Any, row: int, line: CountLine, styles: tuple[Any, Any, Any]) -> None:
    text, number, percent = styles
    sheet.write_string(row, 1, cell_text(line.name), text)
    sheet.write_number(row, 2, line.sites, number)
    sheet.write_number(row, 3, line.inspections, number)
    if line.percent is None:
        sheet.write_blank(row, 4, None, percent)
    elif 0 < line.percent <= 1:
        sheet.write_string(row, 4, str(line.percent), percent)  # a number up to 1 would be read as a share of one
    else:
        sheet.write_number(row, 4, float(line.percent), percent)
