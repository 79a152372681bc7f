from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.jalali import format_jalali
from persian.reference import find_references


def read(text):
    return [(ref.number, format_jalali(ref.date, "ascii") if ref.date else None) for ref in find_references(text)]


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("بخشنامه شماره24/189975/110-23/10/1398 برای ادارات", "24/189975/110", "1398/10/23"),
        ("24/189975/110-23/10/1398", "24/189975/110", "1398/10/23"),
        ("۲۴/۱۸۹۹۷۵/۱۱۰-۲۳/۱۰/۱۳۹۸", "24/189975/110", "1398/10/23"),
        ("بخشنامه شماره761847-27/12/1398 سازمان", "761847", "1398/12/27"),
        ("نامه شماره 749014-24/12/1398، به خاطر", "749014", "1398/12/24"),
        ("بخشنامه شماره712669 تاریخ 07/12/1398 ،", "712669", "1398/12/07"),
        ("طی نامه شماره237016/110-25/12/1398 ،", "237016/110", "1398/12/25"),
        ("دستورالعمل شماره 246412 مورخ 97/12/17 چنانچه", "246412", "1397/12/17"),
        ("شماره 246412 مورخ 7/12/97ارسال شده", "246412", "1397/12/07"),
        ("به شماره 6/221111/730 مورخ 25/11/96 وبه", "6/221111/730", "1396/11/25"),
        ("نامه شماره 6/233670/730مورخ 17/11/97 نسبت", "6/233670/730", "1397/11/17"),
        ("شماره 110/ص/2345 به تاريخ 1398/02/10", "110/ص/2345", "1398/02/10"),
        ("بخشنامه شماره: 246412 است", "246412", None),
        ("شماره 246412 مورخ 01/02/03", "246412", None),
    ],
)
def test_citations(text, number, day):
    assert read(text) == [(number, day)]


@pytest.mark.parametrize(
    "text",
    [
        "تا تاریخ 98/02/10",
        "سال تحصیلی 98-97",
        "تاریخ نمایش از ۱۳۹۸/۰۲/۱۰ تا ۱۳۹۸/۰۲/۳۱",
        "از ۱۳۹۸/۰۲/۱۰ - ۱۳۹۸/۰۲/۳۱",
        "جدول شماره 3",
        "مواد 81 و82",
        "بند 7 دستورالعمل",
        "شماره تلفن 02182281111",
    ],
)
def test_numbers_that_cite_no_letter(text):
    assert read(text) == []


def test_the_citation_is_kept_as_written():
    text = "بر اساس بند 7 دستورالعمل شماره ۲۴۶۴۱۲ مورخ ۹۷/۱۲/۱۷ چنانچه"
    (ref,) = find_references(text)
    assert ref.raw == "۲۴۶۴۱۲ مورخ ۹۷/۱۲/۱۷" == text[slice(*ref.span)]
    assert ref.date == date(2019, 3, 8)


def test_several_citations_of_one_text_keep_their_order():
    text = "شماره 246412 مورخ 97/12/17 و شماره 246412 مورخ 7/12/97 و بخشنامه شماره 761847"
    assert read(text) == [("246412", "1397/12/17"), ("246412", "1397/12/07"), ("761847", None)]


@given(st.text(alphabet="شمارهخت ی/-0123456789۱مور.", max_size=60))
def test_any_text_can_be_searched(text):
    for ref in find_references(text):
        assert text[slice(*ref.span)] == ref.raw
