"""Headings that were settled before are read as they were then, without asking."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from imports.reading.columns import ExchangeShape
from imports.reading.headerrows import SEARCHED_ROWS, header_of
from imports.reading.headers import complete_headers, is_guide, lacking
from imports.reading.headings import Headings
from imports.reading.signatures import columns_of, signature_of
from imports.reading.tables import TableOverride
from imports.reading.types import Book, SheetGrid, SheetState


@dataclass(frozen=True, slots=True)
class Remembered:
    """A mapping from memory.

    Attributes:
        number: which one it is, for whoever keeps them.
        sheet: name of the sheet on which it was settled.
        fields: field by the key of its heading.
    """

    number: int
    sheet: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Recalled:
    """A sheet that is read from memory, and the number of what was remembered; None: as it was found."""

    table: TableOverride
    number: int | None = None


def recall(book: Book, shape: ExchangeShape, memory: Mapping[str, Remembered]) -> list[Recalled]:
    """Return how to read the sheets of a book of which at least one has a remembered heading; else nothing.

    Args:
        book: what was read.
        shape: the columns of the asked kind; what it does not know or what lacks a required one is passed over.
        memory: mappings by the signature of their heading.
    """
    if not memory:
        return []
    known = {each.name: found for each in book.sheets if (found := _recalled(each, shape, memory))}
    if not known:
        return []
    for grid, header in complete_headers(book, shape, Headings(shape)):
        columns = {index: name for name, indexes in header.fields.items() for index in indexes}
        known.setdefault(grid.name, Recalled(TableOverride(grid.name, header.rows, dict(sorted(columns.items())))))
    return [known[grid.name] for grid in book.sheets if grid.name in known]


def _recalled(grid: SheetGrid, shape: ExchangeShape, memory: Mapping[str, Remembered]) -> Recalled | None:
    if grid.state != SheetState.VISIBLE:
        return None
    known = {column.field for column in shape.columns}
    filled = [number for number, cells in islice(grid.rows_below(0), SEARCHED_ROWS) if any(cells)]
    for number in filled:
        for rows in ((number,), (number, number + 1)):
            remembered = memory.get(signature_of(header_of(grid, rows), len(rows)))
            if remembered is None or (is_guide(grid.name) and grid.name != remembered.sheet):
                continue
            columns = columns_of(grid, rows, remembered.fields)
            if columns is not None and known >= set(columns.values()) and not lacking(columns.values(), shape):
                return Recalled(TableOverride(grid.name, rows, columns), remembered.number)
    return None
