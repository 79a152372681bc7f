"""Read the days that people type and spreadsheets hold, and refuse to guess.

Source: persian.md 1.2; anomalies X6 and X8 of the announcements.
"""

import re
from datetime import date, datetime, time
from typing import Literal

from persian.jalali.calendar import JalaliError, jalali_to_date
from persian.jalali.formatting import MONTH_NAMES, WEEKDAY_NAMES
from persian.jalali.gregorian import Window, check_gregorian
from persian.letters import fold, match_key

Order = Literal["ymd", "dmy"]

_MONTHS = {match_key(name): number for number, name in enumerate(MONTH_NAMES, start=1)} | {"امرداد": 5}
_WEEKDAYS = {match_key(name): number for number, name in enumerate(WEEKDAY_NAMES)}
_GREGORIAN_YEARS = range(1800, 2200)

_TIME = re.compile(r"(?:(?<=\d)t|[\s,-]+)(?:ساعت\s*)?(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:z|[+-]\d\d:?\d\d)?$")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_BETWEEN = r"\s*[/\-._\\\s]\s*"
_NUMBERS = re.compile(rf"(\d+){_BETWEEN}(\d+){_BETWEEN}(\d+)")
_WEEKDAY = re.compile(r"(?:(?:یک|دو|سه|چهار|پنج)\s*)?شنبه|جمعه")
_PLAIN_WORDS = re.compile(r"مورخه?|تاریخ|روز|سال|ماه")
_GAP = r"[\s/\-.,]*"
_WORDED = re.compile(rf"(\d*){_GAP}({'|'.join(_MONTHS)}){_GAP}(\d*)(?:[\s/\-.,]+(\d+))?")
_SEVERAL = re.compile(r"(\d{1,2}(?:\s*(?:و|,)\s*\d{1,2})+)(?!\d)")


def parse_jalali(
    value: object, *, window: Window | None = None, order: Order | None = None, year: int | None = None
) -> date:
    """Return the day that a text or a spreadsheet cell means.

    Args:
        value: text in any digits and spelling, a compact number (13980210, 980210), or a date or datetime cell.
        window: first and last plausible day of a Gregorian cell or text; outside it the day is suspicious.
        order: how a person settled the order of a column in which no number can only be the year; two digits up
            to 31 are then a year of the 1400s.
        year: the Jalali year of texts that name only day and month («17 فروردین»).

    Raises:
        JalaliError: the value is no day, or could be more than one; its `code` says why.
    """
    return parse_jalali_datetime(value, window=window, order=order, year=year).date()


def parse_jalali_datetime(
    value: object, *, window: Window | None = None, order: Order | None = None, year: int | None = None
) -> datetime:
    """Return the naive local moment that a text or a cell means; midnight where it names no time.

    Arguments and errors are those of `parse_jalali`.
    """
    if isinstance(value, datetime):
        return datetime.combine(check_gregorian(value.date(), window), value.time())
    if isinstance(value, date):
        return datetime.combine(check_gregorian(value, window), time())
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise JalaliError("bad_date")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text, moment = _split_time(_clean(str(value)))
    return datetime.combine(_read(text, window, order, year), moment)


def parse_jalali_days(text: str, *, year: int | None = None) -> list[date]:
    """Return every day of a text such as «چهارشنبه و پنجشنبه 3 و 4 آذرماه»; one day is a list of one.

    Raises:
        JalaliError: one of them is no day, or the weekdays named are not theirs.
    """
    text = _clean(text)
    several = _SEVERAL.search(text)
    if not several:
        return [parse_jalali(text, year=year)]
    weekdays = _WEEKDAY.findall(text[: several.start()])
    numbers = re.findall(r"\d+", several[1])
    if weekdays and len(weekdays) != len(numbers):
        raise JalaliError("bad_date")
    after = text[several.end() :]
    return [
        parse_jalali(f"{weekday} {number}{after}", year=year)
        for weekday, number in zip(weekdays or [""] * len(numbers), numbers, strict=True)
    ]


def written_order(text: str) -> Order | None:
    """Return in which order a text of three numbers is written, None where no number of it can only be the year."""
    numbers = _NUMBERS.fullmatch(_split_time(_clean(text))[0])
    if not numbers:
        return None
    first, _middle, last = numbers.groups()
    leading, trailing = _certain_year(first), _certain_year(last)
    if bool(leading) == bool(trailing):
        return None
    return "ymd" if leading else "dmy"


def _clean(text: str) -> str:
    return " ".join(fold(text).replace("\u200c", " ").split())


def _split_time(text: str) -> tuple[str, time]:
    found = _TIME.search(text)
    if not found:
        return text, time()
    hour, minute, second = (int(part or 0) for part in found.groups())
    if hour > 23 or minute > 59 or second > 59:
        raise JalaliError("bad_date")
    return text[: found.start()], time(hour, minute, second)


def _read(text: str, window: Window | None, order: Order | None, year: int | None) -> date:
    weekdays = [match_key(name) for name in _WEEKDAY.findall(text)]
    if weekdays:
        text = _WEEKDAY.sub(" ", text)
    text = _PLAIN_WORDS.sub(" ", text).strip(" ,()")
    if _SERIAL.fullmatch(text):
        raise JalaliError("bare_serial")
    if text.isdecimal():
        read = _compact(text, window, order)
    elif numbers := _NUMBERS.fullmatch(text):
        read = _numeric(numbers.groups(), window, order)
    elif worded := _WORDED.fullmatch(text):
        read = _worded(_MONTHS[worded[2]], [number for number in worded.group(1, 3, 4) if number], order, year)
    else:
        raise JalaliError("bad_date")
    if any(_WEEKDAYS[name] != read.weekday() for name in weekdays):
        raise JalaliError("bad_date", weekday=WEEKDAY_NAMES[read.weekday()])
    return read


def _certain_year(token: str) -> int | None:
    """The year that this token can only be: four digits, or two above 31."""
    if len(token) == 4:
        return int(token)
    return 1300 + int(token) if len(token) == 2 and int(token) > 31 else None


def _compact(text: str, window: Window | None, order: Order | None) -> date:
    """Six or eight digits without separators; eight that read both ways are ambiguous."""
    if len(text) == 6:
        return _numeric((text[:2], text[2:4], text[4:]), window, order)
    if len(text) != 8:
        raise JalaliError("bad_date")
    days, errors = set(), []
    for tokens in ((text[:4], text[4:6], text[6:]), (text[:2], text[2:4], text[4:])):
        try:
            days.add(_numeric(tokens, window, order))
        except JalaliError as error:
            errors.append(error)
    if len(days) > 1:
        raise JalaliError("ambiguous")
    if not days:
        # The reading whose year is plausible knows the cause; without one the usual order does.
        raise next((error for error in errors if error.code not in {"bad_date", "out_of_range"}), errors[0])
    return days.pop()


def _numeric(tokens: tuple[str, ...], window: Window | None, order: Order | None) -> date:
    first, middle, last = tokens
    if any(len(token) not in {1, 2, 4} for token in tokens) or len(middle) == 4:
        raise JalaliError("bad_date")
    leading, trailing = _certain_year(first), _certain_year(last)
    if leading and trailing:  # «1398/02/45» has one year and a wrong day; «98/02/45» may be either
        if len(first) == len(last):
            raise JalaliError("bad_date")
        leading, trailing = (leading, None) if len(first) == 4 else (None, trailing)
    if not leading and not trailing:
        if _certain_year(middle):
            raise JalaliError("bad_date")
        if order is None:
            raise JalaliError("ambiguous")
        leading, trailing = (1400 + int(first), None) if order == "ymd" else (None, 1400 + int(last))
    year, month, day = (leading, int(middle), int(last)) if leading else (trailing or 0, int(middle), int(first))
    if year not in _GREGORIAN_YEARS:
        return jalali_to_date(year, month, day)
    if trailing and order != "dmy" and month != day and day <= 12:
        if month <= 12:
            raise JalaliError("ambiguous")  # 04/05/2019 is April in one office and May in another
        month, day = day, month
    try:
        read = date(year, month, day)
    except ValueError:
        raise JalaliError("bad_date", year=year, month=month, day=day) from None
    return check_gregorian(read, window)


def _worded(month: int, numbers: list[str], order: Order | None, year: int | None) -> date:
    """«۷ خرداد ۱۳۹۹», or «20فروردین» with the year from outside."""
    if any(len(number) not in {1, 2, 4} for number in numbers):
        raise JalaliError("bad_date")
    years = [_certain_year(number) for number in numbers]
    match numbers, years:
        case [[day], [None]] if year:
            return jalali_to_date(year, month, int(day))
        case [[_], [None]]:
            raise JalaliError("bad_date", missing="year")
        case [[day, _], [None, int(named)]] | [[_, day], [int(named), None]]:
            return jalali_to_date(named, month, int(day))
        case [[day, short], [None, None]] if order == "dmy":
            return jalali_to_date(1400 + int(short), month, int(day))
        case [[_, _], [None, None]]:
            raise JalaliError("ambiguous")
    raise JalaliError("bad_date")
