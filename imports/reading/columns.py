"""How an exchange tells the reader which columns it knows; no model, no database."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal


class ColumnKind(StrEnum):
    """How the cells of a column are read (see `imports.reading.cells`)."""

    CODE = "code"
    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    PERCENT = "percent"
    DAY = "day"
    CHOICE = "choice"
    NATIONAL_CODE = "national_code"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column that an exchange knows.

    Attributes:
        field: name in records and issues ("manager_nid").
        heading: the template's own heading; also how the column is named in messages.
        synonyms: other headings of the same column, in any spelling (letters, blanks, ZWNJ and punctuation are
            folded). Two-row headings are written joined, upper row first ("جدول ۱ امتیاز"); the reverse is tried too.
        required: the table is not usable without the column, and `required` is an issue where its cell is empty.
        kind: how its cells are read.
        length: digits of a CODE; shorter ones get their lost zeros back. None: any length, nothing padded.
        max_length: longest TEXT.
        choices: for CHOICE: canonical slug by spelling, any spelling ({"ابتدائی": "primary", "دبستان": "primary"}).
        minimum: smallest number, inclusive.
        maximum: largest number, inclusive.
        dash_is_zero: "-" in a number column means 0 (otherwise a dash means an empty cell).
        adds_up: the numbers of a column may be added, so that a line of totals can be compared with them.
        keep_lines: TEXT keeps its line breaks instead of turning them into blanks.
        window: first and last plausible day of a Gregorian cell in a DAY column.
        day_order: how a person settled the order of a DAY column of two-digit numbers: "ymd" or "dmy".
    """

    field: str
    heading: str
    synonyms: tuple[str, ...] = ()
    required: bool = False
    kind: ColumnKind = ColumnKind.TEXT
    length: int | None = None
    max_length: int | None = None
    choices: Mapping[str, str] = dataclasses.field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    dash_is_zero: bool = False
    adds_up: bool = False
    keep_lines: bool = False
    window: tuple[date, date] | None = None
    day_order: Literal["ymd", "dmy"] | None = None


@dataclass(frozen=True, slots=True)
class ExchangeShape:
    """The columns of one record kind.

    Attributes:
        kind: name of the exchange ("schools").
        columns: what it knows; fields are unique.
        key: fields whose emptiness marks a line as a total, a footer or a blank one (usually the record's key).
        any_of: groups of fields of which one at least must be there (("t1", "t2", "t3", "total"),).
        ignored: headings that never need a notice, besides «ردیف».
    """

    kind: str
    columns: tuple[ColumnSpec, ...]
    key: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    ignored: tuple[str, ...] = ()

    def column(self, field: str) -> ColumnSpec:
        """Return the column of that field.

        Raises:
            KeyError: the exchange has no such field.
        """
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(field)
