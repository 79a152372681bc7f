"""Runs the reader in a child process with limits, so that no file can harm the process that asks."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from imports.reading.chunks import PackedRows
from imports.reading.limits import Limits
from imports.reading.types import Book, Merge, Notice, SheetGrid, SheetState, UnreadableWorkbook
from imports.reading.wire import decode_message, is_rows

_PROJECT = Path(__file__).resolve().parents[2]
_START = (
    f"import sys; sys.path[:0] = {[str(_PROJECT), str(_PROJECT / 'site')]!r}; "
    "from imports.reading.child import main; main()"
)
_LONGEST_LINE = 64 * 1024 * 1024
_MOST_NAMED_ROWS = 50


def read_book(path: str | os.PathLike[str], *, limits: Limits | None = None, extension: str | None = None) -> Book:
    """Read a workbook of any accepted kind.

    Args:
        path: the file.
        limits: ceilings; the defaults of `Limits` when None.
        extension: what the sender's file name ends in (".xls"), for the notice extension_mismatch; None: unknown.

    Raises:
        UnreadableWorkbook: the file is refused; its code says why.
        RuntimeError: the reading process cannot start on this machine.
    """
    limits = limits or Limits()
    size = os.path.getsize(path)
    if not size:
        raise UnreadableWorkbook("empty_file")
    if size > limits.file_bytes:
        raise UnreadableWorkbook("file_too_large", {"limit": limits.file_bytes, "found": size})
    job = {"limits": asdict(limits), "extension": extension.lstrip(".").casefold() if extension else None}
    receiver = _Receiver(limits)
    with open(path, "rb") as file:
        child = subprocess.Popen(  # noqa: S603 (our own interpreter and module, nothing of the file in the command)
            [sys.executable, "-I", "-c", _START, json.dumps(job)],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,  # what it starts ends with it
        )
    late = threading.Event()

    def stop() -> None:
        late.set()
        os.killpg(child.pid, signal.SIGKILL)

    watch = threading.Timer(limits.wall_seconds, stop)
    watch.start()
    assert child.stdout is not None
    try:
        receiver.take(child.stdout)
    finally:
        watch.cancel()
        watch.join()  # its process number may be another's once it was waited for
        child.stdout.close()
        os.killpg(child.pid, signal.SIGKILL)  # whatever they still have to say; what ended the child first is kept
        child.wait()
    if not receiver.started and not late.is_set():
        raise RuntimeError("the reading process did not start")
    if not receiver.ended:
        # Nothing but a passed limit ends the child without a last word: time, or memory, on which the reader aborts.
        timely = not late.is_set() and -child.returncode not in {signal.SIGXCPU, signal.SIGPROF}
        raise UnreadableWorkbook("too_complex", {"reason": "memory" if timely else "time"})
    return receiver.book()


class _Receiver:
    """Takes the child's lines; what it says is data to be checked, as the child has read a stranger's file."""

    def __init__(self, limits: Limits) -> None:
        self.started = self.ended = False
        self._limits = limits
        self._kept = 0
        self._format = ""
        self._notices: list[Notice] = []
        self._sheets: list[dict[str, Any]] = []
        self._rows: list[PackedRows] = []

    def take(self, lines: IO[bytes]) -> None:
        """Take lines until the last one or the end of the stream.

        Raises:
            UnreadableWorkbook: as the child says, or because it says something that makes no sense.
        """
        try:
            while not self.ended and (line := lines.readline(_LONGEST_LINE)):
                if not line.endswith(b"\n"):
                    return
                self._take_line(line)
        except (ValueError, TypeError, KeyError, IndexError, RecursionError):
            raise UnreadableWorkbook("unreadable_file", {"reason": "reader"}) from None

    def _take_line(self, line: bytes) -> None:
        if is_rows(line):
            self._kept += self._rows[-1].add(line)
            if self._kept > self._limits.kept_bytes:
                raise UnreadableWorkbook("too_complex", {"reason": "text", "limit": self._limits.kept_bytes})
            return
        message = decode_message(line)
        if "refused" in message:
            raise UnreadableWorkbook(str(message["refused"]), message["params"])
        if "sheet" in message:
            self._sheets.append(message["sheet"])
            self._rows.append(PackedRows())
        elif "format" in message:
            self._format = str(message["format"])
            self._notices += [Notice(str(each["code"]), params=each["params"]) for each in message["notices"]]
        elif "ready" in message:
            self.started = True
        else:
            self.ended = bool(message["end"])

    def book(self) -> Book:
        """Return what was received.

        Raises:
            UnreadableWorkbook: empty_file when there is not one cell to read.
        """
        try:
            sheets = tuple(_grid(sheet, rows) for sheet, rows in zip(self._sheets, self._rows, strict=True))
        except (ValueError, TypeError, KeyError):
            raise UnreadableWorkbook("unreadable_file", {"reason": "reader"}) from None
        if all(sheet.state == SheetState.VISIBLE and not sheet.rows for sheet in sheets):
            raise UnreadableWorkbook("empty_file")
        return Book(self._format, sheets, (*self._notices, *_notices(sheets)))


def _grid(sheet: dict[str, Any], rows: PackedRows) -> SheetGrid:
    return SheetGrid(
        name=str(sheet["name"]),
        state=SheetState(sheet["state"]),
        rows=rows,
        first_row=int(sheet["first_row"]),
        merges=tuple(Merge(*map(int, merge)) for merge in sheet.get("merges", ())),
        hidden_rows=tuple(map(int, sheet.get("hidden_rows", ()))),
        hidden_columns=tuple(map(int, sheet.get("hidden_columns", ()))),
        error_cells=int(sheet.get("error_cells", 0)),
        uncached_formulas=int(sheet.get("uncached_formulas", 0)),
        formulas=int(sheet.get("formulas", 0)),
    )


def _notices(sheets: Iterable[SheetGrid]) -> list[Notice]:
    found = []
    for sheet in sheets:
        if sheet.state != SheetState.VISIBLE:
            continue
        if rows := sheet.hidden_rows:
            found.append(Notice("hidden_rows", sheet.name, rows[:_MOST_NAMED_ROWS], len(rows)))
        if columns := sheet.hidden_columns:
            found.append(Notice("hidden_columns", sheet.name, count=len(columns), params={"columns": columns}))
        if read := sheet.formulas - sheet.uncached_formulas:
            found.append(Notice("formula_values_read", sheet.name, count=read))
    return found
