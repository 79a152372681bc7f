from datetime import date, timedelta

import jdatetime
import pytest

from persian.jalali import (
    JalaliError,
    is_leap_year,
    jalali_half_range,
    jalali_parts,
    jalali_to_date,
    jalali_year_range,
    month_length,
)


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1408, 12, 30), date(2030, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1399, 3, 7), date(2020, 5, 27)),
        ((1398, 2, 10), date(2019, 4, 30)),
    ],
)
def test_golden_days(jalali, gregorian):
    assert jalali_to_date(*jalali) == gregorian
    assert jalali_parts(gregorian) == jalali


def test_leap_years_follow_the_cycle_that_the_date_picker_uses():
    leap = [year for year in range(1300, 1501) if is_leap_year(year)]
    assert [year for year in leap if 1390 < year < 1442] == [
        1391,
        1395,
        1399,
        1403,
        1408,
        1412,
        1416,
        1420,
        1424,
        1428,
        1432,
        1436,
        1441,
    ]
    assert leap == [year for year in range(1300, 1501) if year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}]


def test_days_of_two_centuries_follow_each_other():
    day = jalali_to_date(1300, 1, 1)
    for year in range(1300, 1501):
        for month in range(1, 13):
            assert jalali_to_date(year, month, 1) == day
            day += timedelta(days=month_length(year, month))
    assert day == jdatetime.date(1501, 1, 1).togregorian()


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((1398, 12, 30), "not_a_leap_year"),
        ((1404, 12, 30), "not_a_leap_year"),
        ((1398, 7, 31), "day_out_of_month"),
        ((1398, 2, 0), "day_out_of_month"),
        ((1398, 13, 1), "bad_date"),
        ((1299, 12, 29), "out_of_range"),
        ((1501, 1, 1), "out_of_range"),
    ],
)
def test_days_that_are_none(parts, code):
    with pytest.raises(JalaliError) as refusal:
        jalali_to_date(*parts)
    assert refusal.value.code == code


def test_ranges_include_both_ends():
    assert jalali_year_range(1398) == (date(2019, 3, 21), date(2020, 3, 19))
    assert jalali_half_range(1398, 1) == (date(2019, 3, 21), date(2019, 9, 22))
    assert jalali_half_range(1398, 2) == (date(2019, 9, 23), date(2020, 3, 19))
