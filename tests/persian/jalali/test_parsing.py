from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.jalali import (
    JalaliError,
    format_jalali,
    parse_jalali,
    parse_jalali_datetime,
    parse_jalali_days,
    written_order,
)

TENTH = date(2019, 4, 30)  # 1398/02/10
days = st.dates(min_value=date(1921, 3, 21), max_value=date(2122, 3, 20))


@pytest.mark.parametrize(
    "typed",
    [
        *("98/02/10", "10/ 02 / 98", "10/2/98", "۹۸/۰۲/۱۰", "٩٨/٠٢/١٠", "1398-02-10", "1398.2.10", "1398 02 10"),
        *("10-02-1398", "13980210", "980210", "10021398", "۱۳۹۸۰۲۱۰", 13980210, 980210, 13980210.0),
        *(
            "10 اردیبهشت 98",
            "10 ارديبهشت ۱۳۹۸",
            "۱۰اردیبهشت۹۸",
            "سه‌شنبه ۱۰ اردیبهشت ۱۳۹۸",
            "سه شنبه 10 اردیبهشت ماه 98",
        ),
        *("1398 اردیبهشت 10", "اردیبهشت 10، 1398", "سه‌شنبه 98/02/10", "مورخ 98/02/10", "روز 10 اردیبهشت سال 1398"),
        *("1398/02/10 14:30", "1398/02/10 ساعت ۱۴:۳۰:۰۰", "2019-04-30", "2019-04-30T00:00:00+04:30", "30/04/2019"),
        *("\u200f98/02/10\u200e", "\u00a098/02/10 ", "98_02_10", "98\\02\\10", TENTH, datetime(2019, 4, 30, 8, 15)),
    ],
)
def test_spellings_of_one_day(typed):
    assert parse_jalali(typed) == TENTH


@pytest.mark.parametrize(
    ("typed", "day"),
    [("7/12/97", "1397/12/07"), ("25/11/96", "1396/11/25"), ("30/10/1398", "1398/10/30"), ("97/12/17", "1397/12/17")],
)
def test_spellings_of_the_announcements(typed, day):
    assert format_jalali(parse_jalali(typed), "ascii") == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("1398/12/30", "not_a_leap_year"), ("30 اسفند 1404", "not_a_leap_year"), ("13981230", "not_a_leap_year")),
        *(("1398/07/31", "day_out_of_month"), ("1398/02/45", "day_out_of_month"), ("32/01/1398", "day_out_of_month")),
        *(("01/02/03", "ambiguous"), ("02/05/03", "ambiguous"), ("010203", "ambiguous"), ("7 خرداد 03", "ambiguous")),
        *(("04/05/2019", "ambiguous"), ("1998-02-10", "suspicious_gregorian"), ("2012-12-31", "suspicious_gregorian")),
        *((date(2004, 2, 10), "suspicious_gregorian"), (datetime(1998, 2, 10), "suspicious_gregorian")),
        *((date(1398, 2, 10), "suspicious_gregorian"), (date(1929, 12, 31), "suspicious_gregorian")),
        *((43585, "bare_serial"), ("43585", "bare_serial"), ("۴۳۵۸۵", "bare_serial"), (43585.5, "bare_serial")),
        *(("1250/01/01", "out_of_range"), ("1501/01/01", "out_of_range"), ("2150-01-01", "out_of_range")),
        *(("", "bad_date"), ("1398", "bad_date"), ("1398/02", "bad_date"), ("1398-02-10garbage", "bad_date")),
        *(("21398-02-10", "bad_date"), ("1398/13/01", "bad_date"), ("2019-02-30", "bad_date"), ("نامشخص", "bad_date")),
        *(("98/97/96", "bad_date"), ("10/98/02", "bad_date"), ("98/02/45", "bad_date"), ("1398/1399/02", "bad_date")),
        *(
            ("چهارشنبه ۱۰ اردیبهشت ۱۳۹۸", "bad_date"),
            ("1398/02/10 25:00", "bad_date"),
            (None, "bad_date"),
            (True, "bad_date"),
        ),
        *(
            ("17 فروردین", "bad_date"),
            ("139802", "bad_date"),
            ("1398/002/10", "bad_date"),
            (True, "bad_date"),
            (float("nan"), "bad_date"),
        ),
    ],
)
def test_refusals_name_their_cause(typed, code):
    with pytest.raises(JalaliError) as refusal:
        parse_jalali(typed)
    assert refusal.value.code == code


def test_refusals_say_what_would_be_right():
    with pytest.raises(JalaliError) as refusal:
        parse_jalali("1398/07/31")
    assert refusal.value.params == {"year": 1398, "month": 7, "day": 31, "last_day": 30}
    with pytest.raises(JalaliError) as refusal:
        parse_jalali("چهارشنبه ۱۰ اردیبهشت ۱۳۹۸")
    assert refusal.value.params == {"weekday": "سه‌شنبه"}


def test_a_settled_column_reads_two_digit_years_of_this_century():
    assert format_jalali(parse_jalali("02/05/03", order="ymd"), "ascii") == "1402/05/03"
    assert format_jalali(parse_jalali("02/05/03", order="dmy"), "ascii") == "1403/05/02"
    assert format_jalali(parse_jalali("98/05/03", order="dmy"), "ascii") == "1398/05/03"
    assert parse_jalali("04/05/2019", order="dmy") == date(2019, 5, 4)
    with pytest.raises(JalaliError, match="ambiguous"):  # where its year stands says nothing of day and month
        parse_jalali("04/05/2019", order="ymd")


@pytest.mark.parametrize(
    ("text", "order"),
    [("98/02/10", "ymd"), ("۱۰ / ۰۲ / ۹۸", "dmy"), ("1398-2-1 10:30", "ymd"), ("7/12/1397", "dmy")]
    + [(text, None) for text in ("01/02/03", "98/02/45", "7 خرداد 98", "13980210", "دیروز")],
)
def test_the_order_of_a_text_with_a_certain_year_is_told(text, order):
    assert written_order(text) == order


def test_a_window_makes_gregorian_days_outside_it_suspicious():
    window = (date(2019, 3, 21), date(2020, 3, 19))
    assert parse_jalali("2019-04-30", window=window) == TENTH
    assert parse_jalali("1390/01/01", window=window) == date(2011, 3, 21)
    with pytest.raises(JalaliError, match="suspicious_gregorian"):
        parse_jalali(date(2021, 1, 1), window=window)


def test_the_year_may_come_from_outside():
    assert format_jalali(parse_jalali("17 فروردین", year=1398), "ascii") == "1398/01/17"
    assert format_jalali(parse_jalali("20فروردین", year=1398), "ascii") == "1398/01/20"


@pytest.mark.parametrize("text", ["3 و 4 آذرماه", "چهارشنبه و پنجشنبه مورخ 3 و 4 آذرماه", "3، 4 آذر"])
def test_several_days_of_one_month(text):
    assert [format_jalali(day, "ascii") for day in parse_jalali_days(text, year=1395)] == ["1395/09/03", "1395/09/04"]


def test_several_days_and_weekdays_that_are_not_theirs():
    with pytest.raises(JalaliError):
        parse_jalali_days("شنبه و یکشنبه 3 و 4 آذرماه", year=1395)
    assert parse_jalali_days("98/02/10") == [TENTH]


@given(days, st.sampled_from(["numeric", "ascii", "text", "long"]))
def test_what_is_written_is_read_back(day, style):
    assert parse_jalali(format_jalali(day, style)) == day


@given(days, st.times(max_value=time(23, 59)).map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_moments_are_read_back(day, moment):
    text = f"{format_jalali(day)} {moment:%H:%M}"
    assert parse_jalali_datetime(text) == datetime.combine(day, moment)


@given(st.one_of(st.text(), st.integers(), st.floats(), st.text(alphabet="0123456789/-. ۱۲٣", max_size=12)))
def test_nothing_else_than_a_day_or_a_refusal_comes_out(value):
    try:
        read = parse_jalali(value)
    except JalaliError:
        return
    assert date(1921, 3, 21) <= read <= date(2122, 3, 20)
