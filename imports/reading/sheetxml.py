"""Counts one worksheet part of an .xlsx, streaming: what is there, and what a reader would not tell."""

from array import array
from collections.abc import Iterable

from imports.reading.facts import FORMULA_WITHOUT_VALUE, MOST_COLUMNS, SheetFacts
from imports.reading.limits import Limits
from imports.reading.tables import column_index
from imports.reading.types import ErrorCell, Merge, UnreadableWorkbook
from imports.reading.xmlparts import feed, local, new_parser

_DIGITS = "0123456789"
_MOST_ROWS = 1_048_576
_TRUE = frozenset(("1", "true"))


def scan_shared_strings(chunks: Iterable[bytes], part: str) -> "array[int]":
    """Return the length of every shared text, in order."""
    lengths = array("Q")
    reading = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal reading
        reading = False
        name = local(name)
        if name == "si":
            lengths.append(0)
        elif name == "t":
            reading = True

    def text(piece: str) -> None:
        if reading and lengths:
            lengths[-1] += len(piece)

    parser = new_parser()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    feed(parser, chunks, part)
    return lengths


def scan_sheet(chunks: Iterable[bytes], facts: SheetFacts, strings: "array[int]", limits: Limits) -> None:
    """Fill `facts` from a worksheet part; the dimension that the part declares is not looked at.

    Raises:
        UnreadableWorkbook: broken XML, rows or cells out of order, a shared text that is not there, and the limits
            that a stream can pass before its end (rows, text).
    """
    scanner = _SheetScanner(facts, strings, limits)
    parser = new_parser()
    parser.StartElementHandler = scanner.start
    parser.CharacterDataHandler = scanner.text
    feed(parser, chunks, facts.part)
    scanner.close_cell()


class _SheetScanner:
    """Expat handlers; the start of an element closes the cell before it, so that no end handler is paid for."""

    __slots__ = (
        "_c", "_column", "_columns", "_f", "_facts", "_filled", "_filled_row", "_formula", "_kind", "_limits",
        "_reading", "_row", "_row_tag", "_row_text", "_strings", "_t", "_v",
    )  # fmt: skip

    def __init__(self, facts: SheetFacts, strings: "array[int]", limits: Limits) -> None:
        self._facts, self._strings, self._limits = facts, strings, limits
        self._columns: dict[str, int] = {}
        self._c = ""
        self._row, self._row_text, self._filled_row = 0, "0", 0
        self._column, self._kind = -1, "n"
        self._filled = self._formula = self._reading = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._c:
            if self._formula:
                self.close_cell()
            self._place(attributes.get("r"))
            self._kind = attributes.get("t", "n")
            self._filled = self._formula = self._reading = False
        elif not self._c:
            self._learn_prefix(name)
        elif name in (self._v, self._t):
            self._reading = True
        elif name == self._f:
            self._formula, self._reading = True, False
            self._facts.formulas += 1
        elif name == self._row_tag:
            self.close_cell()
            self._start_row(attributes)
        else:
            self._other(local(name), attributes)

    def text(self, piece: str) -> None:
        if not self._reading:
            return
        facts, kind = self._facts, self._kind
        if kind == "s":
            try:
                index = int(piece)
                length = self._strings[index]
            except (ValueError, IndexError):
                raise self._unreadable("shared_text") from None
            if index < 0:
                raise self._unreadable("shared_text")
        elif kind in {"str", "inlineStr"}:
            length = len(piece)
        elif not (piece := piece.strip()):
            return
        else:
            length = 0
            if kind == "e":
                facts.add_fault(self._row, self._column, ErrorCell("excel_error", piece[:32]))
        if length:
            facts.text += length
            if length > facts.longest:
                facts.longest = length
        if not self._filled:
            self._fill()

    def close_cell(self) -> None:
        """End the current cell: a formula that got no value is one that nothing ever computed."""
        if self._formula and not self._filled and self._kind != "str":
            self._facts.add_fault(self._row, self._column, FORMULA_WITHOUT_VALUE)
            self._fill()
        self._formula = self._reading = False

    def _fill(self) -> None:
        self._filled = True
        facts = self._facts
        facts.cells += 1
        if self._column > facts.last_column:
            facts.last_column = self._column
        if self._row != self._filled_row:
            self._filled_row = facts.last_row = self._row
            facts.rows += 1
            if facts.text > self._limits.unpacked_bytes:
                raise UnreadableWorkbook("too_complex", {"reason": "text", "limit": self._limits.unpacked_bytes})

    def _place(self, reference: str | None) -> None:
        """Move to the cell; without a reference it is the next one."""
        if reference is None:
            column = self._column + 1
        else:
            letters = reference.rstrip(_DIGITS)
            found = self._columns.get(letters)
            column = self._learn_column(letters) if found is None else found
            if reference[len(letters) :] != self._row_text:
                raise self._unreadable("cell_order")
        if column <= self._column or column >= MOST_COLUMNS:
            raise self._unreadable("cell_order")
        self._column = column

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        row = self._row + 1 if number is None else _whole(number)
        if not self._row < row <= _MOST_ROWS:
            raise self._unreadable("row_order")
        self._row, self._row_text, self._column = row, str(row), -1
        if attributes.get("hidden") in _TRUE:
            self._facts.hidden_rows.append(row)

    def _learn_prefix(self, root: str) -> None:
        """Take the names of cells and rows from the root, which may have a namespace prefix."""
        prefix = root[: -len(local(root))]
        self._c, self._v, self._t, self._f = prefix + "c", prefix + "v", prefix + "t", prefix + "f"
        self._row_tag = prefix + "row"

    def _learn_column(self, letters: str) -> int:
        try:
            column = column_index(letters) if len(letters) <= 3 else MOST_COLUMNS
        except ValueError:
            raise self._unreadable("cell_order") from None
        self._columns[letters] = column
        return column

    def _other(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"is", "r", "rPr"}:  # inside an inline text
            return
        if self._formula:
            self.close_cell()
        self._reading = False
        if name == "col" and attributes.get("hidden") in _TRUE:
            first, last = _whole(attributes.get("min", "")), _whole(attributes.get("max", ""))
            self._facts.hidden_columns.append((first - 1, min(last, MOST_COLUMNS) - 1))
        elif name == "mergeCell" and (merge := _merge(attributes.get("ref", ""))):
            self._facts.merges.append(merge)

    def _unreadable(self, reason: str) -> UnreadableWorkbook:
        params = {"reason": reason, "sheet": self._facts.name, "row": self._row}
        return UnreadableWorkbook("unreadable_file", params)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _merge(reference: str) -> Merge | None:
    corners = []
    for corner in reference.replace("$", "").split(":"):
        letters = corner.rstrip(_DIGITS)
        row = _whole(corner[len(letters) :])
        if not 0 < len(letters) <= 3 or not letters.isascii() or not letters.isalpha() or not row:
            return None
        corners.append((row, column_index(letters)))
    if len(corners) != 2:
        return None
    (top, left), (bottom, right) = corners
    return Merge(top, left, bottom, right) if top <= bottom and left <= right else None
