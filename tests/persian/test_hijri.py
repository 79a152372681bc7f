from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.hijri import is_possible_month_start, lunar_date, lunar_month_start


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 5, 27), "۴ شوال ۱۴۴۱"),
        (date(2021, 4, 21), "۸ رمضان ۱۴۴۲"),
        (date(2019, 4, 30), "۲۴ شعبان ۱۴۴۰"),
        (date(1970, 3, 9), "۱ محرم ۱۳۹۰"),
        (date(2025, 6, 27), "۱ محرم ۱۴۴۷"),
        (date(2026, 3, 21), "۱ شوال ۱۴۴۷"),
    ],
)
def test_days_that_iran_counted(day, written):
    assert str(lunar_date(day)) == written


def test_the_source_is_said():
    assert lunar_date(date(2020, 5, 27)).source == "table"
    assert lunar_date(date(2030, 1, 1)).source == "forecast"
    eid = lunar_month_start(1450, 10) + timedelta(days=1)
    assert lunar_date(eid, corrections={(1450, 10): eid}).source == "correction"


@given(st.dates(min_value=date(1970, 3, 9), max_value=date(2070, 1, 1)))
def test_days_follow_each_other(day):
    today, tomorrow = lunar_date(day), lunar_date(day + timedelta(days=1))
    assert 1 <= today.day <= 30
    if tomorrow.day == 1:
        assert today.day in {29, 30}
        assert tomorrow.month == today.month % 12 + 1
    else:
        assert (tomorrow.year, tomorrow.month, tomorrow.day) == (today.year, today.month, today.day + 1)


@given(st.integers(min_value=1448, max_value=1490), st.integers(min_value=1, max_value=12), st.sampled_from([-1, 0, 1]))
def test_a_correction_moves_its_neighbours_and_no_month_gets_a_wrong_length(year, month, shift):
    start = lunar_month_start(year, month) + timedelta(days=shift)
    corrections = {(year, month): start}
    assert str(lunar_date(start, corrections=corrections)).startswith("۱ ")
    days = [lunar_date(start + timedelta(days=step), corrections=corrections) for step in range(-95, 95)]
    lasts = [today.day for today, tomorrow in zip(days, days[1:], strict=False) if tomorrow.day == 1]
    assert set(lasts) <= {29, 30}


def test_corrections_must_leave_months_of_29_or_30_days():
    start = lunar_month_start(1448, 10)
    assert is_possible_month_start(1448, 10, start)
    assert not is_possible_month_start(1448, 10, start + timedelta(days=5))
    assert not is_possible_month_start(1447, 10, date(2026, 3, 23))
    september = {(1448, 9): start - timedelta(days=29)}
    assert not is_possible_month_start(1448, 10, start - timedelta(days=1), corrections=september)
    assert is_possible_month_start(1448, 10, start + timedelta(days=1), corrections=september)


@pytest.mark.parametrize("day", [date(1970, 3, 8), date(2090, 1, 1)])
def test_days_outside_the_calendar(day):
    with pytest.raises(ValueError, match="no lunar month"):
        lunar_date(day)
