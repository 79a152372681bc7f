"""Academic years: «98-97», «۹۷-۹۸» and «1397-1398» are all the year that began in autumn 1397."""

import re

from persian.digits import to_persian_digits
from persian.jalali.calendar import FIRST_YEAR, LAST_YEAR, JalaliError
from persian.letters import fold

_PAIR = re.compile(r"(?:سال)?\s*(?:تحصیلی)?\s*(\d{4}|\d{2})\s*[-/–—_\s]\s*(\d{4}|\d{2})")


def parse_academic_year(text: str) -> int:
    """Return the Jalali year in which the academic year began.

    Two digits above 31 are a year of the 1300s, others of the 1400s; the two years stand in either order.

    Raises:
        JalaliError: the text does not name two years that follow each other.

    Source: announcement of 1398/02/10, «سال تحصیلی 98-97».
    """
    pair = _PAIR.fullmatch(fold(text).replace("\u200c", " ").strip())
    if not pair:
        raise JalaliError("bad_date")
    first, second = sorted(_years(*pair.groups()))
    if second - first != 1:
        raise JalaliError("bad_date", year=first)
    if not FIRST_YEAR <= first < LAST_YEAR:
        raise JalaliError("out_of_range", year=first)
    return first


def format_academic_year(year: int) -> str:
    """Write the academic year that begins in this Jalali year: «۱۳۹۷-۹۸», and «۱۳۹۹-۱۴۰۰» at the century's turn."""
    following = year + 1
    return to_persian_digits(f"{year}-{following % 100:02d}" if following % 100 else f"{year}-{following}")


def _years(first: str, second: str) -> tuple[int, int]:
    """Both years in full; beside a full year two digits mean the nearest one before or after it."""
    if len(first) == len(second):
        return _full_year(first), _full_year(second)
    full, short = (int(first), int(second)) if len(first) == 4 else (int(second), int(first))
    return full, next((year for year in (full - 1, full + 1) if year % 100 == short), full)


def _full_year(token: str) -> int:
    number = int(token)
    if len(token) == 4:
        return number
    return 1300 + number if number > 31 else 1400 + number
