"""Offices' closed days in both calendars."""

import pytest

from persian.holidays import holiday_name, is_weekend
from persian.jalali import parse_jalali


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1398/01/13", "روز طبیعت"),
        ("1398/11/22", "پیروزی انقلاب اسلامی"),
        ("1398/02/06", ""),  # a Friday
        ("1398/06/19", "عاشورا"),
        ("1398/08/07", "شهادت امام رضا"),
        ("1399/03/04", "عید فطر"),
        ("1340/02/02", ""),  # before the lunar table
    ],
)
def test_holidays_of_known_days(day: str, name: str) -> None:
    assert holiday_name(parse_jalali(day)) == name


def test_thursday_and_friday_are_the_weekend() -> None:
    days = [parse_jalali(f"1398/02/{day:02d}") for day in range(4, 8)]
    assert [is_weekend(day) for day in days] == [False, True, True, False]
