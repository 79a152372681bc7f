"""The lunar date of the header by Iran's months: a table, then a forecast, then what staff correct; pure.

Source: months observed in Iran (roozbehp/qamari, CC0); persian.md 1.4. Umm al-Qura falls a day early in two of three
months there, so a forecast month begins a day after it.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from hijridate import Hijri

from persian.digits import to_persian_digits

MonthStarts = Mapping[tuple[int, int], date]
Source = Literal["table", "correction", "forecast"]

LUNAR_MONTH_NAMES = (
    "محرم",
    "صفر",
    "ربیع‌الاول",
    "ربیع‌الثانی",
    "جمادی‌الاول",
    "جمادی‌الثانی",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذی‌القعده",
    "ذی‌الحجه",
)
FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR = 1390, 1499

# Twelve bits a year, Muharram first, 1 for a month of 30 days: the years 1390 to 1446, then nine months of 1447.
_LENGTHS = (
    "aea4ed26d935d25d51ba95d4ab5536a9764aea5752ba95b52b5a56d26e536a9d54d56a574a7c47d26e54da65672b6937497655"
    "aaab652ec97546ea36ca6d52dd25d52da55d4ab6937497a4bb25b52b665ad2ae94ed1"
)
_TABLE_STARTS_ON = date(1970, 3, 9)
_LAST_LENGTHS = (29, 30, 30, 29, 30, 30, 30, 29, 30)


@dataclass(frozen=True)
class LunarDate:
    """A day of the lunar calendar, and what its month's first day rests on."""

    year: int
    month: int
    day: int
    source: Source

    def __str__(self) -> str:
        return f"{to_persian_digits(self.day)} {LUNAR_MONTH_NAMES[self.month - 1]} {to_persian_digits(self.year)}"


def lunar_date(day: date, *, corrections: MonthStarts | None = None) -> LunarDate:
    """Return the lunar date of a day.

    Args:
        day: from 1970-03-09 on.
        corrections: first days that staff recorded, by lunar year and month; they win over table and forecast.

    Raises:
        ValueError: the day lies before the table or after lunar year 1499.
    """
    known = frozenset((corrections or {}).items())
    starts = _month_starts(known)
    place = bisect_right(starts, day) - 1
    if place < 0 or place == len(starts) - 1:
        raise ValueError("no lunar month is known for this day")
    year, month = FIRST_LUNAR_YEAR + place // 12, place % 12 + 1
    return LunarDate(year, month, (day - starts[place]).days + 1, _source(year, month, known))


def lunar_month_start(year: int, month: int, *, corrections: MonthStarts | None = None) -> date:
    """Return the first day of a lunar month, known or forecast."""
    return _month_starts(frozenset((corrections or {}).items()))[_place(year, month)]


def is_possible_month_start(year: int, month: int, starts_on: date, *, corrections: MonthStarts | None = None) -> bool:
    """Return whether a month may begin on this day: it and the month before then have 29 or 30 days.

    Args:
        year: lunar year, 1390 to 1499.
        month: 1 to 12.
        starts_on: the first day that staff want to record.
        corrections: the other recorded first days.
    """
    others = {key: day for key, day in (corrections or {}).items() if key != (year, month)}
    starts = _month_starts(frozenset({**others, (year, month): starts_on}.items()))
    place = _place(year, month)
    around = starts[max(place - 1, 0) : place + 2]
    steps = [(after - before).days for before, after in pairwise(around)]
    forecast = _month_starts(frozenset(others.items()))[place]
    return all(days in {29, 30} for days in steps) and abs((starts_on - forecast).days) <= 2


def _place(year: int, month: int) -> int:
    return (year - FIRST_LUNAR_YEAR) * 12 + month - 1


def _source(year: int, month: int, known: frozenset[tuple[tuple[int, int], date]]) -> Source:
    if (year, month) in dict(known):
        return "correction"
    return "table" if _place(year, month) < len(_table()) else "forecast"


@lru_cache(maxsize=1)
def _table() -> list[date]:
    """First days of the table's months, and of the one after them."""
    bits = f"{int(_LENGTHS, 16):0{len(_LENGTHS) * 4}b}"
    lengths = [*(30 if bit == "1" else 29 for bit in bits), *_LAST_LENGTHS]
    return [_TABLE_STARTS_ON + timedelta(days=days) for days in accumulate(lengths, initial=0)]


@lru_cache(maxsize=16)
def _month_starts(known: frozenset[tuple[tuple[int, int], date]]) -> list[date]:
    """First days of every month from 1390 to 1499: known ones as they are, forecast ones 29 or 30 days apart."""
    table = _table()
    fixed = dict(enumerate(table)) | {_place(*key): day for key, day in known}
    starts = list(table)
    for place in range(len(table), _place(LAST_LUNAR_YEAR, 12) + 1):
        year, month = FIRST_LUNAR_YEAR + place // 12, place % 12 + 1
        forecast = Hijri(year, month, 1).to_gregorian() + timedelta(days=1)
        earliest, latest = starts[-1] + timedelta(days=29), starts[-1] + timedelta(days=30)
        starts.append(fixed.get(place, min(max(forecast, earliest), latest)))
    for place in fixed:
        starts[place] = fixed[place]
        # A correction moves the forecast months before it, as far back as they would have a wrong length.
        before = place - 1
        while before >= len(table) and before not in fixed:
            later = starts[before + 1]
            starts[before] = min(max(starts[before], later - timedelta(days=30)), later - timedelta(days=29))
            before -= 1
    return starts
