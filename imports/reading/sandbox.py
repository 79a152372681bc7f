"""Runs the reader in a child process with limits, so that no file can harm the process that asks."""

import os

from imports.reading.limits import Limits
from imports.reading.types import Book


def read_book(path: str | os.PathLike[str], *, limits: Limits | None = None, extension: str | None = None) -> Book:
    """Read a workbook of any accepted kind.

    Args:
        path: the file.
        limits: ceilings; the defaults of `Limits` when None.
        extension: what the sender's file name ends in (".xls"), for the notice extension_mismatch; None: unknown.

    Raises:
        UnreadableWorkbook: the file is refused; its code says why.
    """
    raise NotImplementedError
