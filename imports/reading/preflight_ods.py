"""Preflight of .ods: the same checks as for .xlsx, with the repeat counts of its rows and cells multiplied out."""

from imports.reading.container import Container
from imports.reading.facts import SheetFacts, hold_against, value_of_formula
from imports.reading.limits import Limits
from imports.reading.preflight import check_part
from imports.reading.types import CellValue, ErrorCell, Merge, SheetState, UnreadableWorkbook
from imports.reading.xmlparts import elements, feed, local, new_parser, plain

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_NO_MACROS = ("basic/script-lc.xml", "basic/script-lb.xml")
_HIDDEN = frozenset(("collapse", "filter"))
_MOST_REPEATS = 1_048_576
_ERROR_TEXT = frozenset(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"))


def preflight_ods(container: Container, limits: Limits) -> list[SheetFacts]:
    """Check every part and return the facts of all sheets in tab order.

    Raises:
        UnreadableWorkbook: encrypted_file, macro_file, suspicious_file, unreadable_file, or a limit is passed.
    """
    names = [name.casefold() for name in container.names]
    if _MANIFEST in container:
        manifest = elements(container.stream(_MANIFEST), _MANIFEST)
        if any(name == "encryption-data" for name, _ in manifest):
            raise UnreadableWorkbook("encrypted_file")
    if any(name.startswith(("basic/", "scripts/")) and name not in _NO_MACROS for name in names):
        raise UnreadableWorkbook("macro_file")
    scanner = _ContentScanner(limits)
    parser = new_parser()
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    feed(parser, container.stream(_CONTENT), _CONTENT)
    for name in container.names:
        if name != _CONTENT:
            check_part(container, name)
    hold_against(limits, scanner.sheets)
    return scanner.sheets


class _ContentScanner:
    """Expat handlers over content.xml; positions move by the repeat counts, values count as often as they repeat."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[SheetFacts] = []
        self._limits = limits
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0  # of tables: a table inside a cell is none of ours
        self._row = self._row_repeat = self._column = self._column_repeat = self._next_column = 0
        self._row_filled = self._in_text = self._annotation = self._has_text = False
        self._cell: dict[str, str] | None = None
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self._start_sheet(plain(attributes))
        elif self._depth > 1:
            return
        elif name in {"table-cell", "covered-table-cell"}:
            self._start_cell(plain(attributes))
        elif name == "p" and self._cell is not None:
            self._in_text = not self._annotation
            self._has_text |= self._in_text
        elif name == "annotation":
            self._annotation = True
        elif name == "table-row":
            self._start_row(plain(attributes))
        elif name == "table-column":
            self._start_column(plain(attributes))
        elif name == "style":
            self._style = plain(attributes).get("name", "")
        elif name == "table-properties" and plain(attributes).get("display") == "false":
            self._hidden_styles.add(self._style)

    def end(self, name: str) -> None:
        name = local(name)
        if name == "table":
            self._depth -= 1
        elif self._depth > 1:
            return
        elif name in {"table-cell", "covered-table-cell"} and self._cell is not None:
            self._end_cell(self._cell)
        elif name == "p":
            self._in_text = False
        elif name == "annotation":
            self._annotation = False
        elif name == "table-row" and self.sheets:
            self._end_row(self.sheets[-1])

    def text(self, piece: str) -> None:
        if self._in_text and self._depth == 1:
            self._text += piece
            if len(self._text) > self._limits.unpacked_bytes:
                raise UnreadableWorkbook("too_complex", {"reason": "text", "limit": self._limits.unpacked_bytes})

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        hidden = attributes.get("style-name", "") in self._hidden_styles
        self.sheets.append(SheetFacts(attributes.get("name", ""), SheetState.HIDDEN if hidden else SheetState.VISIBLE))
        self._row = self._next_column = 0

    def _start_column(self, attributes: dict[str, str]) -> None:
        repeat = _repeat(attributes, "number-columns-repeated")
        if attributes.get("visibility") in _HIDDEN:
            self.sheets[-1].hidden_columns.append((self._next_column, self._next_column + repeat - 1))
        self._next_column += repeat

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row_repeat = _repeat(attributes, "number-rows-repeated")
        self._row_filled, self._column = False, 0
        if attributes.get("visibility") in _HIDDEN and self._row_repeat <= self._limits.rows:
            self.sheets[-1].hidden_rows.extend(range(self._row + 1, self._row + self._row_repeat + 1))

    def _end_row(self, sheet: SheetFacts) -> None:
        self._row += self._row_repeat
        if self._row_filled:
            sheet.last_row = self._row
            sheet.rows += self._row_repeat
            if sheet.text > self._limits.unpacked_bytes:
                raise UnreadableWorkbook("too_complex", {"reason": "text", "limit": self._limits.unpacked_bytes})

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._text, self._has_text = attributes, "", False
        self._column_repeat = _repeat(attributes, "number-columns-repeated")
        across = _repeat(attributes, "number-columns-spanned")
        down = _repeat(attributes, "number-rows-spanned")
        if across > 1 or down > 1:
            row, column = self._row + 1, self._column
            self.sheets[-1].merges.append(Merge(row, column, row + down - 1, column + across - 1))

    def _end_cell(self, attributes: dict[str, str]) -> None:
        sheet, text = self.sheets[-1], self._text
        value = "value-type" in attributes
        patch: CellValue = None
        if "formula" in attributes:
            sheet.formulas += self._column_repeat * self._row_repeat
            if attributes.get("value-type") == "error" or text in _ERROR_TEXT or text.startswith("Err:"):
                patch = ErrorCell("excel_error", text[:32])
            elif not value and not self._has_text:
                patch = value_of_formula(attributes["formula"].removeprefix("of:").removeprefix("="))
        if patch is not None:
            # A formula is repeated only over a few neighbours; the first of each is enough to find the fault.
            sheet.patch(self._row + 1, self._column, patch)
        if value or text or patch is not None:
            sheet.cells += self._column_repeat * self._row_repeat
            sheet.text += len(text) * self._column_repeat * self._row_repeat
            sheet.longest = max(sheet.longest, len(text))
            sheet.last_column = max(sheet.last_column, self._column + self._column_repeat - 1)
            self._row_filled = True
        self._column += self._column_repeat
        self._cell = None


def _repeat(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    repeat = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
    if not 0 < repeat <= _MOST_REPEATS:
        raise UnreadableWorkbook("unreadable_file", {"reason": "repeat_count"})
    return repeat
