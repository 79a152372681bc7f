"""Finds the tables of a book: heading rows, which column is which field, and the lines that are no data."""

from collections.abc import Iterable, Mapping, Sequence

from imports.reading.columns import ExchangeShape
from imports.reading.duplicates import settle_duplicates
from imports.reading.fills import merged_values
from imports.reading.headerrows import Header, find_header, header_of
from imports.reading.headings import Headings, heading_key
from imports.reading.lines import sort_lines
from imports.reading.tables import Table, TableOverride, Tables
from imports.reading.types import Book, Notice, Problem, Question, SheetGrid, SheetState

_GUIDE_STARTS = ("راهنما", "دستورالعمل", "guide", "help", "readme")
_GUIDES = frozenset(("خطاها", "نمونه", "کدها", "فهرستکدها", "مقادیر", "توضیحات", "lists", "codes"))
_MOST_NAMED_ROWS = 50


def find_tables(
    book: Book,
    shape: ExchangeShape,
    *,
    override: Sequence[TableOverride] | None = None,
    answers: Mapping[str, str] | None = None,
) -> Tables:
    """Find every sheet that carries the headings of `shape`.

    Args:
        book: what `read_book` returned.
        shape: the columns of the asked kind.
        override: settled mappings; when given, only the sheets that it names are read, as it says.
        answers: settled questions, choice by code: {"duplicate_heading": "B"}; several letters with commas.

    Raises:
        KeyError: an override names a field that the shape does not know.
        UnreadableWorkbook: the reading process wrote rows that are none.
    """
    headings = Headings(shape)
    problems: list[Problem] = []
    questions: list[Question] = []
    tables: list[Table] = []
    for grid, header in _headers(book, shape, headings, override, problems):
        asked = settle_duplicates(grid, header, (answers or {}).get("duplicate_heading", ""))
        if asked:
            questions += asked
        else:
            tables.append(_table(grid, header, headings, shape))
    filled = [table for table in tables if table.count]
    if tables and not filled and not questions:
        problems += [Problem("no_rows", table.sheet, table.header_rows[-1]) for table in tables]
    notices = [*book.notices, *_sheet_notices(book, filled or tables)]
    for table in filled or tables:
        notices += _table_notices(table, headings)
    return Tables(tuple(filled), tuple(notices), tuple(problems), tuple(questions))


def _headers(
    book: Book,
    shape: ExchangeShape,
    headings: Headings,
    override: Sequence[TableOverride] | None,
    problems: list[Problem],
) -> list[tuple[SheetGrid, Header]]:
    """Return the sheets to read with their headings, in tab order."""
    if override is not None:
        return _settled_headers(book, shape, override, problems)
    found = _found_headers(book, shape, headings)
    if not found:
        expected = tuple(column.heading for column in shape.columns if column.required)
        problems.append(Problem("no_header", params={"headings": expected}))
        return []
    complete = [(grid, header) for grid, header in found if not lacking(header.fields, shape)]
    keyed = [(grid, header) for grid, header in found if shape.key and set(shape.key) <= header.fields.keys()]
    faulty = [pair for pair in keyed if pair not in complete]
    if not complete and not faulty:
        faulty = [max(found, key=lambda pair: len(pair[1].fields))]
    for grid, header in faulty:
        problems += _missing_columns(grid, header, shape)
    return complete


def complete_headers(book: Book, shape: ExchangeShape, headings: Headings) -> list[tuple[SheetGrid, Header]]:
    """Return the sheets that carry all that the kind requires, in tab order."""
    found = _found_headers(book, shape, headings)
    return [(grid, header) for grid, header in found if not lacking(header.fields, shape)]


def _found_headers(book: Book, shape: ExchangeShape, headings: Headings) -> list[tuple[SheetGrid, Header]]:
    readable = [grid for grid in book.sheets if grid.state == SheetState.VISIBLE and not is_guide(grid.name)]
    return [(grid, header) for grid in readable if (header := find_header(grid, headings, shape))]


def _settled_headers(
    book: Book, shape: ExchangeShape, override: Sequence[TableOverride], problems: list[Problem]
) -> list[tuple[SheetGrid, Header]]:
    settled = {each.sheet: each for each in override}
    grids = {grid.name: grid for grid in book.sheets}
    problems += [Problem("sheet_missing", name) for name in settled if name not in grids]
    usable = []
    for grid in book.sheets:
        if grid.name not in settled:
            continue
        mapping = settled[grid.name]
        rows = tuple(sorted(mapping.header_rows))
        fields: dict[str, list[int]] = {}
        for index, name in sorted(mapping.columns.items()):
            fields.setdefault(shape.column(name).field, []).append(index)
        header = Header(rows, header_of(grid, rows), fields)
        missing = _missing_columns(grid, header, shape)
        problems += missing
        if not missing:
            usable.append((grid, header))
    return usable


def lacking(fields: Iterable[str], shape: ExchangeShape) -> list[tuple[str, ...]]:
    """Return groups of fields of which a heading carries none; a required field is a group of one."""
    groups = [(column.field,) for column in shape.columns if column.required] + list(shape.any_of)
    carried = set(fields)
    return [group for group in groups if not carried & set(group)]


def _missing_columns(grid: SheetGrid, header: Header, shape: ExchangeShape) -> list[Problem]:
    problems = []
    for group in lacking(header.fields, shape):
        names = tuple(shape.column(name).heading for name in group)
        params = {"fields": group, "headings": names, "found": tuple(header.headings.values())}
        problems.append(Problem("missing_column", grid.name, header.rows[-1], names[0], params))
    return problems


def _table(grid: SheetGrid, header: Header, headings: Headings, shape: ExchangeShape) -> Table:
    columns = {indexes[0]: name for name, indexes in header.fields.items()}
    columns = dict(sorted(columns.items()))
    fills = merged_values(grid, header.rows[-1], columns)
    lines = sort_lines(grid, header.rows, columns, header.headings, fills, shape)
    ignored = tuple(text for index, text in header.headings.items() if index not in columns)
    return Table(
        sheet=grid.name,
        header_rows=header.rows,
        columns=columns,
        headings=header.headings,
        ignored=ignored,
        skipped=lines.skipped,
        count=lines.count,
        grid=grid,
        fills=fills,
    )


def is_guide(name: str) -> bool:
    """Return whether a sheet of this name explains rather than holds rows."""
    key = heading_key(name)
    return key.rstrip("0123456789") in _GUIDES or key.startswith(_GUIDE_STARTS)


def _sheet_notices(book: Book, tables: Sequence[Table]) -> list[Notice]:
    notices = []
    if hidden := tuple(grid.name for grid in book.sheets if grid.state != SheetState.VISIBLE):
        notices.append(Notice("hidden_sheets", count=len(hidden), params={"sheets": hidden}))
    used = tuple(table.sheet for table in tables)
    others = tuple(grid.name for grid in book.sheets if grid.name not in used and grid.name not in hidden)
    if len(used) > 1:
        notices.append(Notice("sheets_read", count=len(used), params={"sheets": used, "others": others}))
    elif used and others:
        notices.append(Notice("sheet_used", used[0], params={"others": others}))
    return notices


def _table_notices(table: Table, headings: Headings) -> list[Notice]:
    notices = []
    repeated = [number for number, code in table.skipped.items() if code == "header_row"]
    if table.header_rows != (1,) or repeated:
        numbers = (*table.header_rows, *repeated)
        notices.append(Notice("header_row", table.sheet, numbers[:_MOST_NAMED_ROWS], len(numbers)))
    if ignored := tuple(text for text in table.ignored if not headings.is_silent(text)):
        notices.append(Notice("column_ignored", table.sheet, count=len(ignored), params={"headings": ignored}))
    by_code: dict[str, list[int]] = {}
    for number, code in table.skipped.items():
        by_code.setdefault(code, []).append(number)
    for code, rows in by_code.items():
        if code != "header_row":
            notices.append(Notice(code, table.sheet, tuple(rows[:_MOST_NAMED_ROWS]), len(rows)))
    return notices
