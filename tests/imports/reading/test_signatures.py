"""Headings are recognised again by their words, wherever and in whatever order they stand."""

import pytest

from imports.reading import SheetGrid, Table, known_heading
from imports.reading.signatures import column_keys, columns_of, signature_of

PLAIN = {0: "كد مدرسه", 2: "نام", 3: "تعداد"}


def table(*lines: list[str | None], columns: dict[int, str], rows: tuple[int, ...] = (1,)) -> Table:
    grid = SheetGrid("x", rows=lines)
    return Table("x", rows, columns, {}, (), {}, 0, grid)


@pytest.mark.parametrize(
    "same",
    [{0: "کد\u200cمدرسه", 2: "نام :", 3: "تعداد"}, {5: "تعداد", 6: "نام", 9: "کد مدرسه"}],
    ids=["spelling", "order and place"],
)
def test_the_same_headings(same: dict[int, str]) -> None:
    assert signature_of(same, 1) == signature_of(PLAIN, 1)


@pytest.mark.parametrize(
    ("headings", "depth"),
    [(PLAIN, 2), ({**PLAIN, 4: "تلفن"}, 1), ({0: "كد مدرسه", 2: "نام"}, 1), ({**PLAIN, 4: "نام"}, 1)],
)
def test_other_headings(headings: dict[int, str], depth: int) -> None:
    assert signature_of(headings, depth) != signature_of(PLAIN, 1)


def test_of_repeated_headings_the_order_counts() -> None:
    twice = {0: "کد", 1: "امتیاز", 2: "امتیاز"}
    assert signature_of(twice, 1) != signature_of({0: "امتیاز", 1: "کد", 2: "امتیاز"}, 1)
    assert signature_of(twice, 1) == signature_of({4: "کد", 5: "امتیاز", 6: "امتیاز"}, 1)
    assert list(column_keys(twice).values()) == [0, 1, 2]


def test_nothing_is_recognised_by_no_text() -> None:
    assert signature_of({}, 1) == ""


def test_what_is_known_of_a_table_is_found_again_where_it_moved() -> None:
    known = known_heading(table(["کدینگ", "نام"], ["1", "الف"], columns={0: "code", 1: "name"}))
    fields = {column.key: column.field for column in known.columns}
    moved = SheetGrid("y", rows=[["عنوان"], [None, "نام", None, "كدینگ"], [None, "ب", None, "2"]])
    assert columns_of(moved, (2,), fields) == {1: "name", 3: "code"}
    assert columns_of(moved, (1,), fields) is None
    assert [(column.heading, column.field) for column in known.columns] == [("کدینگ", "code"), ("نام", "name")]


def test_a_column_without_a_heading_keeps_its_letter() -> None:
    known = known_heading(table(["نام", None], ["الف", "1"], columns={0: "name", 1: "code"}))
    fields = {column.key: column.field for column in known.columns}
    assert columns_of(SheetGrid("y", rows=[["نام"], ["ب", "2"]]), (1,), fields) == {0: "name", 1: "code"}
    assert columns_of(SheetGrid("y", rows=[["نام", "تلفن"]]), (1,), fields) is None


def test_two_rows_are_joined() -> None:
    upper, lower = ["کد", "جدول 1", None], [None, "سقف", "امتیاز"]
    known = known_heading(table(upper, lower, columns={0: "code", 2: "t1"}, rows=(1, 2)))
    assert known.depth == 2
    assert [column.heading for column in known.columns] == ["کد", "جدول 1 امتیاز"]
