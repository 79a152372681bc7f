"""What the reading process writes and the caller reads: JSON lines, an object per message, an array per run of rows."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from imports.reading.types import CellValue, ErrorCell

_ROWS_A_LINE = 500
_LINE_CHARACTERS = 1024 * 1024
_DAY, _MOMENT, _ERROR = "d", "t", "e"


def _plain(value: object) -> Any:
    """Write what JSON has no word for; a time of day or a duration is text, as no column asks for one."""
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, ErrorCell):
        return {_ERROR: [value.code, value.text]}
    if isinstance(value, time | timedelta):
        return str(value)
    raise TypeError(type(value).__name__)


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_plain)


def encode_message(message: dict[str, Any]) -> bytes:
    """Return one message as a line."""
    return _ENCODER.encode(message).encode() + b"\n"


def encode_rows(rows: Iterable[list[Any]]) -> Iterator[bytes]:
    """Yield rows as lines of at most 500 rows and about a million characters."""
    parts: list[str] = []
    size = 0
    for row in rows:
        part = _ENCODER.encode(row)
        parts.append(part)
        size += len(part)
        if len(parts) == _ROWS_A_LINE or size > _LINE_CHARACTERS:
            yield _line(parts)
            parts, size = [], 0
    if parts:
        yield _line(parts)


def is_rows(line: bytes) -> bool:
    """Return whether a line holds rows, not a message."""
    return line.startswith(b"[")


def count_rows(line: bytes) -> int:
    """Return how many rows a line says that it holds, without reading them.

    Raises:
        ValueError: the line does not begin with a count.
    """
    return int(line[1 : line.index(b",", 1, 16)])


def decode_message(line: bytes) -> dict[str, Any]:
    """Return a message.

    Raises:
        ValueError: the line is no message.
    """
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ValueError("no message")
    return message


def decode_rows(line: bytes) -> list[list[CellValue]]:
    """Return the rows of a line; a number that is none (NaN) is an Excel error.

    Raises:
        ValueError: the line holds no rows.
    """
    found: list[Any] = json.loads(line, object_hook=_value, parse_constant=_not_a_number)
    count, *rows = found
    if count != len(rows) or not all(isinstance(row, list) for row in rows):
        raise ValueError("no rows")
    return rows


def _line(parts: list[str]) -> bytes:
    return f"[{len(parts)},{','.join(parts)}]\n".encode()


def _value(tagged: dict[str, Any]) -> CellValue:
    [(tag, value)] = tagged.items()
    if tag == _DAY:
        return date.fromisoformat(value)
    if tag == _MOMENT:
        return datetime.fromisoformat(value)
    code, text = value
    return ErrorCell(str(code), str(text))


def _not_a_number(_: str) -> ErrorCell:
    return ErrorCell("excel_error", "#NUM!")
