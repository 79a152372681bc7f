"""The empty template of a kind: headings, drop-down lists, a sheet of allowed values and a guide with an example."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from imports.workbooks.cells import cell_text

FONT = "Tahoma"
FILLED_ROWS = 5_000  # as far down as lists and formats reach
_LONGEST_TITLE, _LONGEST_HELP = 32, 255  # of the balloon beside a cell
_WIDTH, _HELP_WIDTH, _WIDE = 20, 70, 34


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column.

    Attributes:
        heading: in the first row.
        required: whether its cells must be filled.
        help: what belongs in it and how it is written.
        example: a value that would be accepted.
        values: the allowed ones, for a drop-down list; empty where any is.
        is_text: cells keep what is typed, zeros in front included.
    """

    heading: str
    required: bool
    help: str
    example: str | int
    values: Sequence[str] = ()
    is_text: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """What the workbook says.

    Attributes:
        sheet: name of the sheet to fill in.
        guide: name of the guide; the reader knows it and does not read it.
        lists: name of the sheet of allowed values; likewise.
        title: of the guide.
        notes: lines below the title.
        headings: of the guide's table: column, required, how it is written, example.
        yes, no: whether a column is required, in words.
        columns: in order.
    """

    sheet: str
    guide: str
    lists: str
    title: str
    notes: Sequence[str]
    headings: tuple[str, str, str, str]
    yes: str
    no: str
    columns: Sequence[TemplateColumn]


def template_workbook(template: Template) -> bytes:
    """Return the .xlsx."""
    with tempfile.TemporaryDirectory(prefix="arzyab-") as folder:
        target = Path(folder) / "template.xlsx"
        with Workbook(target) as book:
            _Writer(book).write(template)
        return target.read_bytes()


class _Writer:
    def __init__(self, book: Any) -> None:
        self.book = book
        base = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "reading_order": 2}
        box = base | {"border": 1, "border_color": "#C8CDD2", "text_wrap": True}
        self.title = book.add_format(base | {"bold": True, "font_size": 13})
        self.note = book.add_format(base)
        self.cell = book.add_format(box | {"valign": "top"})
        self.heading = book.add_format(box | {"bold": True, "bg_color": "#DCE7F1"})
        # The star is shown, not written: the heading stays the one that the reader and other programs know.
        self.required = book.add_format(box | {"bold": True, "bg_color": "#F8D7A4", "num_format": '@" *"'})
        self.text = book.add_format({"font_name": FONT, "font_size": 10, "num_format": "@"})
        self.number = book.add_format({"font_name": FONT, "font_size": 10})

    def write(self, template: Template) -> None:
        """Write the three sheets; the one to fill in is the first."""
        pages = [self.book.add_worksheet(name) for name in (template.sheet, template.guide, template.lists)]
        for page in pages:
            page.right_to_left()
        ranges = self._lists(pages[2], template)
        self._data(pages[0], template, ranges)
        self._guide(pages[1], template)
        pages[0].activate()

    def _data(self, page: Any, template: Template, ranges: dict[str, str]) -> None:
        page.set_row(0, 32)
        for number, column in enumerate(template.columns):
            page.set_column(number, number, _WIDTH, self.text if column.is_text else self.number)
            page.write_string(0, number, column.heading, self.required if column.required else self.heading)
            rule: dict[str, Any] = {
                "validate": "any",
                "input_title": column.heading[:_LONGEST_TITLE],
                "input_message": column.help[:_LONGEST_HELP],
            }
            if column.heading in ranges:
                # A warning only: the reader knows more spellings than the list has.
                rule |= {"validate": "list", "source": ranges[column.heading], "error_type": "information"}
            page.data_validation(1, number, FILLED_ROWS, number, rule)
        page.freeze_panes(1, 0)

    def _lists(self, page: Any, template: Template) -> dict[str, str]:
        """Write the allowed values, and return where those of each column stand."""
        ranges, listed = {}, [column for column in template.columns if column.values]
        for number, column in enumerate(listed):
            page.set_column(number, number, _WIDE)
            page.write_string(0, number, column.heading, self.heading)
            for row, value in enumerate(column.values, start=1):
                page.write_string(row, number, cell_text(value), self.cell)
            letter = chr(ord("A") + number)
            ranges[column.heading] = f"='{template.lists}'!${letter}$2:${letter}${len(column.values) + 1}"
        page.freeze_panes(1, 0)
        return ranges

    def _guide(self, page: Any, template: Template) -> None:
        for column, width in enumerate((_WIDE, _WIDTH, _HELP_WIDTH, _WIDE)):
            page.set_column(column, column, width)
        page.write_string(0, 0, cell_text(template.title), self.title)
        row = 0
        for row, note in enumerate(template.notes, start=1):
            page.write_string(row, 0, cell_text(note), self.note)
        row += 2
        for column, heading in enumerate(template.headings):
            page.write_string(row, column, heading, self.heading)
        for each in template.columns:
            row += 1
            page.write_string(row, 0, each.heading, self.cell)
            page.write_string(row, 1, template.yes if each.required else template.no, self.cell)
            page.write_string(row, 2, cell_text(each.help), self.cell)
            if isinstance(each.example, str):
                page.write_string(row, 3, cell_text(each.example), self.cell)
            else:
                page.write_number(row, 3, each.example, self.cell)
