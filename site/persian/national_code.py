"""The check digit of the ten-digit national code; pure."""

from operator import mul

from persian.digits import to_ascii_digits

_WEIGHTS = range(10, 1, -1)
_ZEROS = ord("0") * sum(_WEIGHTS)  # what the codes of the digits have beyond the digits


def is_valid_national_code(code: str) -> bool:
    """Return whether the text is ten digits whose last one is the right check digit.

    A code of one repeated digit passes the arithmetic but is never issued, and is refused.
    """
    digits = code if code.isascii() else to_ascii_digits(code)
    if len(digits) != 10 or not (digits.isascii() and digits.isdecimal()) or digits == digits[0] * 10:
        return False
    remainder = (sum(map(mul, digits.encode(), _WEIGHTS)) - _ZEROS) % 11
    return int(digits[-1]) == (remainder if remainder < 2 else 11 - remainder)
