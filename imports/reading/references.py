"""Excel's names of columns, cells and areas."""

from imports.reading.types import Merge

DIGITS = "0123456789"


def column_letter(index: int) -> str:
    """Return Excel's letters of a column index: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the index of Excel's letters: A is 0, AA is 26.

    Raises:
        ValueError: something other than the letters A to Z, or none.
    """
    if not letters.isascii() or not letters.isalpha():
        raise ValueError(letters)
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_number(letters: str) -> int:
    """Return the index of a column's letters, -1 for what names no column of a sheet."""
    try:
        return column_index(letters) if len(letters) <= 3 else -1
    except ValueError:
        return -1


def whole_number(text: str) -> int:
    """Return a positive number written in plain digits, 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def cell_position(name: str) -> tuple[int, int]:
    """Return row number and column index of a cell's name: "I6" is (6, 8).

    Raises:
        ValueError: it names no cell.
    """
    letters = name.rstrip(DIGITS)
    row, column = whole_number(name[len(letters) :]), column_number(letters)
    if not row or column < 0:
        raise ValueError(name)
    return row, column


def parse_merge(reference: str) -> Merge | None:
    """Return the area that "A1:C2" names, None for what names none."""
    try:
        corners = [cell_position(corner) for corner in reference.replace("$", "").split(":")]
    except ValueError:
        return None
    if len(corners) != 2:
        return None
    (top, left), (bottom, right) = corners
    return Merge(top, left, bottom, right) if top <= bottom and left <= right else None
