"""A table found in a sheet: which rows are its heading, which column is which field, and its data rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from imports.reading.references import column_letter
from imports.reading.types import CellValue, Notice, Problem, Question, SheetGrid


@dataclass(frozen=True, slots=True)
class Row:
    """One data row.

    Attributes:
        number: the number that Excel shows beside it.
        cells: value by field, for every mapped column; merged-down cells are filled, empty ones are None.
    """

    number: int
    cells: dict[str, CellValue]


@dataclass(frozen=True, slots=True)
class TableOverride:
    """A mapping that a person settled; it replaces what the header finder would say for that sheet.

    Attributes:
        sheet: name of the sheet.
        header_rows: heading rows as Excel numbers them; data begins below the last one.
        columns: field by column index (0 is A).
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: Mapping[int, str]

    def __post_init__(self) -> None:
        if not self.header_rows or min(self.header_rows) < 1:
            raise ValueError("a heading has at least one row, numbered from 1")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet read as the asked kind.

    Attributes:
        sheet: name of the sheet.
        header_rows: heading rows as Excel numbers them, in order.
        columns: field by column index (0 is A; `column_letter` gives the letter).
        headings: text of every non-empty heading by column index, two rows joined, as the sheet has it.
        ignored: headings that became no field.
        skipped: notice code by row number, for lines below the heading that are no data
            ("blank_rows", "totals_row_skipped", "footer_skipped", "header_row").
        count: how many data rows `rows` yields.
        grid: the sheet itself.
        fills: by row number and mapped column index, the value of a merged area that covers the cell.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: Mapping[int, str]
    headings: Mapping[int, str]
    ignored: tuple[str, ...]
    skipped: Mapping[int, str]
    count: int
    grid: SheetGrid = field(repr=False)
    fills: Mapping[int, Mapping[int, CellValue]] = field(default_factory=dict, repr=False)

    def rows(self) -> Iterator[Row]:
        """Yield the data rows from top to bottom; each call starts again."""
        names = tuple(self.columns.values())
        for number, cells in self.lines():
            yield Row(number, dict(zip(names, cells, strict=True)))

    def lines(self) -> Iterator[tuple[int, Sequence[CellValue]]]:
        """Yield the same rows as their numbers and the values of `columns`, in that order."""
        indexes = tuple(self.columns)
        width = max(indexes, default=-1) + 1
        # Of one column alone `itemgetter` gives no tuple.
        pick = itemgetter(*indexes) if len(indexes) > 1 else lambda cells: tuple(cells[each] for each in indexes)
        fills, skipped = self.fills, self.skipped
        for number, cells in self.grid.rows_below(self.header_rows[-1]):
            if number in skipped:
                continue
            if len(cells) < width:
                cells = [*cells, *[None] * (width - len(cells))]
            if fills and number in fills:
                cells = [fills[number].get(index) if cell is None else cell for index, cell in enumerate(cells)]
            yield number, pick(cells)

    def column_of(self, field: str) -> int | None:
        """Return the column index of a field, None when the sheet does not carry it."""
        return next((index for index, name in self.columns.items() if name == field), None)

    def heading_of(self, field: str) -> str:
        """Return the heading as the sheet has it, "" when the sheet does not carry the field."""
        index = self.column_of(field)
        return "" if index is None else self.headings.get(index, "")

    def cell_name(self, field: str, row: int) -> str:
        """Return the address of a field's cell in a row ("I6"), "" when the sheet does not carry the field."""
        index = self.column_of(field)
        return "" if index is None else f"{column_letter(index)}{row}"


@dataclass(frozen=True, slots=True)
class Tables:
    """What a book holds of the asked kind.

    Attributes:
        tables: one per sheet that carries the headings, in tab order; empty when there is a file-wide problem.
        notices: the book's own, then those of the header finder and of skipped lines.
        problems: no_header, no_rows, missing_column. A sheet with a problem gives no table.
        questions: duplicate_heading; the table of that sheet is left out until it is answered.
    """

    tables: tuple[Table, ...] = ()
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
