"""What preflight learns about each sheet before anything reads it, and the limits held against it."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from imports.reading.limits import Limits
from imports.reading.types import CellValue, ErrorCell, Merge, SheetState, UnreadableWorkbook

FORMULA_WITHOUT_VALUE = ErrorCell("formula_without_value")
_TEXT_FORMULA = re.compile(r'"((?:[^"]|""){1,255})"')
_NUMBER_FORMULA = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
MOST_COLUMNS = 16_384  # of Excel and of LibreOffice


@dataclass(slots=True)
class SheetFacts:
    """One sheet, counted.

    Attributes:
        name: the name on the tab.
        state: visible, hidden or very hidden.
        part: the container's entry that holds it; "" where the format keeps all sheets in one.
        rows: rows that hold a value.
        cells: cells that hold a value.
        last_row: number of the last row that holds a value, 0 when none does.
        last_column: index of the last column that holds a value, -1 when none does.
        text: characters of its texts, shared ones counted at each use.
        longest: characters of the longest text.
        formulas: cells with a formula.
        patches: by row number and column index, what stands in cells that a reader gives as empty.
        merges: merged areas.
        hidden_rows: numbers of hidden rows.
        hidden_columns: first and last index of hidden columns.
    """

    name: str
    state: SheetState = SheetState.VISIBLE
    part: str = ""
    rows: int = 0
    cells: int = 0
    last_row: int = 0
    last_column: int = -1
    text: int = 0
    longest: int = 0
    formulas: int = 0
    patches: dict[int, dict[int, CellValue]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    @property
    def area(self) -> int:
        """Cells of the rectangle from A1 to the last value: what a reader must hold."""
        return self.last_row * (self.last_column + 1)

    def patch(self, row: int, column: int, value: CellValue) -> None:
        """Note what stands in a cell that a reader gives as empty; it counts as used."""
        self.patches.setdefault(row, {})[column] = value

    def count(self, code: str) -> int:
        """Return how many cells hold no readable value for that reason."""
        values = (value for row in self.patches.values() for value in row.values())
        return sum(isinstance(value, ErrorCell) and value.code == code for value in values)

    def hidden_rows_used(self) -> list[int]:
        """Return hidden rows inside the used area."""
        return list(takewhile(lambda row: row <= self.last_row, sorted(self.hidden_rows)))

    def hidden_columns_used(self) -> list[int]:
        """Return the indexes of hidden columns inside the used area."""
        return sorted(
            {
                column
                for first, last in self.hidden_columns
                for column in range(max(first, 0), min(last, self.last_column) + 1)
            }
        )


def value_of_formula(formula: str) -> CellValue:
    """Return what a formula that was never computed says by itself: ="012" is the text 012, most say nothing."""
    if text := _TEXT_FORMULA.fullmatch(formula):
        return text[1].replace('""', '"')
    return float(formula) if _NUMBER_FORMULA.fullmatch(formula) else FORMULA_WITHOUT_VALUE


def hold_against(limits: Limits, sheets: list[SheetFacts]) -> None:
    """Compare what will be read, the visible sheets, with the limits.

    Raises:
        UnreadableWorkbook: too_many_sheets, too_many_rows, too_many_columns, too_sparse, too_complex.
    """
    if len(sheets) > limits.sheets:
        raise UnreadableWorkbook("too_many_sheets", {"limit": limits.sheets, "found": len(sheets)})
    visible = [sheet for sheet in sheets if sheet.state == SheetState.VISIBLE]
    rows = sum(sheet.rows for sheet in visible)
    if rows > limits.rows:
        raise UnreadableWorkbook("too_many_rows", {"limit": limits.rows, "found": rows})
    for sheet in visible:
        where = {"sheet": sheet.name, "row": sheet.last_row, "column": sheet.last_column}
        if sheet.area > limits.cells and sheet.cells < limits.density * sheet.area:
            raise UnreadableWorkbook("too_sparse", {**where, "limit": limits.cells, "found": sheet.area})
        if sheet.last_column >= limits.columns:
            found = sheet.last_column + 1
            raise UnreadableWorkbook("too_many_columns", {**where, "limit": limits.columns, "found": found})
        if len(sheet.merges) > limits.rows:
            raise UnreadableWorkbook("too_complex", {**where, "reason": "merges", "limit": limits.rows})
    area = sum(sheet.area for sheet in visible)
    if area > limits.cells:
        raise UnreadableWorkbook("too_complex", {"reason": "cells", "limit": limits.cells, "found": area})
    text = sum(sheet.text for sheet in visible)
    if text > limits.unpacked_bytes:
        raise UnreadableWorkbook("too_complex", {"reason": "text", "limit": limits.unpacked_bytes, "found": text})
