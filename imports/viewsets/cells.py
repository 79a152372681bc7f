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
        text = str(_labels(column).get(value, value))
        if field in PLACES:
            return self._place(text)
        # Codes and numbers that were stored as text; letters stay as they are.
        return to_persian_digits(text) if text.replace(".", "", 1).isdecimal() else text

    def _place(self, slug: str) -> str:
        if self._places is None:
            self._places = dict(Province.objects.values_list("slug", "name"))
            self._places |= dict(Directorate.objects.exclude(slug__in=self._places).values_list("slug", "name"))
        return self._places.get(slug, slug)


def _labels(column: Column) -> Mapping[str, Any]:
    """Return the words of a column's choices: its labels, or else the first spelling of each."""
    return column.labels or {value: word for word, value in reversed(column.settings["choices"].items())}


def _day(value: Any) -> str:
    if isinstance(value, date):
        return format_jalali(value)
    try:
        return format_jalali(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
