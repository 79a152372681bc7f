"""What a letter's day rests on, and which clause a citation names."""

from datetime import date

import pytest

from cms_pages.rules.letter_dates import LetterDate, clause_before, letter_date

FIRST, SECOND = date(2019, 3, 8), date(2019, 2, 26)


def test_citations_that_agree_give_the_day() -> None:
    assert letter_date([FIRST, None, FIRST]) == LetterDate(FIRST, "certain")


def test_citations_that_contradict_each_other_give_none() -> None:
    assert letter_date([FIRST, SECOND]) == LetterDate(None, "conflicting")


def test_no_day_is_unknown() -> None:
    assert letter_date([None]) == letter_date([]) == LetterDate(None, "unknown")


def test_a_settled_day_stands() -> None:
    assert letter_date([FIRST, SECOND], settled=SECOND) == LetterDate(SECOND, "settled")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("بر اساس بند 7 دستورالعمل شماره ", "بند 7"),
        ("مواد 81 و82 قانون مدیریت، نامه شماره ", ""),
        ("ماده ۵ آیین‌نامه به شماره ", "ماده 5"),
        ("با ارسال بخشنامه شماره ", ""),
    ],
)
def test_the_clause_before_a_citation(text: str, clause: str) -> None:
    assert clause_before(text + "246412", len(text)) == clause
