"""How a file was read: each sheet's heading rows, its columns with the fields they became, and their first values."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imports.models import ImportBatch
from imports.viewsets.cells import CellWords
from persian.digits import format_number

SAMPLES = 3


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A heading of the file, the field that it became, and its first values."""

    heading: str
    label: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """A sheet that was read."""

    summary: str
    columns: tuple[MappedColumn, ...]
    ignored: tuple[str, ...]


def mapped_sheets(batch: ImportBatch, words: CellWords) -> list[MappedSheet]:
    """Return the sheets in the order of the file."""
    return [_sheet(batch, place, sheet, words) for place, sheet in enumerate(batch.sheets)]


def _sheet(batch: ImportBatch, place: int, sheet: dict[str, Any], words: CellWords) -> MappedSheet:
    rows = batch.rows.filter(sheet=place).order_by("row").values_list("values", flat=True)
    samples = list(rows[:SAMPLES])
    columns = []
    for heading, field in sheet["columns"].items():
        values = [words.shown(field, values.get(field)) for values in samples]
        found = tuple(dict.fromkeys(value for value in values if value))
        columns.append(MappedColumn(heading, words.heading(field), found))
    return MappedSheet(_summary(sheet), tuple(columns), tuple(sheet.get("ignored", ())))


def _summary(sheet: dict[str, Any]) -> str:
    rows = [format_number(row, grouping=False) for row in sheet["header_rows"]]
    headings = ngettext("headings in row %(rows)s", "headings in rows %(rows)s", len(rows)) % {
        "rows": _(" and ").join(rows)
    }
    count = ngettext("%(number)s row of data", "%(number)s rows of data", sheet["rows"]) % {
        "number": format_number(sheet["rows"])
    }
    parts = [_("sheet “%(name)s”") % {"name": sheet["name"]}] if sheet["name"] else []
    return _(", ").join([*parts, headings, count])
