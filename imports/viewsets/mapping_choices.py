"""What is chosen on the screen of the mapping: which sheets are read, their heading rows, and each column's field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from imports.engine.outline import outlined_grid
from imports.models import ImportBatch, State
from imports.reading import ExchangeShape, SheetState, TableOverride, column_index, column_letter
from imports.reading.headerrows import header_at
from imports.reading.headings import Headings
from imports.reading.references import whole_number


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen for one sheet.

    Attributes:
        sheet: the sheet's outline.
        is_read: whether it is to be read.
        rows: heading rows; empty where none is chosen yet.
        columns: field by column index.
        is_new: its columns have not been shown yet for this heading, so nobody can have looked at them.
    """

    sheet: Mapping[str, Any]
    is_read: bool
    rows: tuple[int, ...]
    columns: dict[int, str]
    is_new: bool = False

    @property
    def table(self) -> TableOverride:
        """Return it as the reader takes it."""
        return TableOverride(self.sheet["name"], self.rows, self.columns)


def can_be_read(sheet: Mapping[str, Any]) -> bool:
    """Return whether a sheet has lines to be read; the rows of hidden sheets are not even fetched."""
    return sheet["state"] == SheetState.VISIBLE and bool(sheet["lines"])


def present_choices(batch: ImportBatch, shape: ExchangeShape) -> list[Choice]:
    """Return the mapping that holds, or where there is none, what the reader found or would guess."""
    held: dict[str, Mapping[str, Any]] = {table["sheet"]: table for table in batch.mapping}
    if not held:
        held = {sheet["name"]: _as_read(sheet) for sheet in batch.sheets}
        if batch.state != State.CHECKED:
            found = {each["name"]: each["found"] for each in batch.outline if each["found"] and not each["is_guide"]}
            held = {**found, **held}
    first = None if held else next((each for each in batch.outline if can_be_read(each) and not each["is_guide"]), None)
    choices = []
    for sheet in batch.outline:
        table = held.get(sheet["name"]) if can_be_read(sheet) else None
        if table is not None:
            columns = {column_index(letter): field for letter, field in table["columns"].items()}
            choices.append(Choice(sheet, True, tuple(table["header_rows"]), columns))
        else:
            rows = tuple(sheet["found"]["header_rows"]) if sheet["found"] else _likely_row(sheet)
            choices.append(Choice(sheet, sheet is first, rows, proposed_columns(sheet, rows, shape)))
    return choices


def posted_choices(batch: ImportBatch, shape: ExchangeShape, posted: QueryDict) -> list[Choice]:
    """Return what was sent; columns that were not shown for the sent heading rows are proposed anew."""
    choices = []
    for place, sheet in enumerate(batch.outline):
        row = whole_number(posted.get(f"row-{place}", ""))
        rows = (row, row + 1) if row and posted.get(f"two-{place}") else (row,) if row else ()
        is_read = can_be_read(sheet) and f"read-{place}" in posted
        if posted.get(f"shown-{place}") == rows_word(rows) and rows:
            choices.append(Choice(sheet, is_read, rows, _posted_columns(place, sheet, posted)))
        else:
            choices.append(Choice(sheet, is_read, rows, proposed_columns(sheet, rows, shape), is_new=is_read))
    return choices


def proposed_columns(sheet: Mapping[str, Any], rows: tuple[int, ...], shape: ExchangeShape) -> dict[int, str]:
    """Return what the headings in these rows would be read as."""
    if not rows or not can_be_read(sheet):
        return {}
    found = sheet["found"]
    if found and tuple(found["header_rows"]) == rows:
        return {column_index(letter): field for letter, field in found["columns"].items()}
    header = header_at(outlined_grid(sheet), Headings(shape), rows)
    columns = {index: field for field, indexes in header.fields.items() for index in indexes}
    return dict(sorted(columns.items()))


def rows_word(rows: tuple[int, ...]) -> str:
    """Return heading rows as a hidden field of the form holds them."""
    return "-".join(map(str, rows))


def width_of(sheet: Mapping[str, Any]) -> int:
    """Return how many columns the lines have."""
    return max((len(cells) for _, cells in sheet["lines"]), default=0)


def _posted_columns(place: int, sheet: Mapping[str, Any], posted: QueryDict) -> dict[int, str]:
    fields = {index: posted.get(f"field-{place}-{column_letter(index)}", "") for index in range(width_of(sheet))}
    return {index: field[:40] for index, field in fields.items() if field}


def _as_read(sheet: Mapping[str, Any]) -> dict[str, Any]:
    columns = {letter: field for field, letter in sheet["letters"].items()}
    return {"header_rows": sheet["header_rows"], "columns": columns}


def _likely_row(sheet: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the first of the lines with the most different texts: a title has one, a heading one over each column."""
    most: tuple[int, ...] = ()
    size = 0
    for number, cells in sheet["lines"]:
        different = len({text for text in cells if text})
        if different > size:
            most, size = (number,), different
    return most
