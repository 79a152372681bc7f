"""Finds the tables of a book: heading rows, which column is which field, and the lines that are no data."""

from collections.abc import Mapping, Sequence

from imports.reading.columns import ExchangeShape
from imports.reading.tables import TableOverride, Tables
from imports.reading.types import Book


def find_tables(
    book: Book,
    shape: ExchangeShape,
    *,
    override: Sequence[TableOverride] | None = None,
    answers: Mapping[str, str] | None = None,
) -> Tables:
    """Find every sheet that carries the headings of `shape`.

    Args:
        book: what `read_book` returned.
        shape: the columns of the asked kind.
        override: settled mappings; when given, only the sheets that it names are read, as it says.
        answers: settled questions, choice by code: {"duplicate_heading": "B"}; several letters with commas.
    """
    raise NotImplementedError
