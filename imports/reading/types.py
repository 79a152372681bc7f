"""What reading a file gives: grids of plain values, and words for what was seen; no file is opened here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from typing import Any


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that holds no value to read: Excel shows an error in it, or never computed its formula.

    Attributes:
        code: "excel_error" or "formula_without_value", the codes of the issue list.
        text: what the sheet shows ("#REF!"); "" for a formula.
    """

    code: str
    text: str = ""


CellValue = str | int | float | bool | date | datetime | ErrorCell | None
"""Numbers of .xlsx and .xls are floats (12.0); every cell of a .csv is text; an empty cell is None."""


def as_whole(value: Any) -> Any:
    """Return a whole number as one, and anything else as it is: a spreadsheet keeps 12 as 12.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


class SheetState(StrEnum):
    """How a sheet is shown in Excel."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area; rows as Excel numbers them (1 is the first), columns from 0 (0 is A), all inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """One sheet in its own coordinates.

    Attributes:
        name: the name on the tab; "" for a .csv.
        state: visible, hidden or very hidden.
        rows: the used rows in order; index 0 of each row is column A, and a row may be shorter than another.
            A re-iterable sequence that decodes in chunks: iterate it, do not hold all of it.
        first_row: the number that Excel shows beside `rows[0]` (1 or more).
        merges: merged areas.
        hidden_rows: numbers of hidden (also: filtered) rows inside the used area.
        hidden_columns: indexes (0 is A) of hidden columns inside the used area.
        error_cells: how many cells show an Excel error.
        uncached_formulas: how many formulas have no computed value.
        formulas: how many cells are formulas (their computed values were read).
    """

    name: str
    state: SheetState = SheetState.VISIBLE
    rows: Sequence[Sequence[CellValue]] = ()
    first_row: int = 1
    merges: tuple[Merge, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    error_cells: int = 0
    uncached_formulas: int = 0
    formulas: int = 0

    def row(self, number: int) -> Sequence[CellValue]:
        """Return the row that Excel numbers `number`; empty outside the used area."""
        index = number - self.first_row
        return self.rows[index] if 0 <= index < len(self.rows) else ()

    def rows_below(self, number: int) -> Iterator[tuple[int, Sequence[CellValue]]]:
        """Yield (number, cells) of every row after the one that Excel numbers `number`."""
        skipped = max(number + 1 - self.first_row, 0)
        return enumerate(islice(self.rows, skipped, None), start=self.first_row + skipped)

    @property
    def last_row(self) -> int:
        """Number of the last used row; `first_row - 1` when the sheet is empty."""
        return self.first_row + len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the sender should know and that blocks nothing.

    Attributes:
        code: a notice code of the issue list ("totals_row_skipped").
        sheet: the sheet it is about; None when it is about the file.
        rows: the first rows it is about, as Excel numbers them (50 at most; `count` is exact).
        count: how many rows, columns or sheets; 1 where counting makes no sense.
        params: what the message names (headings, letters, file names, encodings).
    """

    code: str
    sheet: str | None = None
    rows: tuple[int, ...] = ()
    count: int = 1
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of structure that keeps a sheet, or all of the file, from being read as the asked kind."""

    code: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """Two readings exist and the person must choose one.

    Attributes:
        code: "duplicate_heading".
        choices: what may be answered; column letters for a duplicate heading.
        params: `field`, `heading` and, per choice, `samples` of the first values below it.
    """

    code: str
    choices: tuple[str, ...]
    sheet: str | None = None
    row: int | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was read.

    Attributes:
        format: "xlsx", "xls", "ods" or "csv" (of the inner file when a .zip was sent).
        sheets: all sheets in tab order, hidden ones without their rows.
        notices: extension_mismatch, zip_entry_used, encoding, format_limited, hidden_rows, hidden_columns,
            formula_values_read. Those about what was used as a table come from `find_tables`.
    """

    format: str
    sheets: tuple[SheetGrid, ...]
    notices: tuple[Notice, ...] = ()


class UnreadableWorkbook(Exception):
    """The file as a whole is refused.

    Attributes:
        code: a file code of the issue list ("encrypted_file", "too_many_rows", ...).
        params: what the message names: `limit` and `found` for limits, `sheet`, `row`, `part`, `reason` where known.
            Never content of the file other than names of sheets.
    """

    def __init__(self, code: str, params: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, Any] = dict(params or {})
