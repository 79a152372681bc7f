"""Text inputs for Jalali days and moments; the calendar beside them is an addition, never needed."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.utils import timezone
from django.utils.translation import gettext as _

from persian.digits import to_persian_digits
from persian.jalali import JalaliError, format_jalali, parse_jalali, parse_jalali_datetime

# Put before a text that is no day. Our reader drops it; Django's own fields, which would take 1998-02-10 or
# 01/02/03 for a Gregorian day, cannot read it and refuse.
UNREAD = "\u200e"


class JalaliDateInput(forms.DateInput):
    """A day, shown as ۱۳۹۸/۰۲/۱۰ and typed in any spelling that `parse_jalali` reads.

    What was typed and is no day stays in the field as it is.
    """

    template_name = "persian/widgets/jalali_date.html"
    has_time = False

    def __init__(self, attrs: dict[str, Any] | None = None, format: str | None = None) -> None:  # noqa: A002
        # dir=auto: numbers stay left to right, a day with its month's name reads right to left.
        super().__init__({"autocomplete": "off", "dir": "auto", **(attrs or {})}, format)

    def format_value(self, value: Any) -> str | None:
        """Write a day or moment in Jalali; leave a text as it was typed."""
        if isinstance(value, datetime):
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            day = format_jalali(local.date())
            return to_persian_digits(f"{day} {local:%H:%M}") if self.has_time else day
        if isinstance(value, date):
            return format_jalali(value)
        return str(value).removeprefix(UNREAD) if value not in (None, "") else None

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return the day that was typed; a text that is none comes back marked unread."""
        typed = data.get(name)
        if not isinstance(typed, str) or not typed.strip():
            return None
        try:
            return self.read(typed)
        except JalaliError:
            return UNREAD + typed

    def read(self, typed: str) -> date:
        """Return what the text means, or raise JalaliError."""
        return parse_jalali(typed)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the words of the calendar's buttons, in the page's language."""
        context = super().get_context(name, value, attrs)
        context["widget"]["words"] = json.dumps(
            {
                "open": _("Choose a day"),
                "dialog": _("Calendar"),
                "previousMonth": _("Previous month"),
                "nextMonth": _("Next month"),
                "previousYear": _("Previous year"),
                "nextYear": _("Next year"),
                "close": _("Close"),
                "unread": _("Not a date yet"),
            },
            ensure_ascii=False,
        )
        context["widget"]["has_time"] = self.has_time
        return context

    class Media:
        css = {"all": ["persian/datepicker.css"]}
        js = [Script("persian/calendar.js", defer=True), Script("persian/datepicker.js", defer=True)]


class JalaliDateTimeInput(JalaliDateInput, forms.DateTimeInput):
    """A moment in the project's time zone, «۱۳۹۸/۰۲/۱۰ ۱۴:۳۰»; midnight where only a day is typed."""

    has_time = True

    def read(self, typed: str) -> date:
        """Return the naive local moment, which the field makes aware."""
        return parse_jalali_datetime(typed)
