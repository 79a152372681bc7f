"""Where the heading of a sheet is: one row or two, below any titles, by how many known headings it carries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from imports.reading.columns import ExchangeShape
from imports.reading.headings import Headings, heading_key, heading_text
from imports.reading.types import CellValue, SheetGrid

SEARCHED_ROWS = 60


@dataclass(frozen=True, slots=True)
class Header:
    """A heading and what its columns mean.

    Attributes:
        rows: one or two row numbers.
        headings: text of every non-empty heading by column index, two rows joined.
        fields: by field, the indexes of the columns that carry it; more than one is a question.
    """

    rows: tuple[int, ...]
    headings: dict[int, str]
    fields: dict[str, list[int]]


def find_header(grid: SheetGrid, headings: Headings, shape: ExchangeShape) -> Header | None:
    """Return the heading that carries the most required, then the most known columns; None below two columns.

    Of equals the one with fewer rows wins, then the upper one: a title above a heading adds nothing to it.
    """
    texts = {
        number: _texts(cells)
        for number, cells in islice(enumerate(grid.rows, start=grid.first_row), SEARCHED_ROWS)
        if any(cells)
    }
    required = {column.field for column in shape.columns if column.required}
    best, most = None, (0, 0)
    for depth in (1, 2):
        for number in texts:
            header = _header_at(grid, headings, texts, number, depth)
            if header is None:
                continue
            score = (len(required & header.fields.keys()), len(header.fields))
            if score > most:
                best, most = header, score
    return _merged_down(grid, best) if best and most[1] >= min(2, len(shape.columns)) else None


def _merged_down(grid: SheetGrid, header: Header) -> Header:
    """Return a heading of one row with the row below it where one of its cells is merged over both.

    What stands there beside the merged cells («امتیاز» below each table, a unit of measure) is no line of data.
    """
    (top, *below), columns = header.rows, {index for found in header.fields.values() for index in found}
    reaches = {merge.last_row for merge in grid.merges if merge.first_row == top and merge.first_column in columns}
    if below or top + 1 not in reaches:
        return header
    rows = (top, top + 1)
    return Header(rows, header_of(grid, rows), header.fields)


def header_of(grid: SheetGrid, rows: Sequence[int]) -> dict[int, str]:
    """Return the heading texts of settled heading rows, joined from top to bottom."""
    pairs = _pairs(grid, rows)
    joined = {column: " ".join(filter(None, dict.fromkeys(pair))) for column, pair in pairs.items()}
    return {column: text for column, text in joined.items() if text}


def header_at(grid: SheetGrid, headings: Headings, rows: Sequence[int]) -> Header:
    """Return what heading these rows would make, likely or not."""
    pairs = _pairs(grid, rows)
    if len(rows) == 1:
        fields = {index: headings.field_of(lower) for index, (_, lower) in pairs.items()}
    else:
        fields, _ = _fields_of_pairs(headings, pairs)
    return Header(tuple(rows), header_of(grid, rows), _by_field(fields))


def _pairs(grid: SheetGrid, rows: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return the texts above one another by column; of a single row the upper one is blank."""
    lower = _texts(grid.row(rows[-1]))
    if len(rows) == 1:
        return {index: ("", text) for index, text in enumerate(lower)}
    upper = _spread(grid, rows[0], _texts(grid.row(rows[0])), lower)
    return {index: (_at(upper, index), _at(lower, index)) for index in range(max(len(upper), len(lower)))}


def _header_at(
    grid: SheetGrid, headings: Headings, texts: dict[int, list[str]], number: int, depth: int
) -> Header | None:
    if depth == 1:
        line = texts[number]
        fields = {index: headings.field_of(text) for index, text in enumerate(line)}
        return Header((number,), {index: text for index, text in enumerate(line) if text}, _by_field(fields))
    lower = texts.get(number + 1)
    if lower is None:
        return None
    upper = _spread(grid, number, texts[number], lower)
    pairs = {index: (_at(upper, index), _at(lower, index)) for index in range(max(len(upper), len(lower)))}
    found, read_below = _fields_of_pairs(headings, pairs)
    if 2 * read_below < sum(bool(text) for _, text in pairs.values()):
        return None  # a row of data, not of headings
    joined = {index: " ".join(filter(None, dict.fromkeys(pair))) for index, pair in pairs.items() if any(pair)}
    return Header((number, number + 1), joined, _by_field(found))


def _fields_of_pairs(headings: Headings, pairs: dict[int, tuple[str, str]]) -> tuple[dict[int, str | None], int]:
    """Match columns by both texts; by the lower alone only where no other column has the same («امتیاز»).

    Returns:
        The field by column, and in how many columns the lower text had a part in it.
    """
    lower_keys = Counter(heading_key(lower) for _, lower in pairs.values() if lower)
    upper_keys = Counter(heading_key(upper) for upper, _ in pairs.values() if upper)
    found: dict[int, str | None] = {}
    read_below = 0
    for index, (upper, lower) in pairs.items():
        field = headings.field_of_pair(upper, lower) if upper and lower else None
        if field is None and lower and (not upper or lower_keys[heading_key(lower)] == 1):
            field = headings.field_of(lower)
        read_below += field is not None
        if field is None and upper and (not lower or upper_keys[heading_key(upper)] == 1):
            field = headings.field_of(upper)
        found[index] = field
    return found, read_below


def _spread(grid: SheetGrid, number: int, line: list[str], lower: list[str] | None = None) -> list[str]:
    """Repeat a group's heading over its columns: those that it is merged over, or, without merges, those beside it.

    Args:
        grid: the sheet.
        number: the row of the headings.
        line: its texts.
        lower: texts of the row below; a blank heading over a text belongs to the group at its side.
    """
    spread = [*line, *[""] * (len(lower or ()) - len(line))]
    for merge in grid.merges:
        if merge.first_row <= number <= merge.last_row and merge.first_column < len(spread):
            text = spread[merge.first_column]
            for column in range(merge.first_column + 1, min(merge.last_column + 1, len(spread))):
                spread[column] = spread[column] or text
    for column in range(1, len(spread) if lower is not None else 0):
        if not spread[column] and _at(lower or [], column) and _at(lower or [], column - 1):
            spread[column] = spread[column - 1]
    return spread


def _texts(cells: Sequence[CellValue]) -> list[str]:
    return [heading_text(value) for value in cells]


def _at(line: list[str], column: int) -> str:
    return line[column] if column < len(line) else ""


def _by_field(fields: dict[int, str | None]) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for index, field in fields.items():
        if field is not None:
            columns.setdefault(field, []).append(index)
    return columns
