"""What people settled holds before anything is found in the file."""

from imports.reading import Book, SheetGrid, TableOverride, cell_position, find_tables
from imports.reading.columns import ColumnKind, ColumnSpec, ExchangeShape
from imports.reading.settled import Settled

SHAPE = ExchangeShape(
    "x", (ColumnSpec("code", "کد", required=True), ColumnSpec("on", "تاریخ", kind=ColumnKind.DAY)), ("code",)
)
GRID = SheetGrid("برگه", rows=(["کد", "تاریخ"], ["1", "01/02/03"], ["2"]), first_row=3)


def test_a_corrected_cell_is_read_in_the_place_of_the_senders() -> None:
    row, column = cell_position("B5")
    book = Settled(corrections={"برگه": {row: {column: "1402/01/05"}}}).book(Book("xlsx", (GRID,)))
    [table] = find_tables(book, SHAPE).tables
    assert [row.cells["on"] for row in table.rows()] == ["01/02/03", "1402/01/05"]
    assert book.sheets[0].row(5) == ["2", "1402/01/05"]
    assert book.sheets[0].rows[-2:] == [["1", "01/02/03"], ["2", "1402/01/05"]]


def test_an_emptied_cell_is_empty_and_other_sheets_stay() -> None:
    settled = Settled(corrections={"برگه": {4: {1: ""}}, "نیست": {1: {0: "x"}}})
    assert settled.book(Book("xlsx", (GRID,))).sheets[0].row(4) == ["1", None]


def test_a_settled_order_of_days_holds_for_its_column_of_its_sheet() -> None:
    settled = Settled(day_orders={"برگه": {"on": "dmy"}, "دیگر": {"on": "each"}})
    assert [settled.day_order(name, "on") for name in ("برگه", "دیگر", "سوم")] == ["dmy", None, None]
    assert settled.day_order("برگه", "since") is None
    assert [settled.asks_of_days(name, "on") for name in ("برگه", "دیگر", "سوم")] == [False, False, True]


def test_an_answer_holds_for_every_column_that_nobody_settled_otherwise() -> None:
    settled = Settled(answers={"ambiguous_date": "ymd"}, day_orders={"برگه": {"on": "dmy"}})
    assert [settled.day_order(name, "on") for name in ("برگه", "دیگر")] == ["dmy", "ymd"]
    assert Settled(answers={"ambiguous_date": "nonsense"}).asks_of_days("برگه", "on")


def test_a_settled_mapping_is_read_as_it_says() -> None:
    settled = Settled(tables=(TableOverride("برگه", (3,), {1: "code"}),))
    [table] = find_tables(Book("xlsx", (GRID,)), SHAPE, override=settled.tables).tables
    assert table.columns == {1: "code"}
