import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.national_code import is_valid_national_code


@pytest.mark.parametrize("code", ["0499370899", "0790419904", "۰۰۸۴۵۷۵۹۴۸", "0084575948"])
def test_right_codes(code):
    assert is_valid_national_code(code)


@pytest.mark.parametrize("code", ["", "0499370898", "499370899", "1111111111", "04993708a9", "0499370²99"])
def test_wrong_codes(code):
    assert not is_valid_national_code(code)


@given(st.integers(min_value=0, max_value=999_999_999).map("{:09d}".format).filter(lambda stem: len(set(stem)) > 1))
def test_exactly_one_last_digit_is_right(stem):
    assert sum(is_valid_national_code(f"{stem}{digit}") for digit in range(10)) == 1
