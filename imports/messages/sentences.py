"""From a code and what it names to a sentence in the reader's language; text of the file is quoted, never trusted."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from imports.messages.cases import CASES
from imports.messages.cells import CELLS
from imports.messages.corrections import CORRECTIONS
from imports.messages.files import FILES
from imports.messages.mapping import MAPPING
from imports.messages.notices import NOTICES
from imports.messages.requests import REQUESTS
from imports.messages.undo import UNDO
from persian.digits import to_persian_digits
from persian.jalali import format_jalali

if TYPE_CHECKING:
    from imports.models import CellIssue

PATTERNS: dict[str, Any] = {**FILES, **CELLS, **NOTICES, **REQUESTS, **MAPPING, **UNDO, **CORRECTIONS}
_MIB = 1024 * 1024
_ROWS_SHOWN = 10


def sentence(code: str, params: Mapping[str, Any] | None = None) -> str:
    """Return the sentence of a code.

    Args:
        code: a code of imports.md 5 or of the services.
        params: what the pattern names; a name that nobody gave is shown as «…». `case` names one of CASES.

    Raises:
        KeyError: no pattern for this code.
    """
    values = dict(params or {})
    if code == "file_too_large" and isinstance(values.get("limit"), int):
        values["limit"] = values["limit"] // _MIB
    if code.startswith("unknown_"):
        names = values.get("suggestions")
        values["suggestions"] = _("Similar names: %(names)s.") % {"names": spelt(names)} if names else ""
    pattern = CASES.get((code, str(values.get("case"))), PATTERNS[code])
    return (str(pattern) % _Shown({name: spelt(value) for name, value in values.items()})).strip()


def located(
    code: str, params: Mapping[str, Any] | None = None, *, sheet: str = "", row: int | None = None, column: str = ""
) -> str:
    """Return the sentence after the place that it is about: «برگه «…»، ردیف ۷، ستون «…»: …»."""
    return located_text(sentence(code, params), sheet=sheet, row=row, column=column)


def located_text(text: str, *, sheet: str = "", row: int | None = None, column: str = "") -> str:
    """Return a text after the place that it is about."""
    place = []
    if sheet:
        place.append(_("sheet “%(name)s”") % {"name": sheet})
    if row:
        place.append(_("row %(number)s") % {"number": spelt(row)})
    if column:
        place.append(_("column “%(name)s”") % {"name": column})
    return _("%(place)s: %(text)s") % {"place": _(", ").join(place), "text": text} if place else text


def issue_text(issue: "CellIssue") -> str:
    """Return the whole sentence of a stored issue."""
    params = {"value": issue.value, "heading": issue.column, **issue.params}
    return located(issue.code, params, sheet=issue.sheet, row=issue.row, column=issue.column)


def notice_text(notice: Mapping[str, Any]) -> str:
    """Return the sentence of a batch's notice, with its sheet and first rows."""
    text = located(notice["code"], notice.get("params"), sheet=notice.get("sheet") or "")
    rows = notice.get("rows") or []
    if not rows:
        return text
    shown = spelt(rows[:_ROWS_SHOWN]) + ("…" if notice.get("count", 0) > _ROWS_SHOWN else "")
    return f"{text} {_('Rows: %(rows)s.') % {'rows': shown}}"


class _Shown(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def spelt(value: Any) -> str:
    """Numbers in the reader's digits, days in the Jalali calendar, lists with commas; text as it is."""
    if isinstance(value, date):
        return format_jalali(value)
    if isinstance(value, bool) or value is None:
        return "…" if value is None else str(value)
    if isinstance(value, int | float | Decimal):
        text = f"{value:g}" if isinstance(value, float) else str(value)
        return to_persian_digits(text) if get_language() == "fa" else text
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _(", ").join(spelt(item) for item in value)
    return str(value)
