"""Number cells: three digit sets, Persian and Latin marks, «نفر» and per cent."""

import math
import re

from imports.reading.columns import ColumnSpec
from imports.reading.parsed import CellProblem, Parsed
from imports.reading.texts import is_dash, plain_text
from imports.reading.types import CellValue
from persian.digits import to_ascii_digits
from persian.letters import canonical

_NUMBER = re.compile(r"(?P<whole>\d*|\d{1,3}(?:[,٬،]\d{3})+)(?:[.٫/](?P<fraction>\d+))?(?P<power>[eE][+-]?\d{1,2})?")
_UNITS = re.compile(r"\s*(?:نفر|عدد|مورد|امتیاز|واحد|باب|درصد|[%٪])\s*$")
_PER_CENT_FIRST = re.compile(r"^\s*[%٪]")
_MINUS = str.maketrans("−–‐‑", "----")
_LARGEST = 1e15  # whole numbers above lose digits in a spreadsheet


def read_number(value: CellValue, *, column: ColumnSpec) -> Parsed:
    """Return an int where the number is whole, otherwise a float.

    `/` is a decimal point, as Persian keyboards write it; a comma is one of thousands or the cell is refused.

    Raises:
        CellProblem: not_a_number, out_of_range.
    """
    return Parsed(_within(_number(value), column))


def read_integer(value: CellValue, *, column: ColumnSpec) -> Parsed:
    """Return a whole number.

    Raises:
        CellProblem: not_a_number, not_an_integer, out_of_range.
    """
    number = _number(value)
    if isinstance(number, float):
        raise CellProblem("not_an_integer")
    return Parsed(_within(number, column))


def read_percent(value: CellValue, *, column: ColumnSpec) -> Parsed:
    """Return a number of per cent.

    A number cell from above 0 to 1 is a share, as spreadsheets keep per cent (1 is 100 %); a text is per cent already.

    Raises:
        CellProblem: not_a_number, out_of_range.
    """
    number = _number(value)
    if not isinstance(value, str) and 0 < number <= 1:
        number = _whole(round(number * 100, 10))
    return Parsed(_within(number, column))


def _number(value: CellValue) -> int | float:
    if isinstance(value, float | int) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise CellProblem("not_a_number")
        return _whole(value)
    if not isinstance(value, str):  # a day: Excel reads a typed 12/5 as one
        raise CellProblem("not_a_number")
    if is_dash(value):
        return 0
    text = to_ascii_digits(canonical(plain_text(value))).translate(_MINUS)
    text = _PER_CENT_FIRST.sub("", _UNITS.sub("", text)).replace(" ", "")
    bare = text.removeprefix("-") if text.startswith("-") else text.removesuffix("-")
    sign, text = (1, text.removeprefix("+")) if bare == text else (-1, bare)
    found = _NUMBER.fullmatch(text)
    if not found or not (found["whole"] or found["fraction"]):
        raise CellProblem("not_a_number")
    whole = re.sub(r"\D", "", found["whole"]) or "0"
    return sign * _whole(float(f"{whole}.{found['fraction'] or 0}{found['power'] or ''}"))


def _whole(number: int | float) -> int | float:
    return int(number) if float(number).is_integer() and abs(number) <= _LARGEST else number


def _within(number: int | float, column: ColumnSpec) -> int | float:
    low, high = column.minimum, column.maximum
    if abs(number) > _LARGEST or (low is not None and number < low) or (high is not None and number > high):
        raise CellProblem("out_of_range", {"minimum": low, "maximum": high})
    return number
