"""How the cells of a column are written, and values that would be accepted: for templates."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imports.messages.sentences import spelt
from imports.reading import ColumnKind

_WAYS: dict[ColumnKind, Any] = {
    ColumnKind.CODE: gettext_lazy("Digits only, with the zeros in front."),
    ColumnKind.TEXT: gettext_lazy("Text."),
    ColumnKind.NUMBER: gettext_lazy("A number; the decimal mark may be a point, ٫ or /."),
    ColumnKind.INTEGER: gettext_lazy("A whole number."),
    ColumnKind.PERCENT: gettext_lazy("Per cent, as a number from 0 to 100."),
    ColumnKind.DAY: gettext_lazy("A Jalali day: year/month/day with a year of four digits."),
    ColumnKind.CHOICE: gettext_lazy("One of the values of the list."),
    ColumnKind.NATIONAL_CODE: gettext_lazy("The national code, ten digits."),
    ColumnKind.YES_NO: gettext_lazy("Yes or no."),
}
# Invented values, in the language of the files.
EXAMPLES: Mapping[str, str | int] = {
    ColumnKind.CODE: "01234567",
    ColumnKind.TEXT: "متن نمونه",
    ColumnKind.NUMBER: 12,
    ColumnKind.INTEGER: 120,
    ColumnKind.PERCENT: 75,
    ColumnKind.DAY: "1398/02/10",
    ColumnKind.CHOICE: "",
    ColumnKind.NATIONAL_CODE: "0010350829",
    ColumnKind.YES_NO: "بله",
    "name": "دبستان نمونه",
    "district": "ناحیه یک",
    "manager": "علی فرضی‌زاده",
    "level": "سطح ۲",
    "axis": "بهره‌وری",
    "indicator": "درصد پوشش",
    "measure_unit": "درصد",
    "lead_unit": "اداره کل نمونه",
    "site": "پایگاه نمونه",
    "inspector": "بازرس فرضی",
}


def how_written(reads: ColumnKind, settings: Mapping[str, Any]) -> str:
    """Return how a cell of the column is written, with its bounds."""
    text = str(_WAYS[reads])
    if settings.get("length"):
        text += " " + _("%(length)s digits.") % {"length": spelt(settings["length"])}
    least, most = settings.get("minimum"), settings.get("maximum")
    if least is not None and most is not None and most < 10**6:
        text += " " + _("From %(minimum)s to %(maximum)s.") % {"minimum": spelt(least), "maximum": spelt(most)}
    return text
