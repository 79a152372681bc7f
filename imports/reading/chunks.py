"""Rows kept packed and decoded a chunk at a time, so that a large sheet costs its caller little memory."""

import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import overload

from imports.reading.types import CellValue, UnreadableWorkbook
from imports.reading.wire import count_rows, decode_rows

Cells = Sequence[CellValue]


class PackedRows(Sequence[Cells]):
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

    @overload
    def __getitem__(self, index: int) -> Cells: ...
    @overload
    def __getitem__(self, index: slice) -> list[Cells]: ...
    def __getitem__(self, index: int | slice) -> Cells | list[Cells]:
        if isinstance(index, slice):
            return [self[each] for each in range(self._count)[index]]
        index = range(self._count)[index]
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
