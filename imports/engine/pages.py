"""Staged rows in pages: packed when they are kept, unpacked when somebody asks for them."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, overload

import orjson

from imports.engine.jsontext import as_exact
from imports.engine.prints import NONE
from imports.models import RowPage

PAGE = 1_000
_NOTHING: Mapping[str, Any] = {}


class StagedRow(NamedTuple):
    """What is kept of a row; days are ISO text, and stored decimals text, so that nothing is lost.

    Attributes:
        sheet: place of its sheet in the batch's list.
        row: its number as Excel shows it.
        verdict: what applying it does.
        key: how it is named.
        typed: canonical values by field.
        owner: the directorate that the check settled on, where the typed province names more than one.
        object_pk: the record that it was compared with, None for a new one.
        version: of that record.
        after: what is written: of a new record what the row says, of a changed one the record as it is to be.
        before: the values that are replaced, and the version, by column; of a changed record only.
        differences: old and new value by field, as people see them.
        repeats: sheet and number of the row that it repeats word for word.
        said: notices about its cells.
        mark: the print of its cells (engine.prints); it is kept beside the packed rows, and not unpacked.
    """

    sheet: int
    row: int
    verdict: str
    key: str
    typed: dict[str, Any]
    owner: int | None = None
    object_pk: int | None = None
    version: int | None = None
    after: Mapping[str, Any] = _NOTHING
    before: Mapping[str, Any] = _NOTHING
    differences: Mapping[str, Any] = _NOTHING
    repeats: tuple[int, int] | None = None
    said: Sequence[str] = ()
    mark: bytes | None = None


def packed_pages(rows: Iterable[StagedRow]) -> Iterator[tuple[str, int, int, int, bytes, bytes]]:
    """Yield the pages of rows of one sheet: verdict, sheet, first row, count, packed rows and their prints."""
    by_verdict: dict[str, list[StagedRow]] = {}
    for row in rows:
        by_verdict.setdefault(row.verdict, []).append(row)
    for verdict, alike in by_verdict.items():
        for start in range(0, len(alike), PAGE):
            some = alike[start : start + PAGE]
            yield verdict, some[0].sheet, some[0].row, len(some), pack(some), prints_of(some)


def pack(rows: Sequence[StagedRow]) -> bytes:
    """Return rows of one page; what each says of its sheet and verdict, the page does."""
    return zlib.compress(orjson.dumps([(row.row, *row[3:-1]) for row in rows], as_exact), 1)


def prints_of(rows: Sequence[StagedRow]) -> bytes:
    """Return the prints of rows of one page, one after the other; nothing where none has one."""
    marks = [row.mark for row in rows]
    return b"".join([mark or NONE for mark in marks]) if any(marks) else b""


def unpack(page: RowPage) -> list[StagedRow]:
    """Return the rows of a page."""
    sheet, verdict = page.sheet, str(page.verdict)
    return [StagedRow(sheet, row, verdict, *rest) for row, *rest in orjson.loads(zlib.decompress(page.packed))]


class PagedRows(Sequence[StagedRow]):
    """The rows of some pages, read as far as they are asked for."""

    def __init__(self, pages: Any) -> None:
        self._pages = pages
        self._sizes = list(pages.values_list("pk", "count"))

    def __len__(self) -> int:
        return sum(count for _pk, count in self._sizes)

    @overload
    def __getitem__(self, index: int) -> StagedRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[StagedRow]: ...
    def __getitem__(self, index: int | slice) -> StagedRow | list[StagedRow]:
        places = range(len(self))[index]
        if isinstance(places, int):
            return self[places : places + 1][0]  # IndexError where it has been forgotten since
        ends = accumulate(count for _pk, count in self._sizes)
        spans = [(pk, end - count, end) for (pk, count), end in zip(self._sizes, ends, strict=True)]
        wanted = [(pk, start) for pk, start, end in spans if start < places.stop and end > places.start]
        pages = self._pages.in_bulk([pk for pk, _start in wanted])
        found: list[StagedRow] = []
        for pk, start in wanted:
            if pk in pages:  # it may have been forgotten since
                found += unpack(pages[pk])[max(places.start - start, 0) : places.stop - start]
        return found

    def __iter__(self) -> Iterator[StagedRow]:
        for page in self._pages.iterator(chunk_size=10):
            yield from unpack(page)
