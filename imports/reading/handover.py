"""What preflight found, as lines from the process that looked to the one that reads on."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any

from imports.reading.facts import SheetFacts
from imports.reading.types import Merge, SheetState
from imports.reading.wire import decode_message, decode_rows, encode_message, encode_rows, is_rows


def encode_facts(sheets: Iterable[SheetFacts]) -> Iterator[bytes]:
    """Yield a message per sheet, each followed by lines of its patches: row, column and value."""
    for sheet in sheets:
        yield encode_message(asdict(replace(sheet, patches={})))
        yield from encode_rows(
            [row, column, value] for row, cells in sheet.patches.items() for column, value in cells.items()
        )


def decode_facts(lines: Iterable[bytes]) -> list[SheetFacts]:
    """Return the sheets again."""
    sheets: list[SheetFacts] = []
    for line in lines:
        if not is_rows(line):
            sheets.append(_sheet(**decode_message(line)))
            continue
        patches: list[list[Any]] = decode_rows(line)
        for row, column, value in patches:
            sheets[-1].patch(row, column, value)
    return sheets


def _sheet(*, state: str, merges: list[dict[str, int]], hidden_columns: list[list[int]], **others: Any) -> SheetFacts:
    return SheetFacts(
        state=SheetState(state),
        merges=[Merge(**merge) for merge in merges],
        hidden_columns=[(first, last) for first, last in hidden_columns],
        **others,
    )
