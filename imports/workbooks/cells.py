"""Texts that a sheet can hold: cells that Excel opens without repair, and legal names of sheets; pure."""

import re
from collections.abc import Iterable

from imports.reading.references import column_letter

CELL_LENGTH = 32_767
NAME_LENGTH = 31
# XML 1.0 has no place for these; Excel answers one of them with «repair».
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\r\n]+")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
# Excel keeps this name for itself.
_RESERVED = frozenset({"history"})


def cell_text(value: object, *, keep_lines: bool = False) -> str:
    """Return text that every reader of .xlsx accepts, on one line unless its lines are kept.

    Nothing is cut but what no cell can hold.
    """
    text = _UNWRITABLE.sub("", str(value))
    return (text if keep_lines else _BREAKS.sub(" ", text).strip())[:CELL_LENGTH]


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Return a legal name for the sheet of each title, in order: at most 31 characters, each different in any case."""
    taken = set(_RESERVED)
    return [_name(title, taken) for title in titles]


def address(sheet: str, row: int = 0, column: int = 0) -> str:
    """Return the address of a cell (from 0) as links write it: «'یزد'!A1»."""
    return address_of(sheet, f"{column_letter(column)}{row + 1}")


def address_of(sheet: str, cell: str) -> str:
    """Return the address of a named cell as links write it: «'یزد'!I6»."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


def _name(title: str, taken: set[str]) -> str:
    plain = " ".join(_NOT_IN_NAMES.sub(" ", cell_text(title)).split())
    plain = _cut(plain, NAME_LENGTH).strip("' ") or "-"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        tail = f" {number}"
        name = _cut(plain, NAME_LENGTH - len(tail)).rstrip("' ") + tail
    taken.add(name.casefold())
    return name


def _cut(text: str, length: int) -> str:
    """Cut to a length in UTF-16 units, as Excel counts."""
    while len(text.encode("utf-16-le")) // 2 > length:
        text = text[:-1]
    return text
