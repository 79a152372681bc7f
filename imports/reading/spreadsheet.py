"""Reads the visible sheets of a checked workbook with calamine, inside the reading process."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from imports.reading.facts import SheetFacts, hold_against
from imports.reading.limits import Limits
from imports.reading.preflight import describe
from imports.reading.types import Merge, SheetState, UnreadableWorkbook
from imports.reading.wire import encode_message, encode_rows


class Spreadsheet:
    """A workbook that calamine has opened."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            UnreadableWorkbook: encrypted_file.
        """
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError:
            raise UnreadableWorkbook("encrypted_file") from None
        self._loaded: dict[str, Any] = {}

    def load_first(self) -> None:
        """Load the first visible sheet, and no other, before anybody asks for it."""
        visible = (sheet.name for sheet in self._worksheets() if sheet.visible == SheetVisibleEnum.Visible)
        if name := next(visible, None):
            self._loaded[name] = self._book.get_sheet_by_name(name)

    def lines(self, facts: list[SheetFacts] | None, limits: Limits) -> Iterator[bytes]:
        """Yield a message per sheet, each followed by the lines of its rows.

        Args:
            facts: what preflight found; None for .xls, which has none, so that the limits are held against what is
                read.
            limits: the ceilings.
        """
        counting = facts is None
        if facts is None:
            facts = [SheetFacts(sheet.name, _state(sheet.visible)) for sheet in self._worksheets()]
            hold_against(limits, facts)
        if len({sheet.name.casefold() for sheet in facts}) < len(facts):
            raise UnreadableWorkbook("unreadable_file", {"reason": "sheet_names"})
        for sheet in facts:
            if sheet.state != SheetState.VISIBLE:
                yield encode_message({"sheet": describe(sheet) | {"first_row": 1}})
                continue
            source = self._loaded.pop(sheet.name, None) or self._book.get_sheet_by_name(sheet.name)
            start, end = source.start, source.end
            if counting and start is not None and end is not None:
                sheet.rows, sheet.last_row, sheet.last_column = end[0] - start[0] + 1, end[0] + 1, end[1]
                sheet.cells, sheet.merges = sheet.area, _merges(source.merged_cell_ranges)
                hold_against(limits, facts)
            first, last = _used_rows(sheet, start, end)
            yield encode_message({"sheet": describe(sheet) | {"first_row": first}})
            yield from encode_rows(_rows(source, sheet, first, last, limits))

    def _worksheets(self) -> list[Any]:
        return [sheet for sheet in self._book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]


def _state(visible: Any) -> SheetState:
    if visible == SheetVisibleEnum.Visible:
        return SheetState.VISIBLE
    return SheetState.HIDDEN if visible == SheetVisibleEnum.Hidden else SheetState.VERY_HIDDEN


def _used_rows(sheet: SheetFacts, start: tuple[int, int] | None, end: tuple[int, int] | None) -> tuple[int, int]:
    """Numbers of the first and last row that hold a value or a patch; (1, 0) when none does."""
    numbers = list(sheet.patches)
    if start is not None and end is not None:
        numbers += [start[0] + 1, end[0] + 1]
    return (min(numbers), max(numbers)) if numbers else (1, 0)


def _rows(source: Any, sheet: SheetFacts, first: int, last: int, limits: Limits) -> Iterator[list[Any]]:
    start, end = source.start or (0, 0), source.end or (-1, -1)
    lead = [None] * start[1]
    cut = limits.cell_characters + 1 if sheet.longest > limits.cell_characters else None
    cells = islice(source.iter_rows(), start[0], None)
    for number in range(first, last + 1):
        row: list[Any] = []
        if start[0] < number <= end[0] + 1:
            row = next(cells)
            if "" in row:
                row = [None if value == "" else value for value in row]
            if lead:
                row = lead + row
            if cut is not None:
                row = [value[:cut] if isinstance(value, str) else value for value in row]
        for column, value in sheet.patches.get(number, {}).items():
            row += [None] * (column + 1 - len(row))
            row[column] = value
        yield row


def _merges(ranges: Any) -> list[Merge]:
    return [Merge(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges or ()]
