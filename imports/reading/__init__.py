"""Reading files that people send: preflight, sandboxed reader, header finder, typed cells; no Django, no database.

book = read_book(path, limits=Limits(), extension=".xlsx")     # raises UnreadableWorkbook
found = find_tables(book, shape)                               # Tables(tables, notices, problems, questions)
for table in found.tables:
    for row in table.rows():                                   # Row(number, cells by field)
        value, notice = cells.parse(row.cells["code"], shape.column("code"))   # raises CellProblem
"""

from imports.reading.columns import ColumnKind, ColumnSpec, ExchangeShape
from imports.reading.headers import find_tables
from imports.reading.limits import Limits
from imports.reading.memory import Recalled, Remembered, recall
from imports.reading.references import cell_position, column_index, column_letter
from imports.reading.sandbox import read_book
from imports.reading.settled import Settled
from imports.reading.signatures import KnownHeading, known_heading
from imports.reading.tables import Row, Table, TableOverride, Tables
from imports.reading.types import (
    Book,
    CellValue,
    ErrorCell,
    Merge,
    Notice,
    Problem,
    Question,
    SheetGrid,
    SheetState,
    UnreadableWorkbook,
    as_whole,
)

__all__ = [
    "Book",
    "CellValue",
    "ColumnKind",
    "ColumnSpec",
    "ErrorCell",
    "ExchangeShape",
    "KnownHeading",
    "Limits",
    "Merge",
    "Notice",
    "Problem",
    "Question",
    "Recalled",
    "Remembered",
    "Row",
    "Settled",
    "SheetGrid",
    "SheetState",
    "Table",
    "TableOverride",
    "Tables",
    "UnreadableWorkbook",
    "as_whole",
    "cell_position",
    "column_index",
    "column_letter",
    "find_tables",
    "known_heading",
    "read_book",
    "recall",
]
