"""Jalali days as text; never by an f-string of a jdatetime object, which is empty."""

from datetime import date, datetime
from typing import Literal

from persian.digits import to_persian_digits
from persian.jalali.calendar import jalali_parts

MONTH_NAMES = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)
WEEKDAY_NAMES = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")  # as date.weekday() counts

Style = Literal["numeric", "ascii", "text", "long", "month", "day_month"]


def format_jalali(day: date, style: Style = "numeric") -> str:
    """Write a day in the Jalali calendar.

    Args:
        day: a day; an instant has none until someone says where, and is refused.
        style: numeric «۱۳۹۹/۰۳/۰۷», ascii "1399/03/07", text «۷ خرداد ۱۳۹۹», long «چهارشنبه ۷ خرداد ۱۳۹۹»,
            month «خرداد ۱۳۹۹», day_month «۷ خرداد».

    Raises:
        TypeError: `day` is a datetime.
    """
    if isinstance(day, datetime):
        raise TypeError("format_jalali takes a day: give the local date of an instant")
    year, month, number = jalali_parts(day)
    name = MONTH_NAMES[month - 1]
    texts = {
        "ascii": f"{year}/{month:02d}/{number:02d}",
        "numeric": f"{year}/{month:02d}/{number:02d}",
        "text": f"{number} {name} {year}",
        "long": f"{WEEKDAY_NAMES[day.weekday()]} {number} {name} {year}",
        "month": f"{name} {year}",
        "day_month": f"{number} {name}",
    }
    return texts[style] if style == "ascii" else to_persian_digits(texts[style])


def fa_date(day: date | None) -> str:
    """Return «۱۳۹۹/۰۳/۰۷», or nothing for no day."""
    return format_jalali(day) if day else ""
