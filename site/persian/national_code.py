"""The check digit of the ten-digit national code; pure."""

from persian.digits import to_ascii_digits


def is_valid_national_code(code: str) -> bool:
    """Return whether the text is ten digits whose last one is the right check digit.

    A code of one repeated digit passes the arithmetic but is never issued, and is refused.
    """
    digits = to_ascii_digits(code)
    if len(digits) != 10 or not (digits.isascii() and digits.isdecimal()) or len(set(digits)) == 1:
        return False
    remainder = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return int(digits[-1]) == (remainder if remainder < 2 else 11 - remainder)
