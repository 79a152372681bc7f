"""Two processes read what one would have read, refuse what it would have refused, and leave nothing behind."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from imports.reading import Book, Limits, sandbox
from tests.builders.parts import SHEET, inline, raw_workbook, with_document_type, with_part
from tests.builders.workbooks import open_document, sheet, workbook
from tests.imports.reading.conftest import Read, Refusal
from tests.imports.reading.test_sandbox import GIANT, GOOD, NO_PREFLIGHT_LIMITS, many_rows

Forking = Callable[..., None]
START = sandbox._START
FORMULAS = "".join(
    f'<row r="{n}"><c r="A{n}"><f>A1</f></c><c r="B{n}" t="e"><v>#N/A</v></c></row>' for n in range(1, 900)
)
BOOKS = {
    "good": GOOD,
    "values": workbook(sheet(["متن", 12, 0.5, date(2019, 4, 30), None, datetime(2019, 4, 30, 8, 5), True])),
    "sheets": workbook(
        sheet(["a"], [["b"]] * 3, name="یک", state="hidden"),
        sheet(["c"], [["d"]] * 600, name="دو", merges=["A1:B1"], hidden_rows=[3], hidden_columns=["B"]),
        sheet(["e"], name="سه", state="veryHidden"),
        sheet(["f"], [["=A1+1", "#REF!"]], name="چهار"),
    ),
    "open document": open_document(sheet(["a", "ب"], [[1.5, "=A1"]] * 3), sheet(["b"], name="دو")),
    "formulas": raw_workbook(FORMULAS),
    "long text": raw_workbook(f'<row r="1">{inline("A1", "x" * 40_000)}</row>'),
    "many rows": many_rows(5_000),
}


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> Forking:
    """Have files of any size read by two processes, after the given words were said in the first."""

    def start(words: str = "pass") -> None:
        before = f"import os, signal, time, imports.reading.child as child; child._LARGE = 0; {words}; main()"
        monkeypatch.setattr(sandbox, "_START", START.removesuffix("main()") + before)

    return start


def loading(does: str) -> str:
    """Return the words by which the second process, about to load a sheet, does something else."""
    return f"child.Spreadsheet.load_first = lambda _: {does}"


def unpacked(book: Book) -> Book:
    return replace(book, sheets=tuple(replace(each, rows=[list(row) for row in each.rows]) for each in book.sheets))


def state(process: Path) -> str | None:
    """Return the state of the process whose number a path ends in; Z: it ended and nobody has asked, None: no more."""
    try:
        return Path("/proc", process.name, "stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return None


@pytest.mark.parametrize("name", BOOKS)
def test_two_processes_read_what_one_does(name: str, read: Read, forking: Forking) -> None:
    alone = unpacked(read(BOOKS[name]))
    forking()
    assert unpacked(read(BOOKS[name])) == alone


def test_a_large_file_is_read_by_two_and_a_small_one_by_one(read: Read, refusal: Refusal, forking: Forking) -> None:
    forking("child._LARGE = 200_000; child.read_beside = lambda *_: exit(1)")
    assert read(GOOD).sheets
    assert refusal(many_rows(60_000)).code == "unreadable_file"


@pytest.mark.parametrize(
    ("content", "limits", "code"),
    [
        (GIANT, Limits(), "too_sparse"),
        (with_document_type(GOOD), Limits(), "suspicious_file"),
        (with_part(GOOD, "xl/vbaProject.bin", lambda _: b"<x/>"), Limits(), "macro_file"),
        (with_part(GOOD, SHEET, lambda part: part.replace(b"</row>", b"", 1)), Limits(), "unreadable_file"),
        (many_rows(50), Limits(rows=10), "too_many_rows"),
    ],
)
@pytest.mark.parametrize("does", ["None", "os.abort()", "1 / 0", "time.sleep(60)"])
def test_the_refusal_of_preflight_wins_whatever_the_reader_does(
    content: bytes, limits: Limits, code: str, does: str, refusal: Refusal, forking: Forking
) -> None:
    forking(loading(does))
    assert refusal(content, limits=limits).code == code


@pytest.mark.parametrize(
    ("does", "code", "reason"),
    [
        ("os.abort()", "too_complex", "memory"),
        ("bytearray(2**30)", "too_complex", "memory"),
        ("os._exit(3)", "too_complex", "memory"),
        ("os.kill(os.getpid(), signal.SIGXCPU)", "too_complex", "time"),
        ("1 / 0", "unreadable_file", "reader"),
        ("(_ for _ in ()).throw(BaseException)", "unreadable_file", "reader"),
    ],
)
def test_how_the_reader_ends_is_told_of_a_file_that_preflight_lets_pass(
    does: str, code: str, reason: str, refusal: Refusal, forking: Forking
) -> None:
    forking(loading(does))
    refused = refusal(GOOD)
    assert (refused.code, refused.params["reason"]) == (code, reason)


def test_a_reader_that_ends_in_the_middle_of_its_lines(refusal: Refusal, forking: Forking) -> None:
    words = 'os.write(1, b\'{"sheet":{"name":"Sheet1","state":"visi\')'
    forking(loading(f"({words}, os.abort())"))
    assert refusal(GOOD).params["reason"] == "memory"


def test_the_reader_really_aborts_on_what_preflight_lets_pass(refusal: Refusal, forking: Forking) -> None:
    forking()
    refused = refusal(GIANT, limits=Limits(**NO_PREFLIGHT_LIMITS))
    assert (refused.code, refused.params["reason"]) == ("too_complex", "memory")


def test_both_together_have_the_processor_time_of_one(read: Read, refusal: Refusal, forking: Forking) -> None:
    content = many_rows(50_000)
    forking("time.process_time = lambda: 10")
    assert read(content).sheets
    forking("time.process_time = lambda: 15")
    assert refusal(content).params["reason"] == "time"


def test_where_no_process_can_be_started_one_does_both(read: Read, forking: Forking) -> None:
    alone = unpacked(read(GOOD))
    forking("os.fork = lambda: (_ for _ in ()).throw(BlockingIOError)")
    assert unpacked(read(GOOD)) == alone


def test_the_reader_holds_no_end_of_what_the_caller_listens_to(refusal: Refusal, forking: Forking) -> None:
    forking(f"{loading('time.sleep(60)')}; child.preflight_xlsx = lambda *_: os.abort()")
    before = time.monotonic()
    assert refusal(GOOD).params["reason"] == "memory"
    assert time.monotonic() - before < 30


@pytest.mark.parametrize("content", [GOOD, GIANT])
def test_nothing_is_left_running(content: bytes, tmp_path: Path, refusal: Refusal, forking: Forking) -> None:
    seen = tmp_path / "seen"
    seen.mkdir()
    marks = f"os.mkdir({str(seen)!r} + '/' + str(os.getpid()))"
    late = "checks = child.preflight_xlsx; child.preflight_xlsx = lambda *given: time.sleep(1) or checks(*given)"
    forking(f"{marks}; {late}; {loading(f'({marks}, time.sleep(60))')}")
    assert refusal(content, limits=Limits(wall_seconds=3)).code == ("too_complex" if content == GOOD else "too_sparse")
    processes = list(seen.iterdir())
    assert len(processes) == 2
    # The first has waited for the second unless both were killed at once; then the system does, a moment later.
    gone = {None, "Z"} if content == GOOD else {None}
    until = time.monotonic() + 10
    while content == GOOD and time.monotonic() < until and not {*map(state, processes)} <= gone:
        time.sleep(0.01)
    assert {*map(state, processes)} <= gone
