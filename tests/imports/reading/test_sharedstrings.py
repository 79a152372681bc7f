"""The short way of measuring shared texts finds what the long one finds, whatever the bytes are."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imports.reading import UnreadableWorkbook, sharedstrings
from imports.reading.sharedstrings import scan_shared_strings

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="urn:x" count="3" uniqueCount="3">'
RICH = "<si><r><rPr><b/></rPr><t>پر</t></r><r><t>رنگ</t></r></si>"


def part(*items: str, head: str = HEAD, tail: str = "</sst>") -> bytes:
    """Return a part of these items, a text each where they are no markup."""
    return (head + "".join(item if "<" in item else f"<si><t>{item}</t></si>" for item in items) + tail).encode()


def chunked(data: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


def both(data: bytes, size: int) -> tuple[object, object]:
    """Return what each way finds, lengths or the reason of a refusal."""
    found: list[object] = []
    for head in (sharedstrings._HEAD, re.compile(rb"(?!)")):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sharedstrings, "_HEAD", head)
            try:
                found.append(list(scan_shared_strings(chunked(data, size), "xl/sharedStrings.xml")))
            except UnreadableWorkbook as refusal:
                found.append((refusal.code, refusal.params.get("reason")))
    return found[0], found[1]


PARTS = {
    "plain": part("الف", "دبستان نمونه", "", "01234567"),
    "spaces kept": part('<si><t xml:space="preserve"> الف </t></si>', "ب"),
    "line by line": part("\n  <si><t>الف</t></si>\n  ", "\n<si><t>ب</t></si>"),
    "no declaration": part("الف", head='<sst xmlns="urn:x">'),
    "a mark at the start": part("الف", head="\ufeff" + HEAD),
    "another encoding": part("الف", head=HEAD.replace("UTF-8", "windows-1256")),
    "rich between": part("الف", RICH, "ب", RICH, RICH, "پ"),
    "escaped": part("الف", "a &amp; b", "&#x200c;", "ب"),
    "line breaks": part("a\nb", "a\r\nb", "a\tb"),
    "no text": part("<si/>", "الف", "<si></si>", "ب"),
    "an attribute more": part("الف", '<si><t x="1">ب</t></si>', "پ"),
    "phonetic": part('<si><t>a</t><rPh sb="0" eb="1"><t>bc</t></rPh></si>', "الف"),
    "prefixed": b'<x:sst xmlns:x="urn:x"><x:si><x:t>abc</x:t></x:si></x:sst>',
    "sections": part("الف", "<si><t><![CDATA[<si><t>x</t></si>]]></t></si>", "ب"),
    "in a comment": part("الف", "<!--", "ب", "-->", "پ"),
    "nested": part("الف", "<si><t>abc<si></si>", "ب", "def</t></si>", "پ"),
    "nested at the end": part("الف", "<si><t>abc<si></si>", "ب", "<si/></t></si>", "پ"),
    "in an attribute": part("الف", '<si a="</si>', "ب", '"></si>', "پ"),
    "after the end": part("الف") + part("ب", head="", tail=""),
    "character of no text": part("الف", "a\x01b", "ب"),
    "noncharacter": part("الف", "a\ufffeb"),
    "end of a section": part("الف", "a]]>b", "ب"),
    "no utf-8": part("الف", "ب").replace("ب".encode(), b"\xff"),
    "cut": part("الف", "ب")[:-12],
    "not closed": part("الف", "<si><t>ب</si>", "پ"),
    "document type": part("الف", head='<!DOCTYPE x [<!ENTITY a "b">]>' + HEAD[HEAD.index("<sst") :]),
    "empty": b"",
}


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("size", [7, 150, 1 << 20])
def test_both_ways_find_the_same(name: str, size: int) -> None:
    short, long = both(PARTS[name], size)
    assert short == long


ODD = st.sampled_from(
    ["", " ", RICH, "<si/>", "<si>", "</si>", "<t>", "</t>", "<x/>", "<!-- -->", "&amp;", "x", "</sst>"]
)
TEXT = st.text("aب\u200c &<>]\r\n\0\ufffe𐍈", max_size=4)


@given(st.lists(st.tuples(TEXT, ODD), max_size=8), st.integers(1, 300))
@example([("a", "</si>"), ("b", "")], 300)
@example([("a", "<si><t>"), ("b", "</t></si>"), ("c", "")], 300)
def test_whatever_stands_between_texts(items: list[tuple[str, str]], size: int) -> None:
    data = (HEAD + "".join(f"<si><t>{text}</t></si>{odd}" for text, odd in items) + "</sst>").encode()
    short, long = both(data, size)
    assert short == long


def test_characters_are_counted_and_not_bytes() -> None:
    assert list(scan_shared_strings([PARTS["plain"]], "")) == [3, 12, 0, 8]


def test_plain_texts_do_not_go_through_expat() -> None:
    scanner = sharedstrings._Scanner()
    scanner.start("sst", {})
    left = b"".join(scanner.without_plain(chunked(PARTS["rich between"], 100_000)))
    assert left.decode() == f"{HEAD}{RICH * 3}</sst>"


def test_a_part_without_the_end_of_a_text_is_not_held_back() -> None:
    data = part("<si/>" * 400_000)
    left = list(sharedstrings._Scanner().without_plain(chunked(data, 1 << 16)))
    assert b"".join(left) == data
    assert max(map(len, left)) < 2 * 1024 * 1024
