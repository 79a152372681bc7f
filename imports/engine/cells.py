"""From the rows of a table to drafts with typed values, a column of many rows at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, repeat
from typing import Any

from imports.engine.notices import NoticeBook
from imports.engine.prints import Prints
from imports.engine.recall import Recall
from imports.exchanges.draft import Draft, Fault
from imports.reading import CellValue, ColumnKind, ColumnSpec, ExchangeShape, Settled, Table
from imports.reading.cells import CellProblem, parser_for, plain_for

_MOST_REMEMBERED = 10_000
_UNKNOWN: Any = object()
_LACKING: Any = object()
_EQUAL_TO_NUMBERS = frozenset({bool, int})  # 1 and True are equal to 1.0 and need not be read alike


class CellReader:
    """Reads the cells of all sheets of a run; each column's reader remembers the values that it has read."""

    def __init__(self, shape: ExchangeShape, notices: NoticeBook, settled: Settled) -> None:
        self._shape = shape
        self._columns = {column.field: _Column(column) for column in shape.columns}
        self._notices, self._settled = notices, settled

    def chunks(self, index: int, table: Table, size: int, recall: Recall | None = None) -> Iterator[list[Draft]]:
        """Yield a draft per data row of the table that has the place `index` in the file, `size` at a time.

        Args:
            index, table: the table.
            size: rows of a chunk.
            recall: knows rows by their cells; those come with their verdict.
        """
        names = tuple(table.columns.values())
        prints = Prints([(field, self._settled.day_order(table.sheet, field)) for field in names])
        lines = table.lines()
        while batch := list(islice(lines, size)):
            drafts = [Draft(index, number, {}, names, cells) for number, cells in batch]
            if recall is not None:
                for draft in drafts:
                    draft.mark = prints.of(draft.cells)
                    if known := recall.known(draft.mark):
                        known.tell(draft)
            self._type([draft for draft in drafts if not draft.verdict], table)
            for draft in drafts:
                for notice in draft.said:
                    self._notices.add(notice, sheet=table.sheet, row=draft.number)
            yield drafts

    def _type(self, drafts: Sequence[Draft], table: Table) -> None:
        """Read the cells of drafts; what they have to say besides their values comes from the first to the last."""
        names = tuple(table.columns.values())
        columns = [self._column(table.sheet, field) for field in names]
        said: dict[int, list[_Said]] = {}
        cells = zip(*[draft.cells for draft in drafts], strict=True)
        read = [column.read(each, said) for column, each in zip(columns, cells, strict=bool(drafts))]
        for draft, values in zip(drafts, zip(*read, strict=True), strict=True):
            draft.typed = dict(zip(names, values))  # noqa: B905 (as many as there are names)
        for at, each in said.items():
            self._say(drafts[at], each)

    @staticmethod
    def _say(draft: Draft, said: Sequence["_Said"]) -> None:
        for field, notice, fault in said:
            if fault is not None:
                if draft.typed[field] is _LACKING:
                    del draft.typed[field]
                draft.refuse(field, fault.code, **fault.params)
            else:
                draft.said = (*draft.said, notice)

    def _column(self, sheet: str, field: str) -> "_Column":
        """Return the reader of a column; one of days may be read in an order that was settled for this sheet."""
        column = self._shape.column(field)
        order = self._settled.day_order(sheet, field) if column.kind == ColumnKind.DAY else None
        return self._columns[field] if order is None else _Column(replace(column, day_order=order))


_Said = tuple[str, str, Fault | None]
"""Of a cell: its field, and a notice or a fault; no exception, which would hold what holds it."""


class _Column:
    """Reads the cells of one column; what it remembers is what a cell of nothing to say was read as."""

    def __init__(self, column: ColumnSpec) -> None:
        self._field, self._required = column.field, column.required
        self._parse, self._is_plain = parser_for(column), plain_for(column)
        self._known: dict[CellValue, CellValue] = {}

    def read(self, cells: Sequence[CellValue], said: dict[int, list[_Said]]) -> Sequence[CellValue]:
        """Return the values of the cells, `_LACKING` where one has none; note by place what else there is to say."""
        if not _EQUAL_TO_NUMBERS.isdisjoint(map(type, cells)):
            return [self._one(cell, at, said) for at, cell in enumerate(cells)]
        known, is_plain = self._known, self._is_plain
        values = list(map(known.get, cells, repeat(_UNKNOWN)))
        if _UNKNOWN not in values:
            return values
        room = _MOST_REMEMBERED - len(known)
        for at, value in enumerate(values):
            if value is not _UNKNOWN:
                continue
            cell = cells[at]
            if cell.__class__ is str and is_plain(cell):
                values[at] = cell
            else:
                values[at] = self._one(cell, at, said)
                if at in said and said[at][-1][0] == self._field:
                    continue
            if room > 0:
                known[cell] = values[at]
                room -= 1
        return values

    def _one(self, cell: CellValue, at: int, said: dict[int, list[_Said]]) -> CellValue:
        field = self._field
        try:
            value, notice = self._parse(cell)
        except CellProblem as problem:
            said.setdefault(at, []).append((field, "", Fault(field, problem.code, dict(problem.params))))
            return _LACKING
        if notice:
            said.setdefault(at, []).append((field, notice, None))
        if self._required and value is None:
            said.setdefault(at, []).append((field, "", Fault(field, "required", {})))
        return value
