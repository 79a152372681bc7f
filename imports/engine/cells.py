"""From the rows of a table to drafts with typed values."""

from collections.abc import Iterator
from typing import Any

from imports.engine.notices import NoticeBook
from imports.exchanges.draft import Draft
from imports.reading import ExchangeShape, Table
from imports.reading.cells import CellParser, CellProblem, parser_for


class CellReader:
    """Reads the cells of all sheets of a run; each column's reader remembers the values that it has read."""

    def __init__(self, shape: ExchangeShape, notices: NoticeBook) -> None:
        self._columns: dict[str, tuple[CellParser, bool]] = {
            column.field: (parser_for(column), column.required) for column in shape.columns
        }
        self._notices = notices

    def drafts(self, index: int, table: Table) -> Iterator[Draft]:
        """Yield a draft per data row of the table that has the place `index` in the file."""
        columns = [(field, *self._columns[field]) for field in table.columns.values()]
        for row in table.rows():
            typed: dict[str, Any] = {}
            draft = Draft(index, row.number, typed, row.cells)
            for field, read, required in columns:
                try:
                    value, notice = read(row.cells[field])
                except CellProblem as problem:
                    draft.refuse(field, problem.code, **problem.params)
                    continue
                typed[field] = value
                if notice:
                    self._notices.add(notice, sheet=table.sheet, row=row.number)
                if required and value is None:
                    draft.refuse(field, "required")
            yield draft
