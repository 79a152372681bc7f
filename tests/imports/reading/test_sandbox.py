"""The parent lives through whatever happens to the reading process."""

import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from imports.reading import Limits, UnreadableWorkbook, read_book, sandbox
from tests.builders.parts import inline, raw_workbook
from tests.builders.workbooks import sheet, workbook
from tests.imports.reading.conftest import Read, Refusal

# Two cells at the ends of a sheet: legal, 2 KB, and the reader aborts its process on it.
GIANT = raw_workbook(f'<row r="1">{inline("A1", "a")}</row><row r="1048576">{inline("XFD1048576", "b")}</row>')
READY, END = b'{"ready": true}\n', b'{"end": true}\n'
NO_PREFLIGHT_LIMITS = {"cells": 10**12, "columns": 20_000}
GOOD = workbook(sheet(["کد مدرسه", "نام"], [["01234567", "دبستان"]]))


def many_rows(count: int) -> bytes:
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}"><v>1</v></c></row>'
    return raw_workbook("".join(map(row.format, range(1, count))))


def test_the_reader_really_aborts_on_a_sparse_giant(tmp_path: Path) -> None:
    path = tmp_path / "giant.xlsx"
    path.write_bytes(GIANT)
    program = (
        "import resource, sys, python_calamine as c;"
        "resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)); resource.setrlimit(resource.RLIMIT_CORE, (0, 0));"
        "c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
    )
    finished = subprocess.run([sys.executable, "-c", program, str(path)], stderr=subprocess.DEVNULL, check=False)
    assert finished.returncode < 0


def test_an_aborting_reader_is_a_refusal_and_the_parent_reads_on(read: Read, refusal: Refusal) -> None:
    pid = os.getpid()
    refused = refusal(GIANT, limits=Limits(**NO_PREFLIGHT_LIMITS))
    assert (refused.code, refused.params["reason"]) == ("too_complex", "memory")
    assert os.getpid() == pid
    assert read(GOOD).sheets[0].rows[1][0] == "01234567"


def test_the_memory_limit_holds_in_the_child_only(refusal: Refusal) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    strings = [random.Random(number).randbytes(15_000).hex() for number in range(600)]  # 18 MB that pack badly
    rows = "".join(f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(len(strings)))
    refused = refusal(raw_workbook(rows, strings=strings), limits=Limits(memory_bytes=64 * 1024 * 1024))
    assert (refused.code, refused.params["reason"]) == ("too_complex", "memory")
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_the_processor_limit_ends_the_child(refusal: Refusal) -> None:
    refused = refusal(many_rows(500_000), limits=Limits(cpu_seconds=1, rows=10**9))
    assert (refused.code, refused.params["reason"]) == ("too_complex", "time")


def test_nobody_waits_longer_than_the_wall_limit(refusal: Refusal) -> None:
    refused = refusal(many_rows(300_000), limits=Limits(wall_seconds=0.3, rows=10**9))
    assert (refused.code, refused.params["reason"]) == ("too_complex", "time")


def test_a_reader_that_cannot_start_is_no_fault_of_the_file(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", "raise SystemExit(1)")
    with pytest.raises(RuntimeError, match="did not start"):
        read(GOOD)


@pytest.mark.parametrize(
    "said",
    [
        b"[3,[1],[2]]\n",
        READY + b"[2,[1],[2]]\n" + END,
        READY + b'{"sheet": {"name": "x", "state": "odd", "first_row": 1}}\n' + END,
        READY + b"nonsense\n",
        READY + b'{"sheet": 5}\n' + END,
        READY + b'{"a":' * 10_000 + b"\n",
    ],
)
def test_a_child_that_talks_nonsense_is_not_believed(
    said: bytes, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_START", f"import sys; sys.stdout.buffer.write({said!r})")
    assert refusal(GOOD).code == "unreadable_file"


def test_rows_that_are_none_are_refused_when_they_are_decoded(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    said = READY + b'{"sheet": {"name": "x", "state": "visible", "first_row": 1}}\n[1,{"z":1}]\n' + END
    monkeypatch.setattr(sandbox, "_START", f"import sys; sys.stdout.buffer.write({said!r})")
    book = read(GOOD)
    with pytest.raises(UnreadableWorkbook):
        list(book.sheets[0].rows)


def test_the_child_sees_no_environment_and_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "good.xlsx"
    path.write_bytes(GOOD)
    monkeypatch.setenv("SECRET_KEY", "canary")
    seen = tmp_path / "seen"
    spy = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ))); " + sandbox._START
    monkeypatch.setattr(sandbox, "_START", spy)
    read_book(path)
    assert "canary" not in seen.read_text()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["good.xlsx", "seen"]


def test_an_empty_file_and_a_large_one_start_no_process(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox.subprocess, "Popen", None)
    assert refusal(b"").code == "empty_file"
    large = refusal(b"x" * 11, limits=Limits(file_bytes=10))
    assert (large.code, dict(large.params)) == ("file_too_large", {"limit": 10, "found": 11})


def test_what_the_caller_keeps_is_limited(refusal: Refusal) -> None:
    refused = refusal(many_rows(5000), limits=Limits(kept_bytes=1000))
    assert (refused.code, refused.params["reason"]) == ("too_complex", "text")


def test_a_large_sheet_costs_the_caller_little_memory(tmp_path: Path) -> None:
    program = (
        "import sys, resource; sys.path[:0] = sys.argv[2:];"
        "from imports.reading import read_book;"
        "base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "book = read_book(sys.argv[1]);"
        "assert sum(len(row) for row in book.sheets[0].rows) > 250_000;"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base)"
    )
    rows = "".join(
        f'<row r="{n}">' + "".join(inline(f"{letter}{n}", f"دبستان {n} {letter}") for letter in "ABCDEFGHIJ") + "</row>"
        for n in range(1, 30_001)
    )
    path = tmp_path / "large.xlsx"
    path.write_bytes(raw_workbook(rows))
    roots = [str(sandbox._PROJECT), str(sandbox._PROJECT / "site")]
    done = subprocess.run([sys.executable, "-c", program, str(path), *roots], capture_output=True, check=True)
    assert int(done.stdout) < 30 * 1024  # KiB
