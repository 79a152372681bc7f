"""The `--mapping` of the workbook commands: which sheets are read, where their heading is, and what each column is."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from imports.exchanges import registry
from imports.reading import TableOverride, column_letter
from imports.reading.references import column_number, whole_number

USAGE_ERROR = 2
_FORM = "Write SHEET:ROW:LETTER=FIELD,LETTER=FIELD, as in Sheet1:3:B=code,C=name; two heading rows as 3-4."
_JSON = 'The file holds a list of {"sheet": "…", "header_rows": [3], "columns": {"B": "code"}}.'


def add_mapping_argument(parser: CommandParser) -> None:
    """Declare the argument."""
    parser.add_argument(
        "--mapping",
        action="append",
        default=[],
        metavar="SHEET:ROW:LETTER=FIELD,…",
        help="How a sheet is read; may be repeated; @FILE holds them as JSON. Other sheets are left out.",
    )


def read_mapping(words: Iterable[str], kind: str) -> tuple[TableOverride, ...]:
    """Return the mapping that the words describe.

    Args:
        words: each one sheet, or "@" and the path of a JSON file.
        kind: a Kind.

    Raises:
        CommandError: one of them is no mapping of this kind.
    """
    tables: list[TableOverride] = []
    for word in words:
        if word.startswith("@"):
            tables += [_table(entry, kind, word) for entry in _entries(Path(word[1:]))]
        else:
            tables.append(_table(_entry(word), kind, word))
    names = [table.sheet for table in tables]
    if len(set(names)) < len(names):
        raise _usage_error("--mapping: name each sheet once.")
    return tuple(tables)


def _entry(word: str) -> dict[str, Any]:
    parts = word.split(":", 2)
    pairs = [pair.partition("=") for pair in parts[-1].split(",")]
    if len(parts) < 3 or not re.fullmatch(r"\d+(-\d+)?", parts[1]) or not all(equals for _, equals, _ in pairs):
        raise _usage_error(f"--mapping: {word!r} is no mapping. {_FORM}")
    letters = [letter.strip().upper() for letter, _, _ in pairs]
    if len(set(letters)) < len(letters):
        raise _usage_error(f"--mapping: {word!r} names a column twice.")
    columns = dict(zip(letters, (field.strip() for _, _, field in pairs), strict=True))
    return {"sheet": parts[0], "header_rows": list(map(int, parts[1].split("-"))), "columns": columns}


def _entries(path: Path) -> list[Any]:
    try:
        entries = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise _usage_error(f"--mapping: {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise _usage_error(f"--mapping: {path} is no JSON. {_JSON}") from error
    if not isinstance(entries, list) or not entries:
        raise _usage_error(f"--mapping: {path} is no mapping. {_JSON}")
    return entries


def _table(entry: Any, kind: str, source: str) -> TableOverride:
    match entry:
        case {"sheet": str(sheet), "header_rows": [*rows], "columns": dict(columns)} if columns:
            pass
        case _:
            raise _usage_error(f"--mapping: {source!r} holds something that is no mapping of a sheet. {_JSON}")
    numbers = tuple(whole_number(str(row)) for row in rows)
    if not 1 <= len(numbers) <= 2 or min(numbers) < 1 or numbers[-1] - numbers[0] != len(numbers) - 1:
        raise _usage_error(f"--mapping: the heading of {sheet!r} is one row, or two that follow each other.")
    return TableOverride(sheet, numbers, _columns(columns, kind, sheet))


def _columns(columns: Mapping[Any, Any], kind: str, sheet: str) -> dict[int, str]:
    known = registry.get(kind).columns
    found: dict[int, str] = {}
    for letter, field in columns.items():
        index = column_number(str(letter))
        if index < 0:
            raise _usage_error(f"--mapping: {sheet!r} has no column {letter!r}.")
        if field not in known:
            raise _usage_error(f"--mapping: {kind} has no field {field!r}; it has {', '.join(known)}.")
        if field in found.values():
            first = next(column_letter(each) for each, name in found.items() if name == field)
            raise _usage_error(f"--mapping: {field!r} is named for two columns of {sheet!r}: {first} and {letter}.")
        found[index] = field
    return dict(sorted(found.items()))


def _usage_error(text: str) -> CommandError:
    return CommandError(text, returncode=USAGE_ERROR)
