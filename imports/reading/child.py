"""The reading process: preflight, then the reader, with limits of its own; it reads standard input and writes lines.

Started by `imports.reading.sandbox` and by nothing else.
Whatever happens here, the caller sees only a missing last line.
"""

import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

from imports.reading import csvfile, sniff
from imports.reading.container import Container
from imports.reading.limits import Limits
from imports.reading.preflight import preflight_xlsx
from imports.reading.preflight_ods import preflight_ods
from imports.reading.spreadsheet import read_spreadsheet
from imports.reading.types import UnreadableWorkbook
from imports.reading.wire import encode_message, encode_rows


def main() -> None:
    """Read the file on standard input and write what it holds, or why it is refused, to standard output."""
    job = json.loads(sys.argv[1])
    limits = Limits(**job["limits"])
    _confine(limits)
    out = sys.stdout.buffer
    out.write(encode_message({"ready": True}))
    out.flush()
    try:
        for line in _lines(sys.stdin.buffer.read(limits.file_bytes + 1), job["extension"], limits):
            out.write(line)
        last: dict[str, Any] = {"end": True}
    except UnreadableWorkbook as refusal:
        last = {"refused": refusal.code, "params": dict(refusal.params)}
    except MemoryError:
        last = {"refused": "too_complex", "params": {"reason": "memory"}}
    except BaseException:  # the reader panics with an exception of its own below Exception
        last = {"refused": "unreadable_file", "params": {"reason": "reader"}}
    out.write(encode_message(last))
    out.flush()


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
    facts = None
    if container is not None:
        facts = preflight_xlsx(container, limits) if kind == "xlsx" else preflight_ods(container, limits)
    yield from read_spreadsheet(data, facts, limits)


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
