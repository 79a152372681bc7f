"""Rows kept packed and decoded a chunk at a time, so that a large sheet costs its caller little memory."""

import zlib
from bisect import bisect_right
from collections.abc import Iterator

from imports.reading.rowsequence import Cells, RowSequence
from imports.reading.types import CellValue, UnreadableWorkbook
from imports.reading.wire import count_rows, decode_rows


class PackedRows(RowSequence):
    """The rows of one sheet, in the order in which their lines were added."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._starts: list[int] = []
        self._count = 0
        self._last: tuple[int, list[list[CellValue]]] = (-1, [])

    def add(self, line: bytes) -> int:
        """Append a line of rows as the reading process wrote it; return the bytes that are kept of it.

        Raises:
            ValueError: the line does not say how many rows it holds.
        """
        rows = count_rows(line)
        packed = zlib.compress(line, 1)
        self._chunks.append(packed)
        self._starts.append(self._count)
        self._count += rows
        return len(packed)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Cells]:
        for chunk in range(len(self._chunks)):
            yield from self._decoded(chunk)

    def row(self, index: int) -> Cells:
        """Return a row; its chunk is decoded unless it is the last one that was."""
        chunk = bisect_right(self._starts, index) - 1
        return self._decoded(chunk)[index - self._starts[chunk]]

    def _decoded(self, chunk: int) -> list[list[CellValue]]:
        if self._last[0] != chunk:
            try:
                rows = decode_rows(zlib.decompress(self._chunks[chunk]))
            except (ValueError, TypeError, RecursionError):
                raise UnreadableWorkbook("unreadable_file", {"reason": "reader"}) from None
            self._last = (chunk, rows)
        return self._last[1]
