"""Which day a letter has when notices cite it with one, several or none, and which clause a citation names; pure.

Source: anomalies X3 to X5; requirement R19.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from persian.digits import to_ascii_digits

Status = Literal["unknown", "certain", "conflicting", "settled"]
_CLAUSE = re.compile(
    r"(?P<clause>(?:بند|ماده|مواد|تبصره)\s*[\d/و ]{1,20})(?:از\s+)?"
    r"(?:[\w\u200c]+\s+){0,4}(?:به\s+)?(?:شمار[هةۀ]\s*:?\s*)?$"
)
_REACH = 80


@dataclass(frozen=True)
class LetterDate:
    """A letter's day and what it rests on; None while nobody can say."""

    date: date | None
    status: Status


def letter_date(cited: Iterable[date | None], *, settled: date | None = None) -> LetterDate:
    """Return the day of a letter.

    Args:
        cited: the days that its citations give; None where one gives no day.
        settled: the day that a person found to be true; it stands whatever is cited.
    """
    if settled is not None:
        return LetterDate(settled, "settled")
    days = {day for day in cited if day is not None}
    if len(days) > 1:
        return LetterDate(None, "conflicting")
    return LetterDate(days.pop(), "certain") if days else LetterDate(None, "unknown")


def clause_before(text: str, start: int) -> str:
    """Return the clause that a citation beginning at `start` names («بند 7 دستورالعمل شماره …»), "" for none."""
    before = to_ascii_digits(text[max(start - _REACH, 0) : start])
    found = _CLAUSE.search(before)
    return " ".join(found["clause"].split()) if found else ""
