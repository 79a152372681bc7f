"""What editors are warned of: windows, letters, missing files."""

from datetime import date

import pytest

from cms_pages.rules.doubts import letter_conflicts, says_attached_without_file, window_doubt
from persian.jalali import fa_date, parse_jalali
from persian.reference import find_references


def window(first: str, last: str) -> tuple[date, date]:
    return parse_jalali(first), parse_jalali(last)


def test_a_year_that_slipped_is_recognised_with_what_was_meant() -> None:
    doubt = window_doubt(*window("1397/01/27", "1398/01/31"), [parse_jalali("1397/12/07")])
    assert doubt
    assert doubt.days == 370
    assert doubt.newest_letter == parse_jalali("1397/12/07")
    assert [fa_date(day) for day in doubt.meant] == ["۱۳۹۷/۱۲/۲۷", "۱۳۹۸/۰۱/۲۷"]


@pytest.mark.parametrize(
    ("first", "last"),
    [("1399/01/06", "1399/05/31"), ("1398/01/11", "1398/01/31"), ("1398/01/01", "1398/06/26")],
)
def test_usual_windows_raise_no_doubt(first: str, last: str) -> None:
    assert window_doubt(*window(first, last), []) is None


def test_the_limits_are_180_days_and_90_before_the_letter() -> None:
    start = parse_jalali("1398/01/01")
    assert window_doubt(start, parse_jalali("1398/06/26"), []) is None
    assert window_doubt(start, parse_jalali("1398/06/27"), [])
    assert window_doubt(start, start, [parse_jalali("1398/03/29")]) is None
    assert window_doubt(start, start, [parse_jalali("1398/03/30")])


@pytest.mark.parametrize(
    ("text", "files", "expected"),
    [
        ("به پیوست تقدیم می گردد", 0, True),
        ("به شرح فایل پيوستی", 0, True),
        ("به پیوست تقدیم می گردد", 1, False),
        ("متن بدون فایل", 0, False),
    ],
)
def test_attached_without_a_file(text: str, files: int, expected: bool) -> None:
    assert says_attached_without_file(text, files=files) is expected


def test_one_letter_with_two_dates_is_a_conflict() -> None:
    cited = find_references(
        "دستورالعمل شماره 246412 مورخ 97/12/17 و شماره 246412 مورخ 7/12/97 و شماره 1111 مورخ 97/1/5"
    )
    (conflict,) = letter_conflicts(cited)
    assert (conflict.number, [fa_date(day) for day in conflict.dates]) == ("246412", ["۱۳۹۷/۱۲/۰۷", "۱۳۹۷/۱۲/۱۷"])
