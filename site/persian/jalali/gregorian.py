"""Gregorian days among Jalali ones: most are a spreadsheet's misreading, and those are refused."""

from datetime import date

from persian.jalali.calendar import LAST_YEAR, JalaliError, jalali_to_date

Window = tuple[date, date]

_EXCEL_MISREADS = range(1990, 2013)  # what Excel makes of 90/…-99/… and of 00/…-12/…
_BEFORE_ANY_RECORD = date(1930, 1, 1)


def check_gregorian(day: date, window: Window | None = None) -> date:
    """Return the day unless it looks like a Jalali one that a spreadsheet took for Gregorian.

    Args:
        day: the day of a date cell, or of a text with a Gregorian year.
        window: first and last plausible day, both inclusive.

    Raises:
        JalaliError: suspicious_gregorian, or out_of_range after 1500.
    """
    if day < _BEFORE_ANY_RECORD or day.year in _EXCEL_MISREADS or (window and not window[0] <= day <= window[1]):
        raise JalaliError("suspicious_gregorian", year=day.year, month=day.month, day=day.day)
    if day > jalali_to_date(LAST_YEAR, 12, 29):
        raise JalaliError("out_of_range", year=day.year)
    return day
