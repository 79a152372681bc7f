import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian import letters
from persian.letters import canonical, fold, match_key, search_key, search_terms, sort_key

ZWNJ = "\u200c"
persian_text = st.text(alphabet="آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيكىةۀؤئأ ،.و۱٢3\u200c\u00a0\u0640\u064e\u200f")

odd_text = st.text(alphabet="aßİ1٢۰ﷺﻼﹼ②´ \u0301\u200c\u0653ا")
plain_words = st.sampled_from(["دبستان", "و", "مدرسهٔ", "ابن\u200cسینا", "Samen", "12", "007", "۱۲", "12ب", "(ب)"])


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("كتاب\u00a0هاي   مدرسه", "کتاب های مدرسه"),
        ("خانۀ معلم", "خانهٔ معلم"),
        ("  \u200cسامانه\u200c\u200cها\u200c ", "سامانه\u200cها"),
        ("مدرسه \u200c ایران", "مدرسه ایران"),
        ("مـــدرسه\u200f", "مدرسه"),
        ("\ufefbله \ufb8e\ufbff", "لاله ک\u06cc"),
        ("سطر\nدو\tسه\x00", "سطر دو سه"),
        ("\ufeffکد", "کد"),
    ],
)
def test_canonical_text(typed, stored):
    assert canonical(typed) == stored


@given(st.one_of(st.text(), persian_text))
def test_canonical_text_stays_as_it_is_and_matches_what_was_typed(text):
    stored = canonical(text)
    assert canonical(stored) == stored
    assert stored == stored.strip()
    assert match_key(stored) == match_key(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("بيشتر", "بیشتر"),
        (f"سامانه{ZWNJ}نظارت", "سامانهنظارت"),
        ("آموزش و پرورش", "آموزشوپرورش"),
        ("خود ارزیابی", f"خود{ZWNJ}ارزیابی"),
        ("مواد 81 و82", "مواد ۸۱ و ۸۲"),
        ("ارسال شده است ،", "ارسال شده است,"),
        ("مؤسسهٔ قرآن", "موسسه قران"),
        ("مُدَرِّس", "مدرس"),
        ("ﻣﺪﺭﺳﻪ", "مدرسه"),
        ("Samen", "SAMEN"),
    ],
)
def test_spellings_that_readers_take_for_the_same_have_one_key(left, right):
    assert match_key(left) == match_key(right)


@given(st.one_of(st.text(alphabet=st.characters(max_codepoint=0x06FF)), persian_text))
def test_keys_are_folded_once_and_for_all(text):
    assert match_key(match_key(text)) == match_key(text)
    assert fold(fold(text)) == fold(text)
    assert " ".join(search_key(text).split()) == search_key(text)


@given(st.one_of(st.text(), persian_text, odd_text, st.lists(st.one_of(odd_text, plain_words)).map(" ".join)))
def test_keys_of_a_text_are_those_of_its_words_or_of_the_whole(text):
    assert match_key(text) == letters._match_key(text)
    assert sort_key(text) == letters._sort_key(text)
    assert letters._words_by_word(text).split() == letters._words(text)


@given(persian_text)
def test_a_text_is_found_by_itself(text):
    key = search_key(text)
    assert all(term in key for term in search_terms(text))


@pytest.mark.parametrize("spelling", ["خود ارزیابی", "خودارزیابی", f"خود{ZWNJ}ارزیابی", "خود ارزيابي"])
@pytest.mark.parametrize("query", ["خود ارزیابی", "خودارزیابی", f"خود{ZWNJ}ارزیابی", "ارزیابی"])
def test_glued_and_separate_spellings_find_each_other(spelling, query):
    key = search_key(f"تمدید {spelling} مدارس")
    assert all(term in key for term in search_terms(query))


def test_a_glued_and_joins_three_words():
    assert all(term in search_key("وزارت آموزش و پرورش") for term in search_terms("آموزشوپرورش"))


def test_a_letter_number_is_found_by_its_parts():
    key = search_key("24/189975/110-23/10/1398")
    assert all(term in key for term in search_terms("۱۸۹۹۷۵"))
    assert all(term in key for term in search_terms("24/189975/110"))


def test_a_query_of_marks_alone_has_no_terms():
    assert search_terms(" ،؛ ") == []
    assert search_terms("و") == ["و"]


def test_persian_order():
    ordered = ["آذربایجان", "اردبیل", "بوشهر", "پارس", "تهران", "چهارمحال", "ژاله", "کردستان", "کرمان", "گیلان"]
    ordered += ["لرستان", "مازندران", "ورامین", "هرمزگان", "یزد"]
    assert sorted(set(ordered), key=sort_key) == ordered


def test_order_takes_arabic_letters_for_persian_ones_words_before_letters_and_numbers_by_size():
    assert sort_key("كردستان") == sort_key("کردستان")
    names = ["دبستان ۲", "دبستان 10", "دبستان آزادی", "دبستانک"]
    assert sorted(set(names), key=sort_key) == names


@given(persian_text)
def test_the_key_of_order_has_a_bounded_length(text):
    assert len(sort_key(text)) <= 3 * len(text) + 1
