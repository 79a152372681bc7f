"""Remembered headings are recalled wherever the sheet carries them, and only where nothing required is lacking."""

from imports.reading import Book, ExchangeShape, Remembered, SheetGrid, SheetState, recall
from imports.reading.signatures import signature_of

ODD = ["کدینگ", "نام مدرسه"]
DATA = ["01234567", "الف"]
MEMORY = {signature_of(dict(enumerate(ODD)), 1): Remembered(7, "یک", {"کدینگ": "code", "ناممدرسه": "name"})}


def grid(*lines: list[str], name: str = "یک", state: SheetState = SheetState.VISIBLE) -> SheetGrid:
    return SheetGrid(name, state, lines)


def test_the_heading_is_found_below_titles_in_a_sheet_of_any_name(schools: ExchangeShape) -> None:
    book = Book("xlsx", (grid(["عنوان"], [], ODD, DATA, name="برگه تازه"),))
    [found] = recall(book, schools, MEMORY)
    assert (found.number, found.table.sheet, found.table.header_rows) == (7, "برگه تازه", (3,))
    assert found.table.columns == {0: "code", 1: "name"}


def test_nothing_is_recalled_where_no_sheet_has_it(schools: ExchangeShape) -> None:
    book = Book("xlsx", (grid([*ODD, "تلفن"], DATA), grid(ODD, DATA, name="پنهان", state=SheetState.HIDDEN)))
    assert recall(book, schools, MEMORY) == []
    assert recall(Book("xlsx", (grid(ODD, DATA),)), schools, {}) == []


def test_a_guide_is_recalled_only_if_it_was_the_one_that_was_settled(schools: ExchangeShape) -> None:
    book = Book("xlsx", (grid(ODD, DATA, name="راهنما"),))
    assert recall(book, schools, MEMORY) == []
    [(signature, known)] = MEMORY.items()
    assert recall(book, schools, {signature: Remembered(7, "راهنما", known.fields)})[0].number == 7


def test_what_lacks_a_required_column_or_names_an_unknown_one_is_passed_over(schools: ExchangeShape) -> None:
    book = Book("xlsx", (grid(ODD, DATA),))
    [signature] = MEMORY
    for fields in ({"کدینگ": "code"}, {"کدینگ": "code", "ناممدرسه": "gone"}, {"کدینگ": "code", "تلفن": "name"}):
        assert recall(book, schools, {signature: Remembered(7, "یک", fields)}) == []


def test_a_field_that_the_kind_has_no_more_is_not_asked_for(schools: ExchangeShape) -> None:
    headings = [*ODD, "تلفن"]
    fields = {"کدینگ": "code", "ناممدرسه": "name", "تلفن": "phone"}
    memory = {signature_of(dict(enumerate(headings)), 1): Remembered(7, "یک", fields)}
    assert recall(Book("xlsx", (grid(headings, [*DATA, "0"]),)), schools, memory) == []


def test_other_sheets_are_read_as_they_are_found(schools: ExchangeShape) -> None:
    plain = grid(["کد مدرسه", "نام مدرسه"], DATA, name="دو")
    found = recall(Book("xlsx", (plain, grid(ODD, DATA))), schools, MEMORY)
    assert [(each.table.sheet, each.number) for each in found] == [("دو", None), ("یک", 7)]
