"""Counts one worksheet part of an .xlsx, streaming: what is there, and what a reader would not tell."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from imports.reading.facts import MOST_COLUMNS, SheetFacts, value_of_formula
from imports.reading.limits import Limits
from imports.reading.plainrows import PlainRows, without_plain_rows
from imports.reading.references import DIGITS, column_number, parse_merge, whole_number
from imports.reading.types import ErrorCell, UnreadableWorkbook
from imports.reading.xmlparts import feed, local, new_parser

_MOST_ROWS = 1_048_576
_TRUE = frozenset(("1", "true"))


def scan_sheet(chunks: Iterable[bytes], facts: SheetFacts, strings: "array[int]", limits: Limits) -> None:
    """Fill `facts` from a worksheet part; the dimension that the part declares is not looked at.

    Raises:
        UnreadableWorkbook: broken XML, rows or cells out of order, a shared text that is not there, and the limit on
            text, which a stream can pass before its end.
    """
    scanner = _SheetScanner(facts, strings, limits)
    parser = new_parser()
    parser.StartElementHandler = scanner.start
    parser.CharacterDataHandler = scanner.text
    feed(parser, without_plain_rows(chunks, scanner.plain_rows), facts.part)
    scanner.end_row()


class _SheetScanner:
    """Expat handlers; what can be done once a row is not done once a cell, as there are millions of those.

    The start of an element ends the cell before it, so that no handler for ends is paid for.
    """

    def __init__(self, facts: SheetFacts, strings: "array[int]", limits: Limits) -> None:
        self._facts, self._strings, self._limits = facts, strings, limits
        self._c = self._kind = self._formula_text = ""
        self._row = self._cells = 0
        self._filled = -1  # position in the row of the last cell that holds a value
        self._reading = self._formula = False
        self._between = False  # below a row that did not come through expat, where no cell may stand
        self._references: list[str | None] = []
        self._uses: list[str] = []
        self._patches: list[tuple[int, Any]] = []
        self._letters: list[str] = []
        self._columns: list[int] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._c:
            if self._formula:
                self._end_formula()
            if self._between:
                raise self._unreadable("cell_order")
            self._references.append(attributes.get("r"))
            self._kind = attributes.get("t", "n")
            self._reading = False
        elif not self._c:
            self._learn_prefix(name)
        elif name == self._v or name == self._t:
            self._reading = True
        elif name == self._f:
            self._formula, self._formula_text, self._reading = True, "", False
            self._facts.formulas += 1
        elif name == self._row_tag:
            self.end_row()
            self._start_row(attributes)
        else:
            self._start_other(local(name), attributes)

    def text(self, piece: str) -> None:
        if not self._reading:
            if self._formula and not self._formula_text:
                self._formula_text = piece
            return
        position = len(self._references) - 1
        goes_on = self._filled == position  # expat ends a piece wherever a chunk ends
        if self._kind in {"str", "inlineStr"}:
            self._facts.text += len(piece)
            self._facts.longest = max(self._facts.longest, len(piece))
        elif not (piece := piece.strip()):
            return
        elif self._kind == "s":
            self._uses.append(self._uses.pop() + piece if goes_on else piece)
        elif self._kind == "e":
            said = self._patches.pop()[1].text + piece if goes_on else piece
            self._patches.append((position, ErrorCell("excel_error", said[:32])))
        self._cells += not goes_on
        self._filled = position

    def plain_rows(self, rows: PlainRows) -> None:
        """Count rows that do not come through expat."""
        self.end_row()
        self._between = True
        facts, before, numbers = self._facts, (self._row, self._facts.text), rows.numbers
        try:
            for number in numbers:
                self._number(number)
            self._add_shared_texts(rows.uses)
        except UnreadableWorkbook:  # of which row is told by going through them one by one
            self._row, facts.text = before
            for number, (_, _, *uses) in zip(numbers, rows.found, strict=True):
                self._number(number)
                self._add_shared_texts(uses)
            raise
        filled = [(number, shape) for number, shape in zip(numbers, rows.shapes, strict=True) if shape.filled]
        if filled:
            facts.rows += len(filled)
            facts.cells += sum(shape.filled for _, shape in filled)
            facts.last_row = filled[-1][0]
            facts.last_column = max(facts.last_column, *(shape.last_column for _, shape in filled))

    def end_row(self) -> None:
        """Add up the row: its columns, the length of its shared texts, its patches."""
        if self._formula:
            self._end_formula()
        self._reading = False
        if not self._references:
            return
        self._place()
        if self._filled >= 0:
            facts = self._facts
            facts.rows += 1
            facts.cells += self._cells
            facts.last_row = self._row
            facts.last_column = max(facts.last_column, self._columns[self._filled])
            self._add_shared_texts(self._uses)
            for position, value in self._patches:
                facts.patch(self._row, self._columns[position], value)
        self._references, self._uses, self._patches = [], [], []
        self._cells, self._filled = 0, -1

    def _end_formula(self) -> None:
        """End a cell with a formula: without a value it is one that nothing ever computed, unless it is a constant."""
        self._formula = False
        position = len(self._references) - 1
        if self._filled < position and self._kind != "str":
            self._patches.append((position, value_of_formula(self._formula_text)))
            self._filled = position

    def _add_shared_texts(self, places: Sequence[str | bytes]) -> None:
        try:
            uses = list(map(int, places))
            self._facts.text += sum(map(self._strings.__getitem__, uses))
        except (ValueError, IndexError):
            raise self._unreadable("shared_text") from None
        if uses and min(uses) < 0:
            raise self._unreadable("shared_text")
        if self._facts.text > self._limits.unpacked_bytes:
            raise UnreadableWorkbook("too_complex", {"reason": "text", "limit": self._limits.unpacked_bytes})

    def _place(self) -> None:
        """Find the columns of the row's cells; most rows use those of the row before."""
        references, number = self._references, str(self._row)
        if None not in references and self._letters:
            same = number.join(self._letters) + number
            if len(references) == len(self._letters) and "".join(filter(None, references)) == same:
                return
        self._letters, self._columns = [], []
        previous = -1
        for reference in references:
            letters, column = "", previous + 1  # without a reference it is the next one
            if reference is not None:
                letters = reference.rstrip(DIGITS)
                column = column_number(letters) if reference[len(letters) :] == number else -1
            if not previous < column < MOST_COLUMNS:
                raise self._unreadable("cell_order")
            previous = column
            self._letters.append(letters)
            self._columns.append(column)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._number(self._row + 1 if number is None else whole_number(number))
        self._between = False
        if attributes.get("hidden") in _TRUE:
            self._facts.hidden_rows.append(self._row)

    def _number(self, row: int) -> None:
        if not self._row < row <= _MOST_ROWS:
            raise self._unreadable("row_order")
        self._row = row

    def _learn_prefix(self, root: str) -> None:
        """Take the names of cells and rows from the root, which may have a namespace prefix."""
        prefix = root[: -len(local(root))]
        self._c, self._v, self._t, self._f = prefix + "c", prefix + "v", prefix + "t", prefix + "f"
        self._row_tag = prefix + "row"

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        self._reading = False
        if name == "col" and attributes.get("hidden") in _TRUE:
            first, last = whole_number(attributes.get("min", "")), whole_number(attributes.get("max", ""))
            self._facts.hidden_columns.append((first - 1, min(last, MOST_COLUMNS) - 1))
        elif name == "mergeCell" and (merge := parse_merge(attributes.get("ref", ""))):
            self._facts.merges.append(merge)

    def _unreadable(self, reason: str) -> UnreadableWorkbook:
        params = {"reason": reason, "sheet": self._facts.name, "row": self._row}
        return UnreadableWorkbook("unreadable_file", params)
