"""The rows of a batch, tab by tab: what each would change, or why it is refused."""

from collections.abc import Iterable
from dataclasses import dataclass

from imports.engine.sheets import columns_in_order
from imports.messages import sentence
from imports.models import CellIssue, ImportBatch, ImportRow, Verdict
from imports.viewsets.cells import CellWords


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """A cell: its new text, and the old one where it changes."""

    text: str
    old: str = ""
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file."""

    sheet: str
    number: int
    cells: tuple[PreviewCell, ...]


@dataclass(frozen=True, slots=True)
class PreviewTable:
    """A page of rows."""

    headings: tuple[str, ...]
    rows: tuple[PreviewRow, ...]
    shows_sheet: bool


@dataclass(frozen=True, slots=True)
class PreviewIssue:
    """A fault at its place in the file, and what to do."""

    sheet: str
    row: int | None
    cell: str
    column: str
    value: str
    message: str


def preview_table(batch: ImportBatch, rows: Iterable[ImportRow], words: CellWords) -> PreviewTable:
    """Return a page of rows with every field that the file carries, in the file's order."""
    fields = list(dict.fromkeys(field for sheet in batch.sheets for field in columns_in_order(sheet).values()))
    names = [sheet["name"] for sheet in batch.sheets]
    return PreviewTable(
        headings=tuple(words.heading(field) for field in fields),
        rows=tuple(
            PreviewRow(names[row.sheet], row.row, tuple(_cell(row, field, words) for field in fields)) for row in rows
        ),
        shows_sheet=len(names) > 1,
    )


def preview_issues(issues: Iterable[CellIssue]) -> list[PreviewIssue]:
    """Return a page of issues, each with its sentence."""
    return [
        PreviewIssue(
            sheet=issue.sheet,
            row=issue.row,
            cell=issue.cell,
            column=issue.column,
            value=issue.value,
            message=sentence(issue.code, {"value": issue.value, "heading": issue.column, **issue.params}),
        )
        for issue in issues
    ]


def _cell(row: ImportRow, field: str, words: CellWords) -> PreviewCell:
    if row.verdict == Verdict.CHANGED and field in row.differences:
        old, new = row.differences[field]
        return PreviewCell(words.shown(field, new), words.shown(field, old), is_changed=True)
    return PreviewCell(words.shown(field, row.values.get(field)))
