"""Lines below a heading that are no data: skipped, counted, never imported; in doubt a line is data."""

import pytest

from imports.reading import ColumnKind, ColumnSpec, ExchangeShape, Table, Tables, find_tables
from imports.reading.lines import is_total
from imports.reading.types import Book, SheetGrid

HEADINGS = ["ردیف", "کد مدرسه", "نام مدرسه", "استان", "تعداد دانش آموزان"]
GOOD = [1.0, "01234567", "الف", "یزد", 120.0]


def tables(shape: ExchangeShape, *rows: list[object], headings: list[str] | None = None) -> Tables:
    lines = (headings or HEADINGS, *rows)
    return find_tables(Book("xlsx", (SheetGrid("Sheet1", rows=lines),)), shape)  # type: ignore[arg-type]


def table(shape: ExchangeShape, *rows: list[object], headings: list[str] | None = None) -> Table:
    [found] = tables(shape, *rows, headings=headings).tables
    return found


@pytest.mark.parametrize(
    "row",
    [
        ["جمع کل", None, None, None, 120.0],
        [None, "جمع کل", None, None, 120.0],
        [None, None, "جمع:", None, "۱۲۰"],
        [None, None, None, "جمع استان یزد", 120.0],
        [None, None, "مجموع دانش‌آموزان", None, 120.0],
        ["Total", None, None, None, 120.0],
        [None, "ميانگين", None, None, 12.5],
    ],
)
def test_totals_and_subtotals(row: list[object], schools: ExchangeShape) -> None:
    found = table(schools, GOOD, row, GOOD)
    assert (dict(found.skipped), found.count) == ({3: "totals_row_skipped"}, 2)
    assert [each.number for each in found.rows()] == [2, 4]


@pytest.mark.parametrize("text", ["جمع‌آوری زباله", "جمع آوری", "مجموعه ورزشی", "جمعیت هلال احمر", "جمال", "کلاس"])
def test_words_that_only_begin_like_a_total(text: str) -> None:
    assert not is_total(text)


def test_a_school_with_a_code_is_no_total_whatever_its_name(schools: ExchangeShape) -> None:
    assert table(schools, [1.0, "01234567", "جمع کل", "یزد", 1.0]).count == 1


@pytest.mark.parametrize(
    "row",
    [
        [None] * 5,
        [],
        ["", "  ", "\u200c", "\u00a0", None],
        [12.0, None, None, None, None],
        ["۱۲", None, "", None, None],
    ],
)
def test_blank_lines_and_lines_with_nothing_but_a_number(row: list[object], schools: ExchangeShape) -> None:
    found = table(schools, GOOD, row, GOOD)
    assert (dict(found.skipped), found.count) == ({3: "blank_rows"}, 2)


@pytest.mark.parametrize(
    "row",
    [
        ["تهیه کننده: کارشناس آمار"],
        [None, "مهر و امضای رئیس اداره"],
        [None, None, "نام و نام خانوادگی:", None, "امضا"],
        [None, None, None, "مدیر کل آموزش و پرورش استان"],
        ["* اطلاعات تا پایان فروردین است"],
        [None, "این فهرست از سامانه سرا گرفته شده است"],
    ],
)
def test_signatures_and_notes(row: list[object], schools: ExchangeShape) -> None:
    found = table(schools, GOOD, row)
    assert (dict(found.skipped), found.count) == ({3: "footer_skipped"}, 1)


@pytest.mark.parametrize(
    "row",
    [
        [2.0, None, "دبستان کاج", "یزد", 90.0],
        [2.0, None, "دبستان کاج", None, None],
        [None, "بدون کد", "دبستان کاج", "یزد", 90.0],
        [None, "؟", None, None, None],
        [None, "01234568", None, None, None],
    ],
)
def test_in_doubt_a_line_is_data(row: list[object], schools: ExchangeShape) -> None:
    assert table(schools, GOOD, row).count == 2


def test_headings_repeated_on_every_printed_page(schools: ExchangeShape) -> None:
    found = tables(schools, GOOD, HEADINGS, GOOD)
    assert dict(found.tables[0].skipped) == {3: "header_row"}
    [notice] = found.notices
    assert (notice.code, notice.rows) == ("header_row", (1, 3))


def test_a_line_that_numbers_the_columns(schools: ExchangeShape) -> None:
    for numbering in ([1.0, 2.0, 3.0, 4.0, 5.0], ["(۱)", "(۲)", "(۳)", "(۴)", "(۵)"]):
        assert dict(table(schools, numbering, GOOD).skipped) == {2: "header_row"}


def test_notices_count_and_name_the_lines(schools: ExchangeShape) -> None:
    found = tables(schools, GOOD, [], GOOD, [], ["جمع کل", None, None, None, 2.0], ["مهر و امضا"])
    assert [(notice.code, notice.rows, notice.count) for notice in found.notices] == [
        ("blank_rows", (3, 5), 2),
        ("totals_row_skipped", (6,), 1),
        ("footer_skipped", (7,), 1),
    ]


def test_only_totals_are_no_rows(schools: ExchangeShape) -> None:
    assert [problem.code for problem in tables(schools, ["جمع کل", None, None, None, 0.0]).problems] == ["no_rows"]


COUNTS = ExchangeShape(
    "inspection_counts",
    (
        ColumnSpec("directorate", "اداره کل", required=True),
        ColumnSpec("sites", "تعداد پایگاه", required=True, kind=ColumnKind.INTEGER),
        ColumnSpec("inspections", "تعداد بازرسی از پایگاه", kind=ColumnKind.INTEGER),
    ),
    key=("directorate",),
)


@pytest.mark.parametrize("text", ["جمع کل", "جمع", "کل کشور", "جمع کل کشور"])
def test_totals_where_the_key_is_a_name(text: str) -> None:
    headings = ["اداره کل", "تعداد پایگاه", "تعداد بازرسی از پایگاه"]
    found = table(COUNTS, ["یزد", 3.0, 5.0], [text, 3.0, 5.0], ["کارشناس مسئول آمار"], headings=headings)
    assert dict(found.skipped) == {3: "totals_row_skipped", 4: "footer_skipped"}
    assert found.count == 1


def test_a_total_under_a_numbered_group() -> None:
    """The first half of the key is there, and begins with a digit; the line is a total all the same."""
    shape = ExchangeShape(
        "scores",
        (ColumnSpec("axis", "محور", required=True), ColumnSpec("indicator", "عنوان شاخص", required=True)),
        key=("axis", "indicator"),
    )
    rows = [["۱- نیروی انسانی", "آموزش"], ["۱- نیروی انسانی", "جمع محور"], ["۲- بودجه", "جمع آوری درآمد"]]
    found = table(shape, *rows, headings=["محور", "عنوان شاخص"])
    assert dict(found.skipped) == {3: "totals_row_skipped"}


def test_a_directorate_without_counts_is_data() -> None:
    headings = ["اداره کل", "تعداد پایگاه", "تعداد بازرسی از پایگاه"]
    assert table(COUNTS, ["یزد", 3.0, 5.0], ["کهگیلویه و بویر احمد"], headings=headings).count == 2
