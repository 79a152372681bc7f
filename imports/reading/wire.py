"""What the reading process writes and the caller reads: JSON lines, an object per message, an array per run of rows."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import IO, Any

import orjson

from imports.reading.types import CellValue, ErrorCell, UnreadableWorkbook

_ROWS_A_LINE = 500
_LINE_BYTES = 1024 * 1024
_DAY, _MOMENT, _ERROR = "d", "t", "e"
_TAGGED = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS  # those go to `_plain`
_NO_NUMBER = ErrorCell("excel_error", "#NUM!")


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


def encode_message(message: dict[str, Any]) -> bytes:
    """Return one message as a line; it may name numbers that orjson finds too large."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def encode_rows(rows: Iterable[list[Any]]) -> Iterator[bytes]:
    """Yield rows as lines of at most 500 rows and about a million bytes."""
    parts: list[bytes] = []
    size = 0
    for row in rows:
        part = encode_row(row)
        parts.append(part)
        size += len(part)
        if len(parts) == _ROWS_A_LINE or size > _LINE_BYTES:
            yield _line(parts)
            parts, size = [], 0
    if parts:
        yield _line(parts)


def encode_row(row: Sequence[Any]) -> bytes:
    """Return one row as JSON, in which no two kinds of cells look alike.

    A number that is none (NaN), which would be written as nothing, is an Excel error.
    """
    part = orjson.dumps(row, _plain, _TAGGED)
    if b"null" in part and part.count(b"null") > row.count(None):
        cells = [_NO_NUMBER if isinstance(cell, float) and not isfinite(cell) else cell for cell in row]
        part = orjson.dumps(cells, _plain, _TAGGED)
    return part


def write_lines(lines: Iterable[bytes], out: IO[bytes]) -> None:
    """Write lines and a last word: that this is the end, or why there is none."""
    last: dict[str, Any] = {"end": True}
    try:
        out.writelines(lines)
    except UnreadableWorkbook as refusal:
        last = {"refused": refusal.code, "params": dict(refusal.params)}
    except MemoryError:
        last = {"refused": "too_complex", "params": {"reason": "memory"}}
    except BaseException:  # the reader panics with an exception of its own below Exception
        last = {"refused": "unreadable_file", "params": {"reason": "reader"}}
    out.write(encode_message(last))
    out.flush()


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
    """Return the rows of a line.

    Raises:
        ValueError, TypeError: the line holds no rows.
    """
    count, *rows = orjson.loads(line)
    if count != len(rows) or not all(isinstance(row, list) for row in rows):
        raise ValueError("no rows")
    if b"{" in line:
        return [[_value(cell) if isinstance(cell, dict) else cell for cell in row] for row in rows]
    return rows


def _line(parts: list[bytes]) -> bytes:
    return b"[%d,%b]\n" % (len(parts), b",".join(parts))


def _value(tagged: dict[str, Any]) -> CellValue:
    [(tag, value)] = tagged.items()
    if tag == _DAY:
        return date.fromisoformat(value)
    if tag == _MOMENT:
        return datetime.fromisoformat(value)
    code, text = value
    return ErrorCell(str(code), str(text))
