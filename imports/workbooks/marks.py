"""What a marked workbook says: which cells are faulty and why, and the lines of its list of errors; pure data."""

from collections.abc import Sequence
from dataclasses import dataclass

ERROR_SHEET = "خطاها"  # the reader knows this name, also with a number, and never takes it for data
BATCH_PROPERTY = "ArzyabBatch"
AUTHOR = "ارزیاب"
# Of the sheet of errors, in characters: address, row, column, value, what is wrong, suggestion.
WIDTHS = (18, 10, 26, 26, 70, 46)
FILL = "FFC7CE"
MOST_COMMENTS = 10_000
MOST_LINES = 100_000
MOST_LINKS = 60_000  # Excel opens no sheet with more than 65,530


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """A fault.

    Attributes:
        sheet: name of its sheet; "" where the fault is of the whole file.
        cell: the address that is marked ("I6"); "" where there is none.
        row: number of its row, None where there is none.
        column: heading of its column.
        value: what the cell holds.
        message: what is wrong and what to do.
        suggestion: what may be meant, or how such a value is written.
    """

    sheet: str
    cell: str
    row: int | None
    column: str
    value: str
    message: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is added to the sender's workbook.

    Attributes:
        batch: number of the batch, written as a hidden property of the document.
        title: above the list.
        headings: of the list: sheet, cell, column, value, what is wrong, suggestion.
        lines: the faults, in the order of the file.
        note: a line below the title, "" for none.
    """

    batch: str
    title: str
    headings: tuple[str, str, str, str, str, str]
    lines: Sequence[ErrorLine]
    note: str = ""


def comments_by_cell(lines: Sequence[ErrorLine]) -> dict[str, dict[str, str]]:
    """Return the comment of each faulty cell, by sheet; several faults of one cell stand below each other."""
    found: dict[str, dict[str, str]] = {}
    for line in lines:
        if not line.cell:
            continue
        cells = found.setdefault(line.sheet, {})
        text = f"{line.message}\n{line.suggestion}" if line.suggestion else line.message
        before = cells.get(line.cell)
        cells[line.cell] = f"{before}\n{text}" if before and text not in before else text
    return found
