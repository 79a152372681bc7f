"""What a marked workbook says: which cells are faulty and why, and the lines of its list of errors; pure data."""

from collections.abc import Sequence
from dataclasses import dataclass

ERROR_SHEET = "خطاها"  # the reader knows this name, also with a number, and never takes it for data
BATCH_PROPERTY = "ArzyabBatch"
AUTHOR = "ارزیاب"
# Of the sheet of errors, in characters: address, row, column, value, what is wrong, suggestion.
WIDTHS = (18, 10, 26, 26, 70, 46)
FILL = "FFC7CE"
CORRECTED_FILL = "C6E0F5"
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
class CorrectedValue:
    """A cell that somebody put right in Arzyab, and that the workbook is to say so.

    Attributes:
        sheet, cell: where ("I6").
        text: what it says now, "" for nothing.
        comment: that it was corrected, by whom, and what stood there.
    """

    sheet: str
    cell: str
    text: str
    comment: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is added to the sender's workbook.

    Attributes:
        batch: number of the batch, written as a hidden property of the document.
        title: above the list.
        headings: of the list: sheet, cell, column, value, what is wrong, suggestion.
        lines: the faults, in the order of the file.
        note: a line below the title, "" for none.
        corrected: cells whose value is replaced.
    """

    batch: str
    title: str
    headings: tuple[str, str, str, str, str, str]
    lines: Sequence[ErrorLine]
    note: str = ""
    corrected: Sequence[CorrectedValue] = ()


def corrected_by_cell(marks: Marks) -> dict[str, dict[str, CorrectedValue]]:
    """Return the corrected cells by sheet and address."""
    found: dict[str, dict[str, CorrectedValue]] = {}
    for each in marks.corrected:
        found.setdefault(each.sheet, {})[each.cell] = each
    return found


def comments_by_cell(marks: Marks) -> dict[str, dict[str, str]]:
    """Return the comment of each marked cell, by sheet; a correction stands above the faults that it still has."""
    found: dict[str, dict[str, str]] = {}
    for each in marks.corrected:
        found.setdefault(each.sheet, {})[each.cell] = each.comment
    return _with_faults(found, marks.lines)


def _with_faults(found: dict[str, dict[str, str]], lines: Sequence[ErrorLine]) -> dict[str, dict[str, str]]:
    for line in lines:
        if not line.cell:
            continue
        cells = found.setdefault(line.sheet, {})
        text = f"{line.message}\n{line.suggestion}" if line.suggestion else line.message
        before = cells.get(line.cell)
        cells[line.cell] = f"{before}\n{text}" if before and text not in before else text
    return found
