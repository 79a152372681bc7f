"""The short way of counting a worksheet finds what the long one finds, whatever the bytes are."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imports.reading import Limits, UnreadableWorkbook, sheetxml
from imports.reading.facts import SheetFacts
from imports.reading.plainrows import without_plain_rows
from imports.reading.sheetxml import scan_sheet

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="urn:x"><cols><col min="1" max="2"/></cols>'
STRINGS = array("Q", range(1, 31))
Scan = Callable[..., object]


def part(*rows: str, head: bytes = HEAD, tail: str = "") -> bytes:
    """Return a worksheet part."""
    return head + b"<sheetData>" + "".join(rows).encode() + f"</sheetData>{tail}</worksheet>".encode()


def row(number: int, *cells: str, about: str = ' spans="1:9"') -> str:
    """Return a row whose cells have the letters A, B, C, …; row(2, "s3", "n1.5", "") has a text, a number and none."""
    return f'<row r="{number}"{about}>{"".join(cell(number, at, each) for at, each in enumerate(cells))}</row>'


def cell(number: int, at: int, value: str) -> str:
    name = f"{chr(65 + at)}{number}"
    if not value:
        return f'<c r="{name}" s="4"/>'
    kind = ' t="s"' if value[0] == "s" else ""
    return f'<c r="{name}"{kind}><v>{value[1:]}</v></c>'


def chunked(data: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


def both(data: bytes, monkeypatch: pytest.MonkeyPatch, size: int = 1 << 20) -> tuple[object, object]:
    """Return what each way finds, facts or the reason of a refusal."""
    found = []
    for skips in (without_plain_rows, lambda chunks, _take: chunks):
        monkeypatch.setattr(sheetxml, "without_plain_rows", skips)
        facts = SheetFacts("Sheet1", part="xl/worksheets/sheet1.xml")
        try:
            scan_sheet(chunked(data, size), facts, STRINGS, Limits())
        except UnreadableWorkbook as refusal:
            found.append((refusal.code, refusal.params.get("reason")))
        else:
            found.append(facts)
    return found[0], found[1]


def left(chunks: Iterable[bytes]) -> tuple[bytes, list[int]]:
    """Return what goes through expat, and the numbers of the rows that do not."""
    numbers: list[int] = []
    rest = b"".join(without_plain_rows(chunks, lambda rows: numbers.extend(rows.numbers)))
    return rest, numbers


SHEETS = {
    "plain": part(row(1, "s1", "s2", "n3"), row(2, "s4", "", "n5.25"), row(7, "", "", "")),
    "empty rows": part('<row r="1" ht="12.8"/>', '<row r="2"></row>', row(3, "s1")),
    "formula between": part(row(1, "s1"), '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>', row(3, "n1")),
    "formula without value": part('<row r="2"><c r="A2"><f>B1</f></c></row>', row(3, "n1")),
    "error and inline text": part(
        '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="inlineStr"><is><t>a</t></is></c></row>'
    ),
    "hidden": part(
        row(1, "n1", about=' hidden="1"'), row(2, "n1", about=' hidden="false"'), row(3, "n1", about=' hidden="true"')
    ),
    "merges below": part(row(1, "n1"), tail='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
    "rows out of order": part(row(2, "n1"), row(1, "n1")),
    "the same row twice": part(row(2, "n1"), row(2, "n1")),
    "cells out of order": part('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'),
    "cell of another row": part('<row r="1"><c r="A2"><v>1</v></c></row>'),
    "column beyond the last": part('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'),
    "text that is not there": part(row(1, "s99")),
    "text of no number": part('<row r="1"><c r="A1" t="s"><v>1e1</v></c></row>'),
    "attribute twice": part(row(1, "n1", about=' s="1" s="1"')),
    "number twice": part(row(1, "n1", about=' r="1"')),
    "broken tag": part(row(1, "n1"), '<row r="2"><c r="A2"><v>1</c></v></row>', row(3, "n1")),
    "not closed": part(row(1, "n1"), '<row r="2"><c r="A2">', row(3, "n1")),
    "rows after the end": part(row(1, "n1")) + row(2, "n1").encode(),
    "two sheets of data": part(row(1, "n1"), tail="<sheetData>" + row(2, "n1") + "</sheetData>"),
    "in a comment": part(row(1, "n1"), "<!--", row(2, "n1"), "-->", row(3, "n1")),
    "in a comment that does not end": part(row(1, "n1"), "<!--", row(2, "n1"), "-- ", row(3, "n1"), "-->"),
    "in a character section": part(row(1, "n1"), "<![CDATA[", row(2, "n1"), "]]>", row(3, "n1")),
    "in an instruction": part(row(1, "n1"), "<?x ", row(2, "n1"), "?>", row(3, "n1")),
    "after a comment": part(row(1, "n1"), head=HEAD + b"<!-- <sheetData> -->"),
    "in a comment above": part(row(1, "n1"), head=HEAD + b"<!--") + b"-->",
    "document type": part(row(1, "n1"), head=b'<!DOCTYPE x [<!ENTITY a "b">]>' + HEAD[38:]),
    "in an attribute": HEAD + b'<x a="<sheetData>' + row(1, "n1").encode() + b'"/></worksheet>',
    "prefixed": part(row(1, "n1"))
    .replace(b"<", b"<x:")
    .replace(b"<x:/", b"</x:")
    .replace(b"<x:?", b"<?")
    .replace(b"xmlns=", b"xmlns:x="),
    "another encoding": part(row(1, "n1"), head=HEAD.replace(b"UTF-8", b"windows-1256")),
    "wrong encoding": part(row(1, "n1"), head=HEAD.replace(b"UTF-8", b"UTF-16")),
    "character of no text": part(row(1, "n1")).replace(b"</row>", b"\x01</row>"),
    "cut": part(row(1, "n1"), row(2, "n1"))[:-30],
}


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("size", [7, 64, 1 << 20])
def test_both_ways_find_the_same(name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = both(SHEETS[name], monkeypatch, size)
    assert short == long


def test_plain_rows_do_not_go_through_expat() -> None:
    data = part(
        row(1, "s1", "n2"), '<row r="2"><c r="A2"><f>1</f><v>1</v></c></row>', row(3, "s1", "", "n1"), row(4, "n1")
    )
    rest, numbers = left(chunked(data, 50))
    assert numbers == [1, 3, 4]
    assert re.findall(rb'<row r="(\d+)"', rest) == [b"2"]


def test_a_part_without_the_end_of_a_row_is_not_held_back() -> None:
    data = part(*(f'<row r="{number}" ht="12.75"/>' for number in range(1, 200_000)))
    rest, numbers = left(chunked(data, 1 << 16))
    assert (rest, numbers) == (data, [])


@pytest.mark.parametrize(
    ("rows", "reason", "number"),
    [
        ([(1, "s1"), (2, "s99"), (3, "s98")], "shared_text", 2),
        ([(1, "s1"), (3, "s99"), (2, "s1")], "shared_text", 3),
        ([(1, "s1"), (3, "s2"), (2, "s99")], "row_order", 3),
        ([(1, "s1"), (1_048_577, "n1")], "row_order", 1),
    ],
)
def test_the_first_row_that_is_wrong_is_named(rows: list[tuple[int, str]], reason: str, number: int) -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        scan_sheet([part(*(row(*each) for each in rows))], SheetFacts("Sheet1"), STRINGS, Limits())
    assert dict(caught.value.params) == {"reason": reason, "sheet": "Sheet1", "row": number}


def test_texts_are_held_against_the_limit_before_a_later_fault() -> None:
    rows = [row(number, "s29") for number in range(1, 20)]
    with pytest.raises(UnreadableWorkbook) as caught:
        scan_sheet([part(*rows, row(20, "s99"))], SheetFacts("Sheet1"), STRINGS, Limits(unpacked_bytes=500))
    assert (caught.value.code, caught.value.params["reason"]) == ("too_complex", "text")


def test_no_cell_stands_between_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    data = part(row(1, "n1"), '<c r="B1"><v>1</v></c>', row(2, "n1"))
    assert both(data, monkeypatch)[0] == ("unreadable_file", "cell_order")


CELLS = st.lists(st.sampled_from(["s1", "s29", "n1", "n-2.5", ""]), max_size=4)
ODD = st.sampled_from(
    [
        "",
        "<!-- -->",
        " ",
        "<row/>",
        '<row r="9"/>',
        "<x/>",
        "</row>",
        "<row>",
        "<![CDATA[ ]]>",
        "\x00",
    ]
)


@given(st.lists(st.tuples(CELLS, ODD), max_size=8), st.integers(1, 300))
@example([(["s1"], "</row>"), (["n1"], "")], 20)
def test_whatever_stands_between_rows(lines: list[tuple[list[str], str]], size: int) -> None:
    data = part(*(row(number, *cells) + odd for number, (cells, odd) in enumerate(lines, start=1)))
    with pytest.MonkeyPatch.context() as monkeypatch:
        short, long = both(data, monkeypatch, size)
    assert short == long
