"""The rows of a batch, tab by tab: what each would change, or why it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from imports.engine.pages import StagedRow
from imports.engine.sheets import columns_in_order
from imports.models import ImportBatch, Verdict
from imports.viewsets.cells import CellWords


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """A cell: its new text, and the old one where it changes."""

    text: str
    old: str = ""
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file, and why it is passed over where it is."""

    sheet: str
    number: int
    cells: tuple[PreviewCell, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class PreviewTable:
    """A page of rows."""

    headings: tuple[str, ...]
    rows: tuple[PreviewRow, ...]
    shows_sheet: bool
    shows_why: bool


def preview_table(
    batch: ImportBatch, rows: Sequence[StagedRow], words: CellWords, whys: Sequence[str] | None = None
) -> PreviewTable:
    """Return a page of rows with every field that the file carries, in the file's order.

    Args:
        batch: theirs.
        rows: the page.
        words: of its kind.
        whys: why each row is passed over; None where none is.
    """
    fields = list(dict.fromkeys(field for sheet in batch.sheets for field in columns_in_order(sheet).values()))
    names = [sheet["name"] for sheet in batch.sheets]
    return PreviewTable(
        headings=tuple(words.heading(field) for field in fields),
        rows=tuple(
            PreviewRow(
                names[row.sheet],
                row.row,
                tuple(_cell(row, field, words, shows_change=not batch.is_answered) for field in fields),
                why,
            )
            for row, why in zip(rows, whys or repeat(""), strict=False)
        ),
        shows_sheet=len(names) > 1,
        shows_why=whys is not None,
    )


def _cell(row: StagedRow, field: str, words: CellWords, *, shows_change: bool) -> PreviewCell:
    if shows_change and row.verdict == Verdict.CHANGED and field in row.differences:
        old, new = row.differences[field]
        return PreviewCell(words.shown(field, new), words.shown(field, old), is_changed=True)
    return PreviewCell(words.shown(field, row.typed.get(field)))
