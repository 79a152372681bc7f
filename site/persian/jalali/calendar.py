"""Calendar arithmetic of the years 1300 to 1500, on jdatetime; conversions are remembered, days repeat."""

from datetime import date, timedelta
from functools import lru_cache

import jdatetime

FIRST_YEAR, LAST_YEAR = 1300, 1500


class JalaliError(ValueError):
    """A text that is no day, and why.

    Attributes:
        code: day_out_of_month, not_a_leap_year, ambiguous, suspicious_gregorian, bare_serial, out_of_range or bad_date.
        params: what a message may name: year, month, day, last_day, missing ("year"), weekday (the day's true one).
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@lru_cache(maxsize=512)
def is_leap_year(year: int) -> bool:
    """Return whether Esfand of this Jalali year has 30 days."""
    return bool(jdatetime.date(year, 1, 1).isleap())


def month_length(year: int, month: int) -> int:
    """Return the days of a Jalali month."""
    if month <= 6:
        return 31
    return 30 if month <= 11 or is_leap_year(year) else 29


@lru_cache(maxsize=8192)
def jalali_to_date(year: int, month: int, day: int) -> date:
    """Return the day of a Jalali year, month and day.

    Raises:
        JalaliError: there is no such day, or its year is outside 1300-1500.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise JalaliError("out_of_range", year=year)
    if not 1 <= month <= 12:
        raise JalaliError("bad_date", year=year, month=month, day=day)
    if not 1 <= day <= month_length(year, month):
        code = "not_a_leap_year" if (month, day) == (12, 30) else "day_out_of_month"
        raise JalaliError(code, year=year, month=month, day=day, last_day=month_length(year, month))
    converted: date = jdatetime.date(year, month, day).togregorian()
    return converted


@lru_cache(maxsize=8192)
def jalali_parts(day: date) -> tuple[int, int, int]:
    """Return the Jalali year, month and day of a day."""
    jalali = jdatetime.date.fromgregorian(date=day)
    return jalali.year, jalali.month, jalali.day


def jalali_year_range(year: int) -> tuple[date, date]:
    """Return the first and the last day of a Jalali year, both inclusive."""
    return jalali_to_date(year, 1, 1), jalali_to_date(year, 12, month_length(year, 12))


def jalali_half_range(year: int, half: int) -> tuple[date, date]:
    """Return the first and the last day of half 1 (Farvardin-Shahrivar) or 2 (Mehr-Esfand), both inclusive."""
    first, last = jalali_year_range(year)
    autumn = jalali_to_date(year, 7, 1)
    return {1: (first, autumn - timedelta(days=1)), 2: (autumn, last)}[half]
