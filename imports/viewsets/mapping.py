"""How a file was read: each sheet's heading rows, its columns with the fields they became, and their first values."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imports.engine.sheets import columns_in_order
from imports.models import ImportBatch
from imports.viewsets.cells import CellWords
from persian.digits import format_number


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A heading of the file, the field that it became, and its first values as the file has them."""

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
    return [
        MappedSheet(
            summary=_summary(sheet),
            columns=tuple(
                MappedColumn(heading, words.heading(field), tuple(dict.fromkeys(sheet["samples"].get(field, ()))))
                for heading, field in columns_in_order(sheet).items()
            ),
            ignored=tuple(sheet["ignored"]),
        )
        for sheet in batch.sheets
    ]


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
