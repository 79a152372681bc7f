"""Spellings that readers take for the same find each other; the words are found again where they stand."""

import pytest

from cms_pages.rules.search_query import SearchQuery
from cms_pages.rules.snippets import Piece, marked, snippet


def found(query: str, text: str) -> list[str]:
    return [text[first:last] for first, last in SearchQuery.of(query).spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("شكايات", "پاسخگویی به شکایات مردم", ["شکایات"]),
        ("سامانهنظارت", "در سامانه نظارت ثبت شد", ["سامانه", "نظارت"]),
        ("سامانه نظارت", "در سامانهنظارت ثبت شد", ["سامانهنظارت"]),
        ("سامانه نظارت", "در سامانه‌نظارت ثبت شد", ["سامانه", "نظارت"]),
        ("۱۸۹۹۷۵", "شماره24/189975/110-23/10/1398", ["189975"]),
        ("24/189975", "شماره24/189975/110", ["24", "189975"]),
        ("ارزیا", "ارزیابی عملکرد", ["ارزیابی"]),
        ("بیشتر", "بيشتر", ["بيشتر"]),
        ("نیست", "هیچ‌کدام", []),
    ],
)
def test_words_are_found_in_their_place(query: str, text: str, expected: list[str]) -> None:
    assert found(query, text) == expected


def test_a_query_of_signs_asks_for_nothing() -> None:
    assert not SearchQuery.of("؟ … / * \" '")


def test_signs_of_the_databases_never_reach_them() -> None:
    query = SearchQuery.of("الف' | ! & (ب) * \" NEAR")
    assert set(query.as_tsquery()) <= set("()&|:*' ") | {
        letter for slot in query.slots for word in slot for letter in word
    }
    assert '""' not in query.as_fts5()


def test_only_twelve_words_count() -> None:
    assert len(SearchQuery.of(" ".join(f"واژه{number}" for number in range(50))).slots) == 12


def test_a_snippet_is_cut_between_words_around_the_first_found_one() -> None:
    text = "آغاز " * 60 + "هدف " + "پایان " * 60
    spans = SearchQuery.of("هدف").spans(text)
    pieces = snippet(text, spans)
    assert pieces[0] == Piece("… ")
    assert pieces[-1] == Piece(" …")
    assert Piece("هدف", is_found=True) in pieces
    words = "".join(piece.text for piece in pieces[1:-1]).split()
    assert set(words) == {"آغاز", "هدف", "پایان"}


def test_all_of_a_short_text_is_shown() -> None:
    assert snippet("متن کوتاه", []) == [Piece("متن کوتاه")]
    assert marked("متن کوتاه", [(0, 3)]) == [Piece("متن", is_found=True), Piece(" کوتاه")]
