"""The reading process: preflight and reader, with limits of their own; it reads standard input and writes lines.

Started by `imports.reading.sandbox` and by nothing else.
Whatever happens here, the caller sees only a missing last line.
"""

import json
import resource
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

from imports.reading import csvfile, sniff
from imports.reading.beside import read_beside
from imports.reading.container import Container
from imports.reading.limits import Limits
from imports.reading.preflight import preflight_xlsx
from imports.reading.preflight_ods import preflight_ods
from imports.reading.spreadsheet import Spreadsheet
from imports.reading.types import UnreadableWorkbook
from imports.reading.wire import encode_message, encode_rows, write_lines

_LARGE = 200_000  # bytes, above which a second process gains more than its start costs


def main() -> None:
    """Read the file on standard input and write what it holds, or why it is refused, to standard output."""
    job = json.loads(sys.argv[1])
    limits = Limits(**job["limits"])
    _confine(limits)
    out = sys.stdout.buffer
    out.write(encode_message({"ready": True}))
    out.flush()
    write_lines(_lines(sys.stdin.buffer.read(limits.file_bytes + 1), job["extension"], limits), out)


def _confine(limits: Limits) -> None:
    """Take from this process what reading does not need; none of it can be taken back."""
    for what, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, 32, 32),
    ):
        _, ceiling = resource.getrlimit(what)
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(what, (soft, hard))


def _lines(data: bytes, extension: str | None, limits: Limits) -> Iterator[bytes]:
    if len(data) > limits.file_bytes:
        raise UnreadableWorkbook("file_too_large", {"limit": limits.file_bytes})
    notices: list[dict[str, Any]] = []
    kind, container = _open(data, extension, limits)
    _compare(extension, kind, notices)
    if kind == "zip" and container is not None:
        name, data = sniff.single_entry(container, limits)
        notices.append({"code": "zip_entry_used", "params": {"name": name}})
        extension = sniff.extension_of(name)
        kind, container = _open(data, extension, limits)
        if kind == "zip":
            raise UnreadableWorkbook("wrong_type", {"found": "zip"})
        _compare(extension, kind, notices)
    if kind == "csv":
        yield from _csv_lines(data, limits, notices)
        return
    if kind == "xls":
        notices.append({"code": "format_limited", "params": {"format": kind}})
    yield encode_message({"format": kind, "notices": notices})
    if container is None:
        yield from Spreadsheet(data).lines(None, limits)
        return
    preflight = partial(preflight_xlsx if kind == "xlsx" else preflight_ods, container, limits)
    if len(data) > _LARGE:
        yield from read_beside(data, preflight, limits)
    else:
        facts = preflight()
        yield from Spreadsheet(data).lines(facts, limits)


def _open(data: bytes, extension: str | None, limits: Limits) -> tuple[str, Container | None]:
    kind = sniff.sniff(data, extension)
    if kind != "zip":
        return kind, None
    container = Container(data, limits)
    return sniff.sniff_container(container), container


def _compare(extension: str | None, kind: str, notices: list[dict[str, Any]]) -> None:
    if extension and not sniff.extension_fits(extension, kind):
        notices.append({"code": "extension_mismatch", "params": {"extension": extension[:16], "format": kind}})


def _csv_lines(data: bytes, limits: Limits, notices: list[dict[str, Any]]) -> Iterator[bytes]:
    text, encoding = csvfile.decode(data)
    if encoding != "utf-8":
        notices.append({"code": "encoding", "params": {"encoding": encoding}})
    yield encode_message({"format": "csv", "notices": notices})
    yield encode_message({"sheet": {"name": "", "state": "visible", "first_row": 1}})
    yield from encode_rows(csvfile.read_rows(text, limits))


if __name__ == "__main__":
    main()
