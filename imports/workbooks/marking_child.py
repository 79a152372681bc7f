"""The marking process: opens the sender's workbook with openpyxl, with limits of its own, marks it and saves it.

Started by `imports.workbooks.marked` and by nothing else.
"""

import io
import json
import resource
import sys
from pathlib import Path
from typing import Any

from openpyxl.reader.excel import ExcelReader

from imports.reading import sniff
from imports.reading.container import Container
from imports.reading.limits import MIB, Limits
from imports.workbooks.formula_values import formula_values, with_values
from imports.workbooks.marking import add_error_sheet, clear_marks, correct_cells, mark_cells, name_batch
from imports.workbooks.marks import CorrectedValue, ErrorLine, Marks

_CPU_SECONDS = 60
_FILE_BYTES = 256 * MIB


def main() -> None:
    """Mark the workbook on standard input as the job file says, and write it to the named file."""
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    limits = Limits(**job["limits"])
    _confine(limits)
    lines = [ErrorLine(**line) for line in job["marks"].pop("lines")]
    corrected = [CorrectedValue(**each) for each in job["marks"].pop("corrected")]
    headings = tuple(job["marks"].pop("headings"))
    marks = Marks(**job["marks"], headings=headings, lines=lines, corrected=corrected)
    data = _workbook(sys.stdin.buffer.read(limits.file_bytes + 1), limits)
    Path(sys.argv[2]).write_bytes(marked(data, marks))


def marked(data: bytes, marks: Marks) -> bytes:
    """Return the .xlsx with its marks; what earlier marks had added is taken out first."""
    book = _opened(data)
    formulas = {
        sheet.title: {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
        for sheet in book.worksheets
    }
    clear_marks(book)
    correct_cells(book, marks)
    mark_cells(book, marks)
    add_error_sheet(book, marks)
    name_batch(book, marks.batch)
    out = io.BytesIO()
    book.save(out)
    values = formula_values(data, {name: cells for name, cells in formulas.items() if cells})
    return with_values(out.getvalue(), [values.get(sheet.title, {}) for sheet in book.worksheets])


class _PlainNumbers(ExcelReader):
    """Leaves days as the numbers that they are: turned into dates and back, some would come out as errors."""

    def read_worksheets(self) -> None:
        """Read the cells as they stand."""
        book: Any = self.wb
        book._date_formats = book._timedelta_formats = set()
        super().read_worksheets()


def _opened(data: bytes) -> Any:
    reader = _PlainNumbers(io.BytesIO(data), keep_vba=False, data_only=False, keep_links=True, rich_text=True)
    reader.read()
    return reader.wb


def _workbook(data: bytes, limits: Limits) -> bytes:
    """Return the workbook itself: of a delivery zip, the one file in it."""
    container = Container(data, limits)
    return sniff.single_entry(container, limits)[1] if sniff.sniff_container(container) == "zip" else data


def _confine(limits: Limits) -> None:
    """Take from this process what marking does not need; none of it can be taken back."""
    wanted: tuple[tuple[int, Any], ...] = (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, _FILE_BYTES),
        (resource.RLIMIT_NOFILE, 64),
    )
    for what, most in wanted:
        _, ceiling = resource.getrlimit(what)
        if ceiling != resource.RLIM_INFINITY:
            most = min(most, ceiling)
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
