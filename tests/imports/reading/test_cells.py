"""Typed cells: what offices type, read as what it means, or refused with a cause."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imports.reading import ColumnKind, ColumnSpec, ErrorCell
from imports.reading.cells import CellProblem, parse, parser_for
from imports.reading.texts import plain_words, read_text, unwrapped

CODE = ColumnSpec("code", "کد", kind=ColumnKind.CODE, length=8)
FREE_CODE = ColumnSpec("code", "کد", kind=ColumnKind.CODE)
TEXT = ColumnSpec("name", "نام", max_length=20)
DAY = ColumnSpec("date", "تاریخ", kind=ColumnKind.DAY, window=(date(2017, 1, 1), date(2030, 1, 1)))
STAGE = ColumnSpec(
    "stage", "دوره", kind=ColumnKind.CHOICE,
    choices={"ابتدایی": "primary", "دبستان": "primary", "متوسطه 1": "lower", "متوسطه اول": "lower"},
)  # fmt: skip
NATIONAL = ColumnSpec("nid", "کد ملی", kind=ColumnKind.NATIONAL_CODE)
YES_NO = ColumnSpec("final", "نهایی", kind=ColumnKind.YES_NO)


def problem(value: Any, column: ColumnSpec) -> str:
    with pytest.raises(CellProblem) as caught:
        parse(value, column)
    return caught.value.code


@pytest.mark.parametrize(
    ("value", "notice"),
    [
        ("01234567", None),
        ("۰۱۲۳۴۵۶۷", None),
        ("٠١٢٣٤٥٦٧", None),
        (" 01234567\u200f", None),
        ('="01234567"', None),
        ("'01234567", None),
        ("1234567", "zero_padded"),
        (1234567.0, "zero_padded"),
        (1234567, "zero_padded"),
        ("1234567.0", "zero_padded"),
        ("۱٬۲۳۴٬۵۶۷", "zero_padded"),
        ("1,234,567.00", "zero_padded"),
    ],
)
def test_codes_are_text_of_their_length(value: Any, notice: str | None) -> None:
    assert parse(value, CODE) == ("01234567", notice)


@pytest.mark.parametrize(
    "value", ["012345678", "0123456x", "12.5", 12.5, True, date(2019, 4, 30), "00000000", "9.0E+07"]
)
def test_what_is_no_code(value: Any) -> None:
    assert problem(value, CODE) == "bad_code"


def test_codes_of_any_length_are_not_padded() -> None:
    assert parse(12.0, FREE_CODE) == ("12", None)
    assert parse("ش-۱۲/الف", FREE_CODE).value == "ش-12/الف"


@pytest.mark.parametrize(
    ("value", "text", "notice"),
    [
        ("  دبستان\u00a0 گل ", "دبستان گل", None),
        ("مدرسه كوثر", "مدرسه کوثر", "letters_normalised"),
        ("خط\nدوم", "خط دوم", None),
        (12.0, "12", None),
        (12.5, "12.5", None),
        ("=1+1", "=1+1", None),
        ("\u200c\u200c", None, None),
    ],
)
def test_text_is_canonical(value: Any, text: str | None, notice: str | None) -> None:
    assert parse(value, TEXT) == (text, notice)


def test_long_texts_may_keep_their_lines() -> None:
    notes = ColumnSpec("note", "توضیحات", keep_lines=True)
    assert parse(" یک \r\n دو ", notes).value == "یک\nدو"


@pytest.mark.parametrize("value", ["a\x00b", "a\x1bb", "a\ufffdb", "a\uffffb", "a" + chr(0xD800)])
def test_characters_that_no_database_takes(value: str) -> None:
    assert problem(value, TEXT) == "forbidden_character"


def test_texts_that_are_too_long() -> None:
    assert problem("x" * 21, TEXT) == "cell_too_long"
    assert problem("x" * 32_768, ColumnSpec("note", "توضیحات")) == "cell_too_long"


@pytest.mark.parametrize("column", [CODE, TEXT, DAY, STAGE, NATIONAL, YES_NO])
@pytest.mark.parametrize("value", [None, "", "  ", "\u200c", "-", "—", "--", "\u00a0"])
def test_empty_cells(value: Any, column: ColumnSpec) -> None:
    assert parse(value, column) == (None, None)


@pytest.mark.parametrize("column", [CODE, TEXT, DAY, STAGE, NATIONAL, YES_NO])
def test_errors_and_formulas_without_a_value(column: ColumnSpec) -> None:
    assert problem(ErrorCell("excel_error", "#REF!"), column) == "excel_error"
    assert problem(ErrorCell("formula_without_value"), column) == "formula_without_value"


@pytest.mark.parametrize(
    "value",
    [
        "1398/02/10", "۱۳۹۸/۰۲/۱۰", "98/2/10", "10 اردیبهشت 1398", "13980210", 13980210.0, date(2019, 4, 30),
        datetime(2019, 4, 30, 9),
    ],
)  # fmt: skip
def test_days(value: Any) -> None:
    assert parse(value, DAY).value == date(2019, 4, 30)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1398/12/30", "not_a_leap_year"),
        ("1398/07/31", "day_out_of_month"),
        ("01/02/03", "ambiguous_date"),
        (43585.0, "bare_serial"),
        (date(1998, 2, 10), "suspicious_gregorian"),
        (date(2016, 2, 10), "suspicious_gregorian"),
        ("نامشخص", "bad_date"),
        ("1650/01/01", "date_out_of_range"),
        ("-" * 5000 + "x", "bad_date"),
    ],
)
def test_days_that_are_none(value: Any, code: str) -> None:
    assert problem(value, DAY) == code


def test_a_settled_order_of_days() -> None:
    settled = ColumnSpec("date", "تاریخ", kind=ColumnKind.DAY, day_order="ymd")
    assert parse("03/02/10", settled).value == date(2024, 4, 29)


@pytest.mark.parametrize("value", ["ابتدایی", "ابتدايي", " ابتدایی ", "دبستان"])
def test_choices_by_any_spelling(value: str) -> None:
    assert parse(value, STAGE).value == "primary"


def test_choices_with_digits_and_a_suggestion_for_others() -> None:
    assert parse("متوسطه۱", STAGE).value == "lower"
    with pytest.raises(CellProblem) as caught:
        parse("متوسطه اولی", STAGE)
    assert (caught.value.code, caught.value.params["suggestions"][0]) == ("bad_choice", "متوسطه اول")


@pytest.mark.parametrize(
    ("value", "notice"),
    [("0012345679", None), ("۰۰۱۲۳۴۵۶۷۹", None), (12345679.0, "zero_padded"), ("001-234567-9", None)],
)
def test_national_codes(value: Any, notice: str | None) -> None:
    assert parse(value, NATIONAL) == ("0012345679", notice)


@pytest.mark.parametrize("value", ["0012345678", "1111111111", "12345", "نامعلوم", 1.5])
def test_wrong_national_codes(value: Any) -> None:
    assert problem(value, NATIONAL) == "invalid_national_code"


@pytest.mark.parametrize(
    ("value", "read"), [("بله", True), ("بلي", True), ("✓", True), (1.0, True), ("خیر", False), (False, False)]
)
def test_yes_and_no(value: Any, read: bool) -> None:
    assert parse(value, YES_NO).value is read


def test_a_memo_does_not_mix_equal_values_of_different_types() -> None:
    read = parser_for(ColumnSpec("n", "n", kind=ColumnKind.NUMBER))
    assert read(1.0).value == 1
    for _ in range(2):
        with pytest.raises(CellProblem) as caught:
            read(True)
        assert caught.value.code == "not_a_number"


@given(st.text(st.sampled_from("اآأإئؤءبپکگیهمن ‌abZ09۰۹"), min_size=1, max_size=30))
@example("شهید ابن‌سینا ۱۲")
def test_a_plain_text_is_what_the_long_way_reads(text: str) -> None:
    if plain_words(30)(text):
        assert read_text(unwrapped(text)) == (text, None)
        assert parse(text, ColumnSpec("name", "نام")) == (text, None)


@given(st.text(st.sampled_from("0123456789"), min_size=7, max_size=11))
@example("0010350829")
@example("1111111111")
def test_a_national_code_of_digits_is_valid_by_its_check_digit(text: str) -> None:
    column = ColumnSpec("nid", "کد ملی", kind=ColumnKind.NATIONAL_CODE)
    padded = text.zfill(10) if len(text) >= 8 else text
    digits = [int(digit) for digit in padded]
    rest = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    valid = len(padded) == 10 and len(set(padded)) > 1 and digits[-1] == (rest if rest < 2 else 11 - rest)
    if valid:
        assert parse(text, column).value == padded
    else:
        with pytest.raises(CellProblem):
            parse(text, column)
