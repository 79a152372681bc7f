"""Digits and numbers: the three digit sets folded to ASCII, and numbers written the Persian way; pure."""

from decimal import ROUND_HALF_UP, Decimal

ASCII_DIGITS = "0123456789"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"

_TO_ASCII = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS * 2)
_TO_PERSIAN = str.maketrans(ASCII_DIGITS + ARABIC_DIGITS, PERSIAN_DIGITS * 2)
_SEPARATORS = str.maketrans({",": "٬", ".": "٫", "-": "\u200e\u2212"})  # the mark keeps the minus left of its number


def to_ascii_digits(text: str) -> str:
    """Return the text with Persian and Arabic digits as 0-9; the length does not change."""
    return text.translate(_TO_ASCII)


def to_persian_digits(value: object) -> str:
    """Return `str(value)` with every digit Persian; nothing else changes."""
    return str(value).translate(_TO_PERSIAN)


def format_number(
    value: int | float | Decimal, *, decimals: int | None = None, grouping: bool = True, percent: bool = False
) -> str:
    """Write a number in Persian: «۱٬۲۳۴٫۵», with «٪» after it for a share.

    Args:
        value: the number; a share is given in percent, not as a fraction.
        decimals: places to round to, half up; None keeps the number's own.
        grouping: separate thousands with «٬».
        percent: add «٪».
    """
    number = Decimal(str(value))
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{number:,f}" if grouping else f"{number:f}"
    return to_persian_digits(text.translate(_SEPARATORS)) + ("٪" if percent else "")
