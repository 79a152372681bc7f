"""Code cells: text of digits, whatever a spreadsheet did to them."""

import re
from collections.abc import Callable
from datetime import date

from imports.reading.parsed import CellProblem, Parsed
from imports.reading.texts import plain_text, read_text
from imports.reading.types import CellValue
from persian.digits import to_ascii_digits
from persian.letters import canonical
from persian.national_code import is_valid_national_code

_FRACTION = re.compile(r"(\d+)[.٫]0+")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬،]\d{3})+(?:[.٫]0+)?")
_NATIONAL_LENGTH = 10
_LOST_ZEROS = 2  # the smallest prefixes of national codes begin with two zeros


def read_code(value: CellValue, *, length: int | None = None) -> Parsed:
    """Return a code as text.

    Args:
        value: the cell.
        length: digits that a code has; lost leading zeros come back. None: any text, nothing comes back.

    Raises:
        CellProblem: bad_code.
    """
    if isinstance(value, str) and len(value) == length and value.isascii() and value.isdecimal() and value.strip("0"):
        return Parsed(value)  # nearly every cell
    if isinstance(value, bool | date) or (isinstance(value, float) and not value.is_integer()):
        raise CellProblem("bad_code")
    text = _digits(value)
    if length is None:
        return read_text(text)
    if not (text.isascii() and text.isdecimal()) or len(text) > length or not text.strip("0"):
        raise CellProblem("bad_code", {"length": length})
    return Parsed(text.zfill(length), "zero_padded" if len(text) < length else None)


def read_national_code(value: CellValue) -> Parsed:
    """Return a national code of ten digits; up to two lost zeros come back.

    Raises:
        CellProblem: invalid_national_code.
    """
    if isinstance(value, str) and is_plain_national_code(value):
        return Parsed(value)  # nearly every cell
    if isinstance(value, bool | date):
        raise CellProblem("invalid_national_code")
    text = _digits(value).replace("-", "")
    padded = text.zfill(_NATIONAL_LENGTH) if len(text) >= _NATIONAL_LENGTH - _LOST_ZEROS else text
    if not is_valid_national_code(padded):
        raise CellProblem("invalid_national_code")
    return Parsed(padded, "zero_padded" if padded != text else None)


def plain_code(length: int) -> Callable[[str], object]:
    """Return what says whether a text is a code of that many digits already."""
    return re.compile(f"(?!0+\\Z)[0-9]{{{length}}}").fullmatch


def is_plain_national_code(text: str) -> bool:
    """Return whether a text is a national code already."""
    return len(text) == _NATIONAL_LENGTH and text.isascii() and is_valid_national_code(text)


def _digits(value: CellValue) -> str:
    """Undo a decimal fraction of zeros and grouped thousands; anything else stays as it is."""
    text = to_ascii_digits(canonical(plain_text(value)))
    if whole := _FRACTION.fullmatch(text):
        return whole[1]
    if _GROUPED.fullmatch(text):
        return re.sub(r"[.٫]0+$|[,٬،]", "", text)
    return text
