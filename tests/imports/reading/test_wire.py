"""What the reading process writes is what its caller reads, whatever the value."""

import math
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.reading import ErrorCell, Limits
from imports.reading.wire import count_rows, decode_message, decode_rows, encode_message, encode_rows
from tests.builders.parts import raw_workbook
from tests.imports.reading.conftest import Read

NO_NUMBER = ErrorCell("excel_error", "#NUM!")
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.text(),
    st.sampled_from(["null", "{", '{"d":"2019-04-30"}', "NaN", "\u2028", "\0"]),
    st.dates(),
    st.datetimes(),
    st.builds(ErrorCell, st.text(), st.text()),
)


def there_and_back(rows: list[list[Any]]) -> list[Any]:
    return [row for line in encode_rows(rows) for row in decode_rows(line)]


def as_read(value: object) -> object:
    return NO_NUMBER if isinstance(value, float) and not math.isfinite(value) else value


@given(st.lists(st.lists(VALUES, max_size=6), max_size=6))
def test_values_come_back_as_they_were(rows: list[list[Any]]) -> None:
    back = there_and_back(rows)
    assert back == [[as_read(value) for value in row] for row in rows]
    assert [[type(value) for value in row] for row in back] == [[type(as_read(value)) for value in row] for row in rows]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_none_is_an_error_and_never_an_empty_cell(value: float) -> None:
    assert there_and_back([[value, None, "null"], [None, value]]) == [[NO_NUMBER, None, "null"], [None, NO_NUMBER]]


def test_a_number_too_large_for_a_number_is_an_error(read: Read) -> None:
    [grid] = read(raw_workbook('<row r="1"><c r="A1"><v>1e999</v></c><c r="C1"><v>1</v></c></row>')).sheets
    assert list(grid.rows[0]) == [NO_NUMBER, None, 1.0]


def test_hours_and_durations_are_text() -> None:
    assert there_and_back([[time(8, 5), timedelta(hours=30)]]) == [["08:05:00", "1 day, 6:00:00"]]


def test_a_moment_at_midnight_stays_a_moment() -> None:
    [[moment, day]] = there_and_back([[datetime(2019, 4, 30), date(2019, 4, 30)]])
    assert (type(moment), type(day)) == (datetime, date)


@pytest.mark.parametrize("line", [b"[2,[1]]\n", b"[1,5]\n", b'[1,[{"z":1}]]\n', b"[1,[NaN]]\n", b"[1,[\xff]]\n", b"[1"])
def test_a_line_that_holds_no_rows(line: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        decode_rows(line)


def test_lines_say_how_many_rows_they_hold() -> None:
    assert [count_rows(line) for line in encode_rows([[1]] * 1_203)] == [500, 500, 203]


def test_a_message_may_name_a_number_of_any_size() -> None:
    params = {"limit": Limits().unpacked_bytes, "found": 2000 * 2**64}
    assert decode_message(encode_message({"refused": "unsafe_zip", "params": params}))["params"] == params
