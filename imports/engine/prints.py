"""Prints of rows: the same for the same cells in columns of the same fields, and for no others."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from imports.reading import CellValue
from imports.reading.wire import encode_row

SIZE = 12
NONE = bytes(SIZE)
"""What stands for the print of a row that has none."""


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
        digest.update(encode_row(cells))
        return digest.digest()


def split(prints: bytes) -> list[bytes]:
    """Return the prints of a page one by one."""
    return [prints[at : at + SIZE] for at in range(0, len(prints), SIZE)]
