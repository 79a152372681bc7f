"""Prints of rows: the same for the same cells in columns of the same fields, and for no others."""

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

import orjson

from imports.reading import CellValue

SIZE = 12
NONE = bytes(SIZE)
"""What stands for the print of a row that has none."""
_AS_GIVEN = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS


class Prints:
    """Takes the prints of the rows of one table.

    Args:
        fields: those of the columns, each with what else its cells are read by.
    """

    def __init__(self, fields: Sequence[Any]) -> None:
        self._begun = blake2b(repr(fields).encode(), digest_size=SIZE)

    def of(self, cells: Sequence[CellValue]) -> bytes:
        """Return the print of a row."""
        digest = self._begun.copy()
        digest.update(orjson.dumps(cells, _named, _AS_GIVEN))
        return digest.digest()


def _named(value: Any) -> Any:
    """Return a day or an error so that it is no text, nor a number."""
    return {type(value).__name__: value.isoformat() if isinstance(value, date) else [value.code, value.text]}


def split(prints: bytes) -> list[bytes]:
    """Return the prints of a page one by one."""
    return [prints[at : at + SIZE] for at in range(0, len(prints), SIZE)]
