import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.jalali import JalaliError, format_academic_year, parse_academic_year


@pytest.mark.parametrize(
    "text", ["98-97", "97-98", "۹۷-۹۸", "1397-1398", "1398/1397", "سال تحصیلی 98-97", "97 – 98", "98-1397"]
)
def test_spellings(text):
    assert parse_academic_year(text) == 1397


@pytest.mark.parametrize("text", ["99-00", "1400-1399", "۱۳۹۹-۱۴۰۰"])
def test_the_turn_of_the_century(text):
    assert parse_academic_year(text) == 1399


@pytest.mark.parametrize("text", ["", "97", "97-99", "97-97", "سال 98", "1397-95", "1397-1398-1399"])
def test_what_is_no_academic_year(text):
    with pytest.raises(JalaliError):
        parse_academic_year(text)


@given(st.integers(min_value=1340, max_value=1480))
def test_written_years_are_read_back(year):
    assert parse_academic_year(format_academic_year(year)) == year


def test_display():
    assert format_academic_year(1397) == "۱۳۹۷-۹۸"
    assert format_academic_year(1399) == "۱۳۹۹-۱۴۰۰"
