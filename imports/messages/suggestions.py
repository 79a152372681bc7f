"""What may be meant by a faulty cell, or how a value of its kind is written: the last column of the list of errors."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imports.messages.sentences import spelt

_MOST_NAMES = 12
_DAY = gettext_lazy("Write the day as text: year/month/day, for example ۱۳۹۸/۰۲/۱۰.")
_NUMBER = gettext_lazy("Write the number with digits only, without words.")
_ELSEWHERE = gettext_lazy("Delete the row from this file; the province that it belongs to sends it.")
_WAYS: dict[str, Any] = {
    "required": gettext_lazy("Fill the cell in, or delete the row if it is no row of the list."),
    "not_a_number": _NUMBER,
    "not_an_integer": _NUMBER,
    "bad_code": gettext_lazy("Copy the code from the register of schools; keep its leading zeros."),
    "unknown_school": gettext_lazy("Compare the code with the register of schools."),
    "invalid_national_code": gettext_lazy("Copy the ten digits from the birth certificate."),
    "outside_scope": _ELSEWHERE,
    "bad_date": _DAY,
    "ambiguous_date": _DAY,
    "suspicious_gregorian": _DAY,
    "bare_serial": _DAY,
    "date_in_future": gettext_lazy("Correct the year or the month."),
    "duplicate_conflict": gettext_lazy("Delete one of the two rows."),
    "excel_error": gettext_lazy("Write the value in the place of the formula."),
    "formula_without_value": gettext_lazy("Write the value in the place of the formula."),
    "forbidden_character": gettext_lazy("Empty the cell and type its text anew."),
}


def suggestion(code: str, params: Mapping[str, Any]) -> str:
    """Return a suggestion for an issue, "" where its sentence says all there is to say."""
    if names := params.get("suggestions"):
        return _("Is one of these meant? %(names)s") % {"names": spelt(list(names)[:_MOST_NAMES])}
    if choices := params.get("choices"):
        return _("Write one of these: %(names)s") % {"names": spelt(list(choices)[:_MOST_NAMES])}
    expected = params.get("expected")
    if expected is not None:
        return _("Write %(value)s") % {"value": spelt(expected)}
    if code == "out_of_range" and params.get("minimum") is not None and params.get("maximum") is not None:
        bounds = {"minimum": spelt(params["minimum"]), "maximum": spelt(params["maximum"])}
        return _("Write a number from %(minimum)s to %(maximum)s.") % bounds
    return str(_WAYS.get(code, ""))
