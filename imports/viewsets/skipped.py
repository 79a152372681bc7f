"""What of a file is passed over, and why: lines that are no rows of data, and rows that say nothing new."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from imports.engine.pages import StagedRow
from imports.messages.titles import title
from imports.models import ImportBatch
from persian.digits import format_number


@dataclass(frozen=True, slots=True)
class PassedLines:
    """Lines of a sheet that are passed over for one reason."""

    sheet: str
    reason: str
    number: int
    rows: str


def passed_lines(batch: ImportBatch) -> list[PassedLines]:
    """Return the lines below the headings that are no rows of data, in the order of the file."""
    return [
        PassedLines(sheet["name"], title(lines["code"]), lines["count"], _rows(lines))
        for sheet in batch.sheets
        for lines in sheet.get("skipped", ())
    ]


def passed_count(batch: ImportBatch) -> int:
    """Return how many lines below the headings are no rows of data; the counts of the rows leave them out."""
    return sum(lines["count"] for sheet in batch.sheets for lines in sheet.get("skipped", ()))


def reasons(batch: ImportBatch, rows: Iterable[StagedRow]) -> list[str]:
    """Return of each of these skipped rows why it is passed over."""
    names = [sheet["name"] for sheet in batch.sheets]
    return [_repeats(row, names) if row.repeats else _("A newer list has this record.") for row in rows]


def _repeats(row: StagedRow, names: Sequence[str]) -> str:
    sheet, first = row.repeats or (row.sheet, row.row)
    number = format_number(first, grouping=False)
    if sheet == row.sheet:
        return _("Repeats row %(number)s word for word.") % {"number": number}
    return _("Repeats row %(number)s of sheet “%(sheet)s” word for word.") % {"number": number, "sheet": names[sheet]}


def _rows(lines: dict[str, Any]) -> str:
    """Return the numbers of the lines: «۵، ۹ تا ۱۲»."""
    parts, told = [], 0
    for first, last in lines["rows"]:
        words = {"first": format_number(first, grouping=False), "last": format_number(last, grouping=False)}
        parts.append(words["first"] if first == last else _("%(first)s to %(last)s") % words)
        told += last - first + 1
    text = _(", ").join(parts)
    return text if told == lines["count"] else f"{text}{_(', ')}…"
