"""What a heading is recognised by when it comes again: the keys of its texts, and how many rows it takes."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from imports.reading.headerrows import header_of
from imports.reading.headings import heading_key
from imports.reading.references import column_index, column_letter
from imports.reading.tables import Table
from imports.reading.types import SheetGrid

_BARE = "@"  # before the letter of a column without a heading: nothing else can name it


@dataclass(frozen=True, slots=True)
class KnownColumn:
    """A column of a remembered heading: its key, its text as the file had it, and the field that it became."""

    key: str
    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A heading as it is remembered.

    Attributes:
        signature: what the heading is recognised by.
        depth: how many rows it takes.
        columns: those that became a field.
    """

    signature: str
    depth: int
    columns: tuple[KnownColumn, ...]


def signature_of(headings: Mapping[int, str], depth: int) -> str:
    """Return what a heading is recognised by, "" for one without a text.

    Where no two headings are the same their order does not matter; otherwise it tells them apart.
    """
    keys = [heading_key(text) for _, text in sorted(headings.items())]
    if not keys:
        return ""
    repeats = len(set(keys)) < len(keys)
    parts = [str(depth), "in order", *keys] if repeats else [str(depth), *sorted(keys)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def column_keys(headings: Mapping[int, str]) -> dict[str, int]:
    """Return the column of each heading's key; the second of one text is numbered."""
    seen: Counter[str] = Counter()
    found = {}
    for index, text in sorted(headings.items()):
        key = heading_key(text)
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key}#{seen[key]}"] = index
    return found


def known_heading(table: Table) -> KnownHeading:
    """Return what is to be remembered of a table."""
    headings = header_of(table.grid, table.header_rows)
    keys = {index: key for key, index in column_keys(headings).items()}
    columns = tuple(
        KnownColumn(keys.get(index, f"{_BARE}{column_letter(index)}"), headings.get(index, ""), field)
        for index, field in table.columns.items()
    )
    depth = len(table.header_rows)
    return KnownHeading(signature_of(headings, depth), depth, columns)


def columns_of(grid: SheetGrid, rows: tuple[int, ...], fields: Mapping[str, str]) -> dict[int, str] | None:
    """Return the field by column index for remembered fields by key; None where one of the columns is not there."""
    headings = header_of(grid, rows)
    keys = column_keys(headings)
    found = {}
    for key, field in fields.items():
        index = column_index(key[1:]) if key.startswith(_BARE) and key not in keys else keys.get(key)
        if index is None or (key.startswith(_BARE) and index in headings):
            return None
        found[index] = field
    return dict(sorted(found.items()))
