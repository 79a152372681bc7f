"""What an export writes, the reader gives back: of every text that can be stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.reading import ColumnKind, ColumnSpec
from imports.reading.cells import parse
from imports.reading.texts import guarded
from persian.letters import canonical

COLUMN = ColumnSpec("name", "نام", kind=ColumnKind.TEXT)
TEXTS = st.text(alphabet="=+-@＝'\"—ـ01۱ab ابی\u200c.,;()_x\t\n", max_size=12).map(canonical).filter(bool)


@given(text=TEXTS, live=st.booleans())
def test_reading_a_guarded_text_gives_it_back(text: str, live: bool) -> None:
    written = guarded(text, live=live)
    assert parse(written, COLUMN).value == text
    if live:
        assert written[0] not in "=+-@＝\t\r\n"


@pytest.mark.parametrize("text", ["دبستان نمونه", "'نقل'", "O'Neil", "01234567", "x=1"])
def test_plain_texts_are_written_as_they_are(text: str) -> None:
    assert guarded(text, live=True) == text


def test_a_dash_that_an_office_typed_is_still_an_empty_cell() -> None:
    assert parse("-", COLUMN).value is None
    assert parse("'-", COLUMN).value == "-"
    assert parse("'-", ColumnSpec("students", "تعداد", kind=ColumnKind.INTEGER)).value is None
