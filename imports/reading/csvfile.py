"""Text files with separated values: encoding and delimiter told strictly, or refused."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from imports.reading.limits import Limits
from imports.reading.types import UnreadableWorkbook

_DELIMITERS = ("\t", ";", ",", "|")
_SAMPLE_LINES = 50
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PERSIAN = range(0x0600, 0x0700)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding: "utf-8", "utf-16", or "cp1256", which the caller must say aloud.

    Old Windows programs save Persian as cp1256. Nearly every byte means something there, so it is believed only
    when what comes out is mostly Arabic letters, and never silently.

    Raises:
        UnreadableWorkbook: bad_encoding.
    """
    if data.startswith(_UTF_16):
        name, encoding = "utf-16", "utf-16"
    else:
        name, encoding = "utf-8", "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if name == "utf-16":
            raise UnreadableWorkbook("bad_encoding") from None
        name, text = "cp1256", _decode_cp1256(data)
    if "\0" in text:
        raise UnreadableWorkbook("bad_encoding")
    return text, name


def read_rows(text: str, limits: Limits) -> Iterator[list[str | None]]:
    """Yield the rows of a text, empty fields as None.

    Raises:
        UnreadableWorkbook: bad_csv (no delimiter, an open quote), too_many_rows, too_many_columns, too_complex.
    """
    lines = io.StringIO(text, newline="")
    hinted = text[:4].lower() == "sep="  # Excel's own line
    delimiter = lines.readline()[4:5] if hinted else _delimiter(text)
    if delimiter not in _DELIMITERS:
        raise UnreadableWorkbook("bad_csv", {"reason": "delimiter"})
    csv.field_size_limit(max(limits.cell_characters * 4, 131_072))
    rows = cells = 0
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        for fields in reader:
            rows += any(fields)
            cells += len(fields)
            if rows > limits.rows:
                raise UnreadableWorkbook("too_many_rows", {"limit": limits.rows, "found": rows})
            if len(fields) > limits.columns and any(fields[limits.columns :]):
                found = {"limit": limits.columns, "found": len(fields), "row": reader.line_num}
                raise UnreadableWorkbook("too_many_columns", found)
            if cells > limits.cells:
                raise UnreadableWorkbook("too_complex", {"reason": "cells", "limit": limits.cells, "found": cells})
            yield [field or None for field in fields[: limits.columns]]
    except csv.Error:
        raise UnreadableWorkbook("bad_csv", {"reason": "quotes", "row": reader.line_num}) from None


def _decode_cp1256(data: bytes) -> str:
    try:
        text = data.decode("cp1256")
    except UnicodeDecodeError:
        raise UnreadableWorkbook("bad_encoding") from None
    letters = [character for character in text if character.isalpha() and ord(character) > 127]
    persian = sum(ord(character) in _PERSIAN for character in letters)
    if not letters or persian < 0.9 * len(letters):
        raise UnreadableWorkbook("bad_encoding")
    return text


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the most rows into one number of fields, the more fields the better.

    Raises:
        UnreadableWorkbook: bad_csv when none cuts anything.
    """
    sample = list(islice(io.StringIO(text[: 256 * 1024], newline=""), _SAMPLE_LINES))
    scores = {delimiter: _score(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    if not scores[best]:
        raise UnreadableWorkbook("bad_csv", {"reason": "delimiter"})
    return best


def _score(sample: list[str], delimiter: str) -> int:
    try:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if any(row))
    except csv.Error:
        return 0
    return max((rows * (width - 1) for width, rows in widths.items()), default=0)
