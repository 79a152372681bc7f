"""Two columns under one heading: settled where nothing hangs on it, otherwise a question."""

from collections.abc import Sequence

from imports.reading.headerrows import Header
from imports.reading.references import column_letter
from imports.reading.texts import unwrapped
from imports.reading.types import CellValue, Question, SheetGrid

_SAMPLES = 3


def settle_duplicates(grid: SheetGrid, header: Header, answer: str) -> list[Question]:
    """Leave one column per field in `header.fields`, or return what to ask.

    Args:
        grid: the sheet.
        header: its heading; fields that can be settled are.
        answer: column letters that a person chose, separated by commas.
    """
    chosen = {letter.strip().upper() for letter in answer.split(",")}
    questions = []
    for name, indexes in header.fields.items():
        if len(indexes) == 1:
            continue
        picked = [index for index in indexes if column_letter(index) in chosen]
        if not picked:
            picked = _distinct(grid, header.rows[-1], indexes)
        if len(picked) == 1:
            indexes[:] = picked
            continue
        letters = tuple(map(column_letter, picked))
        samples = {column_letter(index): _samples(grid, header.rows[-1], index) for index in picked}
        params = {"field": name, "heading": header.headings.get(picked[0], ""), "samples": samples}
        questions.append(Question("duplicate_heading", letters, grid.name, header.rows[-1], params))
    return questions


def _distinct(grid: SheetGrid, header_row: int, indexes: Sequence[int]) -> list[int]:
    """Return the columns that hold something, one of those that hold the same."""
    contents: dict[int, list[CellValue]] = {index: [] for index in indexes}
    for _, cells in grid.rows_below(header_row):
        for index, values in contents.items():
            values.append(_value(cells, index))
    distinct: list[int] = []
    for index in indexes:
        filled = any(value is not None for value in contents[index])
        if filled and all(contents[index] != contents[other] for other in distinct):
            distinct.append(index)
    return distinct or [indexes[0]]


def _samples(grid: SheetGrid, header_row: int, index: int) -> tuple[CellValue, ...]:
    found: list[CellValue] = []
    for _, cells in grid.rows_below(header_row):
        value = _value(cells, index)
        if value is not None:
            found.append(value)
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def _value(cells: Sequence[CellValue], index: int) -> CellValue:
    value = cells[index] if index < len(cells) else None
    return (unwrapped(value) or None) if isinstance(value, str) else value
