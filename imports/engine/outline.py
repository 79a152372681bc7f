"""The beginning of each sheet of a file, kept so that people can say how to read it without its being opened again."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from imports.engine.issues import plain
from imports.reading import Book, ExchangeShape, Merge, SheetGrid, SheetState, TableOverride, as_whole, column_letter
from imports.reading.headerrows import SEARCHED_ROWS, Header, find_header
from imports.reading.headers import is_guide
from imports.reading.headings import Headings

_MOST_LINES = 20
_LEAST_LINES = 6
_MOST_CELLS = 24_000
_COLUMNS = 60
_LINES_BELOW = 4
_LONGEST = 120


def outline_of(book: Book, shape: ExchangeShape, settled: Iterable[TableOverride] = ()) -> list[dict[str, Any]]:
    """Return the sheets as JSON: names, states, sizes, first lines as texts, and the heading that was found.

    Args:
        book: what was read.
        shape: the columns of the asked kind.
        settled: mappings that hold; their headings are among the lines wherever they are.
    """
    headings = Headings(shape)
    rows = {table.sheet: table.header_rows for table in settled}
    visible = sum(grid.state == SheetState.VISIBLE for grid in book.sheets)
    most = min(max(_MOST_CELLS // (_COLUMNS * max(visible, 1)), _LEAST_LINES), _MOST_LINES)
    return [_sheet(grid, find_header(grid, headings, shape), rows.get(grid.name, ()), most) for grid in book.sheets]


def outlined_grid(sheet: Mapping[str, Any]) -> SheetGrid:
    """Return the beginning of a sheet as the reader would give it, its cells as texts; the rest of it is blank."""
    lines = dict(sheet["lines"])
    first, last = sheet["first_row"], sheet["last_row"]
    shown = range(first, min(last, max(lines, default=first)) + 1)
    return SheetGrid(
        name=sheet["name"],
        state=SheetState(sheet["state"]),
        rows=_Padded([[text or None for text in lines.get(number, ())] for number in shown], max(last - first + 1, 0)),
        first_row=first,
        merges=tuple(Merge(*merge) for merge in sheet["merges"]),
    )


class _Padded(Sequence[Sequence[Any]]):
    """Rows that are known, and blank ones up to the length of the sheet."""

    def __init__(self, rows: list[list[Any]], length: int) -> None:
        self._rows, self._length = rows, length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[each] for each in range(self._length)[index]]
        index = range(self._length)[index]
        return self._rows[index] if index < len(self._rows) else []


def _sheet(grid: SheetGrid, header: Header | None, settled: Sequence[int], most: int) -> dict[str, Any]:
    found = header.fields if header else {}
    furthest = max((index for indexes in found.values() for index in indexes), default=0)
    lines = _lines(grid, [*(header.rows if header else ()), *settled], most, max(_COLUMNS, furthest + 1))
    numbers = [number for number, _ in lines]
    return {
        "name": grid.name,
        "state": grid.state.value,
        "is_guide": is_guide(grid.name),
        "first_row": grid.first_row,
        "last_row": grid.last_row,
        "lines": lines,
        "merges": [
            [merge.first_row, merge.first_column, merge.last_row, merge.last_column]
            for merge in grid.merges
            if any(merge.first_row <= number <= merge.last_row for number in numbers)
        ],
        "found": _found(header) if header else None,
    }


def _found(header: Header) -> dict[str, Any]:
    return {
        "header_rows": list(header.rows),
        "columns": {column_letter(index): name for name, indexes in header.fields.items() for index in indexes},
    }


def _lines(grid: SheetGrid, needed: Sequence[int], most: int, width: int) -> list[list[Any]]:
    filled = (number for number, cells in islice(grid.rows_below(0), SEARCHED_ROWS) if any(map(_text, cells)))
    numbers = set(islice(filled, most))
    if needed:
        below = grid.rows_below(max(needed))
        numbers.update(needed, islice((number for number, cells in below if any(map(_text, cells))), _LINES_BELOW))
    texts = {number: [_text(value) for value in grid.row(number)[:width]] for number in sorted(numbers)}
    used = max((index + 1 for cells in texts.values() for index, text in enumerate(cells) if text), default=0)
    return [[number, cells[:used]] for number, cells in texts.items()]


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(plain(as_whole(value)))[: 2 * _LONGEST].split())[:_LONGEST]
