"""Circular numbers in running text: «شماره24/189975/110-23/10/1398» is number 24/189975/110 of 1398/10/23; pure.

Source: anomalies X3 to X5 of the announcements.
"""

import re
from dataclasses import dataclass
from datetime import date

from persian.digits import to_ascii_digits
from persian.jalali import JalaliError, parse_jalali

_LETTER = "[آ-یءئ]"
_DIGITS = r"\d{1,12}(?!\d)"
_PART = rf"(?:{_DIGITS}|{_LETTER}{{1,2}}{_DIGITS}(?:هـ|ه)?|{_LETTER}{{1,3}}(?=[/-]))"
_NUMBER = rf"(?<![\d/])(?:{_DIGITS}|(?<!{_LETTER}){_PART})(?:[/-]{_PART})*"
_DATE_WORD = r"\s*[-–،,]?\s*(?:(?:به|در)\s*)?(?:مورخ[هۀة]?|تار[یي]خ)\s*:?\s*"
_DATE = r"\d{1,4}(?:\s*/\s*\d{1,2}\s*/\s*|-\d{1,2}-|\.\d{1,2}\.)\d{1,4}(?!\d)"
_DATED = re.compile(rf"(?P<number>{_NUMBER}?)(?:{_DATE_WORD}|\s*[-–]\s*)(?P<date>{_DATE})")
_NAMED = re.compile(rf"شمار[هةۀ]\s*:?\s*(?P<number>{_NUMBER})")
_AFTER_NAME = re.compile(r"شمار[هةۀ]\s*:?\s*$")
_LONG_NUMBER = re.compile(r"\d{4}|/")


@dataclass(frozen=True)
class CircularRef:
    """A citation of a letter as it stands in a text.

    Attributes:
        number: the letter's number, ASCII digits.
        date: its day; None where the text gives none or one that cannot be read without guessing.
        raw: the citation as written, number to date.
        span: where `raw` begins and ends in the text.
    """

    number: str
    date: date | None
    raw: str
    span: tuple[int, int]


def find_references(text: str) -> list[CircularRef]:
    """Return the letters that a text cites, in reading order.

    A number counts when «شماره» stands before it or a date after it; number and date are split at the last dash.
    """
    digits = to_ascii_digits(text)  # as long as the text: spans hold for both
    found: list[CircularRef] = []
    for match in _DATED.finditer(digits):
        named = _AFTER_NAME.search(digits, max(match.start() - 12, 0), match.start())
        if named or not _is_day(match["number"]):  # «از ۱۳۹۸/۰۲/۱۰ - ۱۳۹۸/۰۲/۳۱» is a period, not a letter
            found.append(CircularRef(match["number"], _day(match["date"]), text[slice(*match.span())], match.span()))
    for match in _NAMED.finditer(digits):
        span = match.span("number")
        if _LONG_NUMBER.search(match["number"]) and not any(
            ref.span[0] < span[1] and span[0] < ref.span[1] for ref in found
        ):
            found.append(CircularRef(match["number"], None, text[slice(*span)], span))
    return sorted(found, key=lambda ref: ref.span)


def _day(text: str) -> date | None:
    try:
        return parse_jalali(text)
    except JalaliError:
        return None


def _is_day(number: str) -> bool:
    return _day(number) is not None
