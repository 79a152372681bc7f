"""The figures of a table looked at together: lines of totals against the rows, and numbers that stand out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from statistics import median
from typing import Any, NamedTuple

from imports.engine.notices import NoticeBook
from imports.exchanges.draft import Draft
from imports.reading import ColumnKind, ExchangeShape, Table
from imports.reading.cells import CellProblem, parser_for
from imports.reading.headings import heading_text
from imports.reading.lines import is_total
from persian.letters import fold

_NUMERIC = frozenset({ColumnKind.NUMBER, ColumnKind.INTEGER})
_TIMES = 10
_NEIGHBOURS = 2
_FEWEST_STATED, _FEWEST = 3, 5
_MOST_BREAKS = 0.1
_LEAST_BREAK = 2
_ORDER = "ترتیب"
_AVERAGES = ("میانگین", "average")


class Figure(NamedTuple):
    """A number and the row where it stands."""

    row: int
    value: float


class Figures:
    """Gathers the numbers of one sheet as its rows are read."""

    def __init__(self, table: Table, shape: ExchangeShape) -> None:
        self._table = table
        specs = [shape.column(field) for field in table.columns.values()]
        self._columns = {spec.field: spec for spec in specs if spec.kind in _NUMERIC}
        self._found: dict[str, list[Figure]] = {field: [] for field in self._columns}
        self._unread: set[str] = set()

    def take(self, drafts: Sequence[Draft]) -> None:
        """Keep the numbers of rows; a column with a cell that is no number cannot be added up."""
        for field, found in self._found.items():
            values = [(draft.number, draft.typed.get(field)) for draft in drafts]
            found += [Figure(number, value) for number, value in values if value is not None]
            if any(draft.is_faulty(field) for draft in drafts if draft.faults):
                self._unread.add(field)

    def tell(self, notices: NoticeBook) -> None:
        """Add the notices about this sheet."""
        for field, found in self._found.items():
            about: dict[str, Any] = {"sheet": self._table.sheet, "heading": self._table.heading_of(field)}
            for figure in outliers(found, is_ordered=self._says_order()):
                notices.add("outlier", row=figure.row, value=figure.value, **about)
            if self._columns[field].adds_up and field not in self._unread:
                for total, counted in wrong_totals(found, list(self._totals(field))):
                    notices.add("count_mismatch", row=total.row, stated=total.value, counted=counted, **about)

    def _says_order(self) -> bool:
        """Return whether a line above the rows says that they are in an order."""
        table = self._table
        above = range(table.grid.first_row, table.header_rows[-1] + 1)
        return any(_ORDER in fold(str(cell)) for row in above for cell in table.grid.row(row) if isinstance(cell, str))

    def _totals(self, field: str) -> Iterator[Figure]:
        """Yield what lines of totals say of a column; averages are none."""
        column = self._table.column_of(field)
        # A sum may be above what one cell may hold.
        read = parser_for(replace(self._columns[field], minimum=None, maximum=None))
        for number, code in self._table.skipped.items():
            cells = self._table.grid.row(number) if code == "totals_row_skipped" else ()
            texts = [heading_text(cell) for cell in cells if isinstance(cell, str)]
            words = next((fold(text) for text in texts if is_total(text)), _AVERAGES[0])
            if column is None or column >= len(cells) or words.startswith(_AVERAGES):
                continue
            try:
                value = read(cells[column]).value
            except CellProblem:
                continue
            if isinstance(value, int | float):
                yield Figure(number, value)


def wrong_totals(found: Sequence[Figure], totals: Sequence[Figure]) -> list[tuple[Figure, float]]:
    """Return totals that are the sum neither of all rows above, nor of those since the total before, with that sum.

    A total above all rows is one of the rows below it.
    """
    rows = [figure.row for figure in found]
    sums = [0.0, *accumulate(figure.value for figure in found)]
    slack = _slack(found)
    wrong, start = [], 0
    for total in totals:
        end = bisect_left(rows, total.row)
        whole, since = sums[end] if end else sums[-1], sums[end] - sums[start]
        if min(abs(total.value - whole), abs(total.value - since)) > slack:
            is_part = start and total is not totals[-1]
            wrong.append((total, round(since if is_part else whole, 6)))
        start = end
    return wrong


def _slack(found: Sequence[Figure]) -> float:
    """Return by how much a sum of rounded figures may differ; whole ones add up exactly."""
    return 0.005 * sum(not float(figure.value).is_integer() for figure in found) + 1e-6


def outliers(found: Sequence[Figure], *, is_ordered: bool) -> list[Figure]:
    """Return figures that break the order of an ordered column, or that are ten times their neighbours.

    Args:
        found: the figures from top to bottom.
        is_ordered: the sheet says that it is in an order; otherwise a column is taken as ordered when all but a few of
            its figures are, and a break counts when it is a factor of two.
    """
    breaks = _breaks(found, is_ordered=is_ordered)
    return sorted({*breaks, *_giants(found)})


def _giants(found: Sequence[Figure]) -> Iterator[Figure]:
    """Yield figures of ten times the two neighbours on each side, and ten times the column's middle."""
    if len(found) < _FEWEST_STATED:
        return
    least = _TIMES * median(figure.value for figure in found)
    for index, figure in enumerate(found):
        if figure.value < least or figure.value <= 0:
            continue
        around = [*found[max(index - _NEIGHBOURS, 0) : index], *found[index + 1 : index + 1 + _NEIGHBOURS]]
        highest = max(each.value for each in around)
        if highest > 0 and figure.value >= _TIMES * highest:
            yield figure


def _breaks(found: Sequence[Figure], *, is_ordered: bool) -> list[Figure]:
    fewest = _FEWEST_STATED if is_ordered else _FEWEST
    values = [figure.value for figure in found]
    if len(values) < fewest or len(set(values)) < fewest:
        return []
    most = max(1, len(values) // 3 if is_ordered else int(len(values) * _MOST_BREAKS))
    runs: list[set[int]] = []
    for sign in (1, -1):
        signed = [sign * value for value in values]
        if sum(left > right for left, right in pairwise(signed)) <= 2 * most:
            backwards = _longest_run([-value for value in reversed(signed)])
            runs += [_longest_run(signed), {len(values) - 1 - index for index in backwards}]
    # Of equally long ones, the run without the largest figures: those are the likelier slips.
    kept = max(runs, key=lambda run: (len(run), -sum(values[index] for index in run)), default=set())
    if not kept or len(values) - len(kept) > most:
        return []
    outside = [index for index in range(len(values)) if index not in kept]
    return [found[index] for index in outside if is_ordered or _stands_out(values, index)]


def _stands_out(values: Sequence[float], index: int) -> bool:
    around = [abs(values[near]) for near in (index - 1, index + 1) if 0 <= near < len(values)]
    value = abs(values[index])
    return value >= _LEAST_BREAK * max(around) or _LEAST_BREAK * value <= min(around)


def _longest_run(values: Sequence[float]) -> set[int]:
    """Return the places of a longest part of the values that never falls."""
    ends: list[float] = []
    places: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_right(ends, value)
        before.append(places[at - 1] if at else -1)
        ends[at : at + 1], places[at : at + 1] = [value], [index]
    run, index = set(), places[-1] if places else -1
    while index >= 0:
        run.add(index)
        index = before[index]
    return run
