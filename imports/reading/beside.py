"""Opens a workbook in a process of its own while preflight still goes over it; preflight alone has the verdict."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NoReturn

from imports.reading.facts import SheetFacts
from imports.reading.handover import decode_facts, encode_facts
from imports.reading.limits import Limits
from imports.reading.spreadsheet import Spreadsheet
from imports.reading.types import UnreadableWorkbook
from imports.reading.wire import decode_message, is_rows, write_lines

_Pipe = tuple[int, int]


def read_beside(data: bytes, preflight: Callable[[], list[SheetFacts]], limits: Limits) -> Iterator[bytes]:
    """Yield the lines of a workbook, which a second process opens while this one does the preflight.

    The second inherits every limit, holds no end of this one's output, and is heard only once preflight has let the
    file pass: how it ended before that, nobody asks. Where none can be started, this one does both in turn.

    Raises:
        UnreadableWorkbook: as preflight says or, if it says nothing, as the reader does.
    """
    orders, said = os.pipe(), os.pipe()
    try:
        reader = os.fork()
    except OSError:  # this machine has too many processes, or too little memory
        facts = preflight()
        yield from Spreadsheet(data).lines(facts, limits)
        return
    if not reader:
        _read(data, limits, orders, said)
    os.close(orders[0])
    os.close(said[1])
    try:
        facts = preflight()
        with suppress(BrokenPipeError), open(orders[1], "wb") as out:
            out.write(b"%f\n" % time.process_time())
            out.writelines(encode_facts(facts))
        with open(said[0], "rb") as lines:
            yield from _passed_on(lines)
    except BaseException:
        os.kill(reader, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(reader, 0)
    if status:  # no last word: this process ends as the reader did, so that the caller learns which limit it passed
        os.kill(os.getpid(), os.WTERMSIG(status) or signal.SIGABRT)


def _passed_on(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        if not is_rows(line) and line.endswith(b"\n"):
            message = decode_message(line)
            if "refused" in message:
                raise UnreadableWorkbook(message["refused"], message["params"])
            if "end" in message:
                continue
        yield line


def _read(data: bytes, limits: Limits, orders: _Pipe, said: _Pipe) -> NoReturn:
    """Be the second process."""
    status = 1
    try:
        os.dup2(orders[0], 0)
        os.dup2(said[1], 1)
        os.closerange(3, max(*orders, *said) + 1)
        with open(0, "rb") as facts, open(1, "wb", closefd=False) as out:
            write_lines(_lines(data, limits, facts), out)
        status = 0
    finally:
        os._exit(status)


def _lines(data: bytes, limits: Limits, handed: Iterator[bytes]) -> Iterator[bytes]:
    book = Spreadsheet(data)
    book.load_first()
    left = limits.cpu_seconds - float(next(handed)) - time.process_time()  # both together have what one would
    signal.setitimer(signal.ITIMER_PROF, max(left, 0.001))  # ends this process; a limit counts in whole seconds
    yield from book.lines(decode_facts(handed), limits)
