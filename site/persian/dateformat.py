# ruff: noqa: D102  (one method a format letter: Django documents them)
"""Django's date formats in the Jalali calendar: what people read, not what machines do."""

import re
from datetime import date, datetime, time

from django.utils.dateformat import DateFormat, TimeFormat
from django.utils.translation import get_language

from persian.digits import to_persian_digits
from persian.jalali import MONTH_NAMES, WEEKDAY_NAMES, is_leap_year, jalali_parts, month_length

_ENGLISH_ORDER = re.compile(r"[NFMEb] ([jd]), ?(?=[Yy])")  # «May 27, 2020»: the day comes first in Persian
_MACHINE_FORMATS = {"c", "r", "U"}
_MACHINE_BEGINNINGS = ("Y-m-d", "Ymd")


class JalaliDateFormat(DateFormat):
    """Django's format letters, those of day, month and year counted in the Jalali calendar."""

    data: date

    def __init__(self, value: date) -> None:
        super().__init__(value)
        self.year, self.month, self.day = jalali_parts(date(value.year, value.month, value.day))

    def d(self) -> str:
        return f"{self.day:02d}"

    def j(self) -> int:
        return self.day

    def m(self) -> str:
        return f"{self.month:02d}"

    def n(self) -> int:
        return self.month

    def F(self) -> str:
        return MONTH_NAMES[self.month - 1]

    M = N = E = b = F  # Persian has no short or declined month names

    def l(self) -> str:  # noqa: E743
        return WEEKDAY_NAMES[self.data.weekday()]

    D = l

    def Y(self) -> int:
        return self.year

    o = Y

    def y(self) -> str:
        return f"{self.year % 100:02d}"

    def L(self) -> bool:
        return is_leap_year(self.year)

    def t(self) -> str:
        return str(month_length(self.year, self.month))

    def z(self) -> int:
        return sum(month_length(self.year, month) for month in range(1, self.month)) + self.day

    def S(self) -> str:
        return ""


def is_persian_active() -> bool:
    """Return whether the page that is being made is in Persian."""
    return (get_language() or "").startswith("fa")


def is_machine_format(format_string: str) -> bool:
    """Return whether a format writes what programs read: ISO 8601, RFC 5322 or seconds."""
    return format_string in _MACHINE_FORMATS or format_string.startswith(_MACHINE_BEGINNINGS)


def format_date(value: date | time, format_string: str) -> str:
    """Stand in for `django.utils.dateformat.format`: Jalali with Persian digits on Persian pages."""
    format_string = str(format_string)
    if isinstance(value, time):
        return format_time(value, format_string)
    if is_persian_active() and not is_machine_format(format_string):
        try:
            return to_persian_digits(JalaliDateFormat(value).format(_ENGLISH_ORDER.sub(r"\1 F ", format_string)))
        except ValueError:
            pass  # a day before or after the calendar's years: better Gregorian than nothing
    return DateFormat(value).format(format_string)


def format_time(value: datetime | time, format_string: str) -> str:
    """Stand in for `django.utils.dateformat.time_format`: Persian digits on Persian pages."""
    text = TimeFormat(value).format(str(format_string))
    return to_persian_digits(text) if is_persian_active() else text
