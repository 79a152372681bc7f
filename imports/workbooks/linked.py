"""The linked workbook of schools that did not take part: an index whose numbers open a sheet for each directorate."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from xlsxwriter import Workbook

from imports.workbooks.cells import address, cell_text, sheet_names
from imports.workbooks.linked_contents import DirectorateSection, FiguresMoved, LinkedWorkbook
from imports.workbooks.listed_rows import ListedRows, with_lists

FONT = "Tahoma"  # on every Windows office, and drawn for Persian
INDEX_TOP = 4  # the index's heading row, from 0
SHEET_TOP = 2
TEXT_WIDTHS = (16, 46, 28, 18, 22)


def linked_workbook(book: LinkedWorkbook) -> bytes:
    """Return the .xlsx; rows go to disk as they are written, so the country's schools never stand in memory at once.

    Raises:
        FiguresMoved: a section's list and its counts disagree.
    """
    with tempfile.TemporaryDirectory() as folder:
        around, whole = Path(folder) / "around.xlsx", Path(folder) / "linked.xlsx"
        with Workbook(around) as workbook:
            lists = _Writer(workbook).write(book)
        with_lists(around, lists, whole)
        return whole.read_bytes()


class _Writer:
    """Strings are written as strings and numbers as numbers; the only addresses are links inside the workbook."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        base = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "reading_order": 2}
        box = base | {"border": 1, "border_color": "#C8CDD2"}
        link = {"font_color": "#0B5FA5", "underline": 1}

        def style(*parts: dict[str, Any], **extra: Any) -> Any:
            return workbook.add_format({key: value for part in (*parts, extra) for key, value in part.items()})

        self.title = style(base, bold=True, font_size=13)
        self.note = style(base, font_color="#44515C")
        self.back = style(base, link)
        self.heading = style(box, bold=True, bg_color="#DCE7F1", text_wrap=True, align="center")
        self.text = style(box, num_format="@")
        self.code = style(box, num_format="@", align="center", reading_order=1)
        self.number = style(box, num_format="#,##0", align="center")
        self.rate = style(box, num_format="0.00", align="center")
        self.linked_number = style(box, link, num_format="#,##0", align="center")
        self.linked_rate = style(box, link, num_format="0.00", align="center")
        total = {"bold": True, "bg_color": "#EEF1F4"}
        self.total_text = style(box, total)
        self.total_number = style(box, total, num_format="#,##0", align="center")
        self.total_rate = style(box, total, num_format="0.00", align="center")

    def write(self, book: LinkedWorkbook) -> dict[int, ListedRows]:
        """Write the index, and a sheet for each directorate with schools to list; return the lists by their sheets."""
        self.workbook.set_properties({"title": cell_text(book.title), "created": book.made_at.replace(tzinfo=None)})
        listed = [section for section in book.sections if section.absent]
        index_name, *names = sheet_names([pgettext("workbook", "Index"), *(section.name for section in listed)])
        sheet_of = dict(zip((section.name for section in listed), names, strict=True))
        index = self._sheet(index_name)
        sheets = [self._sheet(name) for name in names]
        self._index(index, book, sheet_of)
        for section, sheet in zip(listed, sheets, strict=True):
            self._directorate(sheet, section, back=address(index_name))
        return {number: ListedRows(section.absent, _counted(section)) for number, section in enumerate(listed, start=1)}

    def _sheet(self, name: str) -> Any:
        sheet = self.workbook.add_worksheet(name)
        sheet.right_to_left()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        return sheet

    def _index(self, sheet: Any, book: LinkedWorkbook, sheet_of: dict[str, str]) -> None:
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 5, 16)
        lines = (
            (book.title, self.title),
            (book.source, self.note),
            (book.as_of, self.note),
            (_("Click a number beside a directorate to open the list of its schools."), self.note),
        )
        for row, (line, style) in enumerate(lines):
            sheet.write_string(row, 0, cell_text(line), style)
        headings = (
            pgettext("workbook", "Directorate"),
            pgettext("workbook", "Schools expected"),
            pgettext("workbook", "Never visited"),
            pgettext("workbook", "Not finally registered"),
            pgettext("workbook", "Finally registered"),
            pgettext("workbook", "Participation (percent)"),
        )
        self._headings(sheet, INDEX_TOP, headings, rows=len(book.sections))
        row = INDEX_TOP
        for section in book.sections:
            row += 1
            sheet.write_string(row, 0, cell_text(section.name), self.text)
            self._figures(sheet, row, section, sheet_of.get(section.name))
        row += 1
        sheet.write_string(row, 0, pgettext("workbook", "Total of the country"), self.total_text)
        for column, figure in enumerate(_figures(book.total), start=1):
            sheet.write_number(row, column, figure, self.total_number)
        _rate(sheet, row, book.total, self.total_rate)

    def _figures(self, sheet: Any, row: int, section: DirectorateSection, target: str | None) -> None:
        first = SHEET_TOP + 1
        # Each of the two lists opens at its own first line; the other figures open the sheet at its top.
        lines = (0, first, first + section.not_visited, 0)
        for column, (figure, line) in enumerate(zip(_figures(section), lines, strict=True), start=1):
            if target is not None and figure:
                sheet.write_url(row, column, f"internal:{address(target, line)}", self.linked_number)
            # Over the link's text: a number that counts, and that one can click.
            sheet.write_number(row, column, figure, self.linked_number if target and figure else self.number)
        if target is not None and section.rate:
            sheet.write_url(row, 5, f"internal:{address(target)}", self.linked_rate)
        _rate(sheet, row, section, self.linked_rate if target and section.rate else self.rate)

    def _directorate(self, sheet: Any, section: DirectorateSection, *, back: str) -> None:
        for column, width in enumerate(TEXT_WIDTHS):
            sheet.set_column(column, column, width)
        title = _("%(directorate)s: schools that have not registered finally") % {"directorate": section.name}
        sheet.write_string(0, 0, cell_text(title), self.title)
        sheet.write_url(1, 0, f"internal:{back}", self.back, _("Back to the index"))
        headings = (
            pgettext("workbook", "School code"),
            pgettext("workbook", "School name"),
            pgettext("workbook", "District"),
            pgettext("workbook", "Stage of education"),
            pgettext("workbook", "State"),
        )
        self._headings(sheet, SHEET_TOP, headings, rows=section.absent)
        for column in range(len(headings)):
            sheet.write_blank(SHEET_TOP + 1, column, None, self.text if column else self.code)
        codes = f"A{SHEET_TOP + 2}:A{SHEET_TOP + 1 + section.absent}"
        sheet.ignore_errors({"number_stored_as_text": codes})  # no green corner on each code

    def _headings(self, sheet: Any, row: int, headings: Sequence[str], *, rows: int) -> None:
        sheet.set_row(row, 32)
        for column, heading in enumerate(headings):
            sheet.write_string(row, column, heading, self.heading)
        sheet.freeze_panes(row + 1, 1)
        sheet.autofilter(row, 0, row + rows, len(headings) - 1)
        sheet.repeat_rows(row)


def _counted(section: DirectorateSection) -> Iterator[tuple[str, ...]]:
    """Yield the cells of a section's schools.

    Raises:
        FiguresMoved: they are not as many as was counted.
    """
    listed = 0
    for school in section.schools:
        listed += 1
        yield school.code, school.name, school.district, school.stage, school.state
    if listed != section.absent:
        raise FiguresMoved(f"{section.name}: {listed} schools listed, {section.absent} counted")


def _figures(section: DirectorateSection) -> tuple[int, int, int, int]:
    return section.expected, section.not_visited, section.in_progress, section.final


def _rate(sheet: Any, row: int, section: DirectorateSection, style: Any) -> None:
    if section.rate is None:
        sheet.write_blank(row, 5, None, style)
    else:
        sheet.write_number(row, 5, float(section.rate), style)
