"""A table of records as a file that offices open, and that can be sent again as it is."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from imports.reading import ColumnKind
from imports.reading.texts import guarded
from imports.workbooks.cells import cell_text
from persian.jalali import format_jalali

FONT = "Tahoma"
Cell = str | int | float | date | None
_WIDTHS = {
    ColumnKind.CODE: 16,
    ColumnKind.NATIONAL_CODE: 16,
    ColumnKind.DAY: 14,
    ColumnKind.CHOICE: 18,
    ColumnKind.NUMBER: 14,
    ColumnKind.INTEGER: 12,
    ColumnKind.PERCENT: 12,
}
_TEXT_WIDTH = 30
_AS_TEXT = frozenset({ColumnKind.CODE, ColumnKind.NATIONAL_CODE, ColumnKind.TEXT})


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table on its way to a file.

    Attributes:
        name: of the sheet.
        headings: the template's, with how the cells below are read.
        rows: cells in the order of the headings; read once.
        real_days: days are date cells, otherwise Jalali text.
    """

    name: str
    headings: Sequence[tuple[str, ColumnKind]]
    rows: Iterable[Sequence[Cell]]
    real_days: bool = False


def write_xlsx(table: TableFile, target: Path) -> int:
    """Write an .xlsx right to left, its heading frozen; rows go to disk one by one. Return how many there are."""
    with Workbook(target, {"constant_memory": True, "tmpdir": str(target.parent)}) as book:
        page = book.add_worksheet(table.name)
        page.right_to_left()
        base = {"font_name": FONT, "font_size": 10}
        heading = book.add_format(base | {"bold": True, "bg_color": "#DCE7F1", "border": 1, "text_wrap": True})
        text = book.add_format(base | {"num_format": "@"})
        styles = {
            "text": text,
            "day": book.add_format(base | {"num_format": "yyyy-mm-dd"}),
            "number": book.add_format(base),
        }
        for column, (title, kind) in enumerate(table.headings):
            page.set_column(column, column, _WIDTHS.get(kind, _TEXT_WIDTH), text if kind in _AS_TEXT else None)
            page.write_string(0, column, title, heading)
        page.freeze_panes(1, 0)
        count = 0
        for count, cells in enumerate(table.rows, start=1):
            for column, value in enumerate(cells):
                _write(page, count, column, value, styles, real_days=table.real_days)
        page.autofilter(0, 0, max(count, 1), len(table.headings) - 1)
    return count


def write_csv(table: TableFile, target: Path) -> int:
    """Write a .csv that Excel opens with its Persian letters; texts that look live begin with an apostrophe."""
    with open(target, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([title for title, _kind in table.headings])
        count = 0
        for line in _csv_lines(table):
            writer.writerow(line)
            count += 1
    return count


def _csv_lines(table: TableFile) -> Iterator[list[Any]]:
    for cells in table.rows:
        yield [_csv_field(value, real_days=table.real_days) for value in cells]


def _csv_field(value: Cell, *, real_days: bool) -> Any:
    if isinstance(value, date):
        return value.isoformat() if real_days else format_jalali(value)
    return guarded(value, live=True) if isinstance(value, str) else value


def _write(page: Any, row: int, column: int, value: Cell, styles: dict[str, Any], *, real_days: bool) -> None:
    match value:
        case None:
            return
        case date() if real_days:
            page.write_datetime(row, column, value, styles["day"])
        case date():
            page.write_string(row, column, format_jalali(value), styles["text"])
        case str():
            page.write_string(row, column, cell_text(guarded(value), keep_lines=True), styles["text"])
        case _:
            page.write_number(row, column, value, styles["number"])
