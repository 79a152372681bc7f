"""Cleaning pasted text: blanks and stray punctuation, never a word."""

import pytest

from cms_pages.rules.pasted_text import clean_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("یک\u00a0دو\n\u00a0\n \nسه", ["یک دو", "سه"]),
        ("ارسال می گردد\n.\nبعدی", ["ارسال می گردد.", "بعدی"]),
        ("آغازشده است\n\n. باوجود اینکه", ["آغازشده است.", "باوجود اینکه"]),
        (".تنها", [".تنها"]),
        ("وزارت گردد ,زمان", ["وزارت گردد ,زمان"]),
        ("... ادامه", ["... ادامه"]),
        ("بيشتر  سامانهنظارت", ["بيشتر  سامانهنظارت"]),
        ("", []),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert clean_lines(text) == lines
