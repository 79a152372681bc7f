from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.digits import format_number, to_ascii_digits, to_persian_digits


@pytest.mark.parametrize("text", ["98/02/10", "۹۸/۰۲/۱۰", "٩٨/٠٢/١٠", "۹8/٠2/۱0"])
def test_three_digit_sets_are_one(text):
    assert to_ascii_digits(text) == "98/02/10"
    assert to_persian_digits(text) == "۹۸/۰۲/۱۰"


@given(st.text())
def test_only_digits_change_and_none_is_lost(text):
    assert len(to_ascii_digits(text)) == len(text)
    assert to_ascii_digits(to_persian_digits(text)) == to_ascii_digits(text)


@pytest.mark.parametrize(
    ("value", "options", "written"),
    [
        (1234567, {}, "۱٬۲۳۴٬۵۶۷"),
        (1234.5, {}, "۱٬۲۳۴٫۵"),
        (107000, {"grouping": False}, "۱۰۷۰۰۰"),
        (Decimal("62.345"), {"decimals": 2, "percent": True}, "۶۲٫۳۵٪"),
        (Decimal("12.50"), {}, "۱۲٫۵۰"),
        (-3, {}, "\u200e\u2212۳"),
        (0, {"percent": True}, "۰٪"),
    ],
)
def test_numbers_are_written_with_persian_marks(value, options, written):
    assert format_number(value, **options) == written
