"""What people settled about a file: which column is which field, which reading holds, what a cell should say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from imports.reading.dayorders import EACH, QUESTION, DayOrder
from imports.reading.memory import Remembered
from imports.reading.rowsequence import Cells, RowSequence
from imports.reading.tables import TableOverride
from imports.reading.types import Book, SheetGrid


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing is settled by default.

    Attributes:
        answers: choice by question code ({"duplicate_heading": "B"}); several with commas.
        tables: settled mappings; when there is one, only the sheets that they name are read.
        day_orders: by sheet name and field of a DAY column, how its ambiguous two-digit days are read, or "each" where
            they are left as they are; what `answers` says of them holds for the other columns.
        corrections: by sheet name, row number and column index (0 is A), what the cell says instead; "" empties it.
        memory: what was settled about earlier files, by the signature of the heading; asked where `tables` is empty.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[TableOverride, ...] = ()
    day_orders: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections: Mapping[str, Mapping[int, Mapping[int, str]]] = field(default_factory=dict)
    memory: Mapping[str, Remembered] = field(default_factory=dict)

    def day_order(self, sheet: str, field: str) -> DayOrder | None:
        """Return how the ambiguous days of a column are read, None where they are not."""
        match self._said_of_days(sheet, field):
            case "ymd":
                return "ymd"
            case "dmy":
                return "dmy"
        return None

    def asks_of_days(self, sheet: str, field: str) -> bool:
        """Return whether nobody has yet said how the ambiguous days of a column are to be dealt with."""
        return self.day_order(sheet, field) is None and self._said_of_days(sheet, field) != EACH

    def _said_of_days(self, sheet: str, field: str) -> str:
        return self.day_orders.get(sheet, {}).get(field) or self.answers.get(QUESTION, "")

    def book(self, book: Book) -> Book:
        """Return the book as if the sender had corrected the cells."""
        if not self.corrections:
            return book
        return replace(book, sheets=tuple(self._corrected(grid) for grid in book.sheets))

    def _corrected(self, grid: SheetGrid) -> SheetGrid:
        rows = self.corrections.get(grid.name)
        return replace(grid, rows=_CorrectedRows(grid, rows)) if rows else grid


class _CorrectedRows(RowSequence):
    """The rows of a grid with some cells put right; rows outside the used area cannot be."""

    def __init__(self, grid: SheetGrid, corrections: Mapping[int, Mapping[int, str]]) -> None:
        self._rows = grid.rows
        self._corrections = {number - grid.first_row: cells for number, cells in corrections.items()}

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Cells]:
        for index, row in enumerate(self._rows):
            yield self._put_right(index, row)

    def row(self, index: int) -> Cells:
        """Return a row as it should be."""
        return self._put_right(index, self._rows[index])

    def _put_right(self, index: int, row: Cells) -> Cells:
        cells = self._corrections.get(index)
        if not cells:
            return row
        width = max(len(row), max(cells) + 1)
        corrected = [*row, *[None] * (width - len(row))]
        for column, text in cells.items():
            corrected[column] = text or None
        return corrected
