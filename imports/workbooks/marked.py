"""The sender's own workbook with its faulty cells marked, made in a child process with limits."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from imports.reading import Book, Limits
from imports.workbooks.marked_grid import marked_grid
from imports.workbooks.marks import Marks

_PROJECT = Path(__file__).resolve().parents[2]
_START = (
    f"import sys; sys.path[:0] = {[str(_PROJECT), str(_PROJECT / 'site')]!r}; "
    "from imports.workbooks.marking_child import main; main()"
)
# Above it the child would run into its memory limit: a cell of an open workbook costs several hundred bytes.
MOST_CELLS = 700_000
_SECONDS = 40  # a person waits for it, behind a proxy that waits a minute


def marked_workbook(path: str | os.PathLike[str], book: Book, marks: Marks, *, limits: Limits) -> bytes:
    """Return the .xlsx: the sender's own with all its formats, or the same grid where that cannot be kept.

    Args:
        path: the file as it was sent.
        book: what `read_book` gave for it, with its corrected cells: it has passed the preflight.
        marks: what to add.
        limits: of the reader; the child's memory is that of the reading child.
    """
    if book.format == "xlsx" and _cells(book) <= MOST_CELLS:
        made = _in_child(path, marks, limits)
        if made is not None:
            return made
    return marked_grid(book, marks)


def _cells(book: Book) -> int:
    return sum(len(sheet.rows) * max(len(sheet.row(sheet.first_row)), 1) for sheet in book.sheets)


def _in_child(path: str | os.PathLike[str], marks: Marks, limits: Limits) -> bytes | None:
    """Return what the child made, None where it died, gave up or took too long."""
    with tempfile.TemporaryDirectory(prefix="arzyab-") as name:
        folder = Path(name)
        job, made = folder / "job.json", folder / "marked.xlsx"
        job.write_text(json.dumps({"limits": asdict(limits), "marks": asdict(marks)}), encoding="utf-8")
        with open(path, "rb") as file:
            try:
                done = subprocess.run(  # noqa: S603 (our own interpreter and module, nothing of the file in the command)
                    [sys.executable, "-I", "-c", _START, str(job), str(made)],
                    stdin=file,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env={"TMPDIR": name},
                    cwd="/",
                    timeout=_SECONDS,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                return None
        return made.read_bytes() if done.returncode == 0 and made.is_file() else None
