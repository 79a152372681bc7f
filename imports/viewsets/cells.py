"""A canonical value of a batch as the preview shows it: labels, Jalali days, Persian digits."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from imports.exchanges.columns import Column
from imports.reading import ColumnKind
from organisation.models import Directorate, Province
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_jalali

NUMBERS = frozenset({ColumnKind.NUMBER, ColumnKind.INTEGER, ColumnKind.PERCENT})
PLACES = frozenset({"province", "directorate"})


class CellWords:
    """Writes the values of one exchange's columns; place names are read once."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self.columns = columns
        self._places: dict[str, str] | None = None

    def heading(self, field: str) -> str:
        """Return the template's heading of a field."""
        column = self.columns.get(field)
        return column.column_name if column else field

    def choices(self, field: str) -> tuple[str, ...]:
        """Return the words that a cell of this column may hold; empty where it may hold any text."""
        column = self.columns.get(field)
        if column is None or column.reads not in {ColumnKind.CHOICE, ColumnKind.YES_NO}:
            return ()
        return (_("Yes"), _("No")) if column.reads == ColumnKind.YES_NO else tuple(map(str, column.choices.values()))

    def spellings(self, field: str) -> dict[str, str]:
        """Return by each spelling of a column's choices the word that it means."""
        column = self.columns[field]
        return {spelling: str(column.choices.get(value, "")) for spelling, value in column.settings["choices"].items()}

    def shown(self, field: str, value: Any) -> str:
        """Return the value as a person reads it; nothing for an empty cell."""
        column = self.columns.get(field)
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if column is None:
            return str(value)
        if column.reads == ColumnKind.DAY:
            return _day(value)
        if column.reads in NUMBERS and isinstance(value, int | float):
            return format_number(value, grouping=False, percent=column.reads == ColumnKind.PERCENT)
        text = str(column.choices.get(value, value))
        if field in PLACES:
            return self._place(text)
        # Codes and numbers that were stored as text; letters stay as they are.
        return to_persian_digits(text) if text.replace(".", "", 1).isdecimal() else text

    def _place(self, slug: str) -> str:
        if self._places is None:
            self._places = dict(Province.objects.values_list("slug", "name"))
            self._places |= dict(Directorate.objects.exclude(slug__in=self._places).values_list("slug", "name"))
        return self._places.get(slug, slug)


def _day(value: Any) -> str:
    if isinstance(value, date):
        return format_jalali(value)
    try:
        return format_jalali(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
