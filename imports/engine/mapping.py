"""Which mapping a check reads a file by, and what of it is worth remembering."""

from collections.abc import Iterable, Sequence
from typing import Any

from imports.reading import Book, ExchangeShape, Recalled, Settled, Table, TableOverride, column_letter, recall
from imports.reading.signatures import known_heading


def recalled(book: Book, shape: ExchangeShape, settled: Settled) -> list[Recalled]:
    """Return how the sheets are read from memory; nothing where people settled it, or nothing is remembered."""
    return [] if settled.tables else recall(book, shape, settled.memory)


def mapping_json(tables: Iterable[Recalled]) -> list[dict[str, Any]]:
    """Return what was recalled as a batch keeps it; `profile` says from where."""
    return [{**table_json(each.table), **({} if each.number is None else {"profile": each.number})} for each in tables]


def table_json(table: TableOverride) -> dict[str, Any]:
    """Return the mapping of one sheet as a batch keeps it."""
    return {
        "sheet": table.sheet,
        "header_rows": list(table.header_rows),
        "columns": {column_letter(index): name for index, name in sorted(table.columns.items())},
    }


def lessons(tables: Sequence[Table], outline: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what there is to remember of each table.

    Returns:
        Per table `sheet`, `signature`, `header_rows`, `columns` (key, heading and field) and `as_found`: whether the
        reader would find the same by itself.
    """
    found = {sheet["name"]: sheet["found"] for sheet in outline}
    learnt = []
    for table in tables:
        known = known_heading(table)
        letters = {column_letter(index): name for index, name in table.columns.items()}
        by_itself = found.get(table.sheet) or {}
        same = by_itself.get("header_rows") == list(table.header_rows) and by_itself.get("columns") == letters
        columns = [{"key": each.key, "heading": each.heading[:300], "field": each.field} for each in known.columns]
        learnt.append(
            {
                "sheet": table.sheet,
                "signature": known.signature,
                "header_rows": known.depth,
                "columns": columns,
                "as_found": same,
            }
        )
    return learnt
