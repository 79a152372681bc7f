"""Numbers as offices write them."""

from datetime import date
from typing import Any

import pytest

from imports.reading import ColumnKind, ColumnSpec
from imports.reading.cells import CellProblem, parse

NUMBER = ColumnSpec("score", "امتیاز", kind=ColumnKind.NUMBER, minimum=-100, maximum=10**9)
INTEGER = ColumnSpec("students", "تعداد", kind=ColumnKind.INTEGER, minimum=0)
PERCENT = ColumnSpec("percent", "درصد", kind=ColumnKind.PERCENT, minimum=0, maximum=100)
ZERO = ColumnSpec("sites", "تعداد", kind=ColumnKind.INTEGER, dash_is_zero=True)


def problem(value: Any, column: ColumnSpec) -> str:
    with pytest.raises(CellProblem) as caught:
        parse(value, column)
    return caught.value.code


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (12.5, 12.5),
        (12.0, 12),
        ("12.5", 12.5),
        ("۱۲٫۵", 12.5),
        ("١٢٫٥", 12.5),
        ("۱۲/۵", 12.5),
        ("۱٬۲۳۴٫۵", 1234.5),
        ("1,234,567", 1234567),
        ("۱۲۰ نفر", 120),
        ("-5", -5),
        ("−۵", -5),
        ("5-", -5),
        ("+5", 5),
        (".5", 0.5),
        ("0", 0),
        ("1.5E+2", 150),
        ("  ۱۲ \u200f", 12),
    ],
)
def test_numbers(value: Any, number: float) -> None:
    read = parse(value, NUMBER).value
    assert read == number
    assert isinstance(read, int) == float(number).is_integer()


@pytest.mark.parametrize(
    "value",
    ["دوازده", "12,5", "1,23,456", "12..5", "1-2", "--5", True, date(2026, 12, 5), "1_000", "½", "0x1F", float("nan")],
)  # fmt: skip
def test_what_is_no_number(value: Any) -> None:
    assert problem(value, NUMBER) == "not_a_number"


@pytest.mark.parametrize("value", ["-101", "9" * 20, "9" * 30_000, 1e300])
def test_numbers_outside_their_range(value: Any) -> None:
    assert problem(value, NUMBER) == "out_of_range"


def test_whole_numbers() -> None:
    assert parse("۱۲۰", INTEGER).value == 120
    assert problem("12.5", INTEGER) == "not_an_integer"
    assert problem(12.5, INTEGER) == "not_an_integer"
    assert problem("-1", INTEGER) == "out_of_range"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("45٪", 45), ("٪۴۵", 45), ("%45.5", 45.5), ("۴۵ درصد", 45), (45.0, 45), (0.45, 45), (1.0, 100),
        ("0.45", 0.45), (0.0, 0), (0.123, 12.3),
    ],
)  # fmt: skip
def test_per_cent(value: Any, number: float) -> None:
    assert parse(value, PERCENT).value == number


def test_a_dash_is_zero_only_where_the_column_says_so() -> None:
    assert parse("-", ZERO).value == 0
    assert parse("—", ZERO).value == 0
    assert parse("", ZERO).value is None
    assert parse("-", INTEGER).value is None
