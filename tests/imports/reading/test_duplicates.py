"""Two columns under one heading: asked only where the answer matters."""

from imports.reading import ExchangeShape, find_tables
from imports.reading.types import Book, SheetGrid

HEADINGS = ("کد مدرسه", "نام مدرسه", "استان", "نام آموزشگاه")


def book(*rows: tuple[object, ...]) -> Book:
    return Book("xlsx", (SheetGrid("Sheet1", rows=(HEADINGS, *rows)),))  # type: ignore[arg-type]


TWO_NAMES = book(("01234567", "الف", "یزد", "ب"), ("01234568", "پ", "یزد", "ت"))


def test_two_readings_are_a_question(schools: ExchangeShape) -> None:
    found = find_tables(TWO_NAMES, schools)
    [question] = found.questions
    assert (question.code, question.choices, question.sheet) == ("duplicate_heading", ("B", "D"), "Sheet1")
    assert question.params["samples"] == {"B": ("الف", "پ"), "D": ("ب", "ت")}
    assert (found.tables, found.problems) == ((), ())


def test_the_answer_settles_it(schools: ExchangeShape) -> None:
    [table] = find_tables(TWO_NAMES, schools, answers={"duplicate_heading": "d"}).tables
    assert [row.cells["name"] for row in table.rows()] == ["ب", "ت"]
    assert table.ignored == ("نام مدرسه",)


def test_an_answer_that_is_no_choice_asks_again(schools: ExchangeShape) -> None:
    assert find_tables(TWO_NAMES, schools, answers={"duplicate_heading": "Z"}).questions


def test_columns_that_say_the_same_need_no_question(schools: ExchangeShape) -> None:
    [table] = find_tables(book(("01234567", "الف", "یزد", " الف ")), schools).tables
    assert table.column_of("name") == 1


def test_an_empty_column_gives_way(schools: ExchangeShape) -> None:
    [table] = find_tables(book(("01234567", None, "یزد", "الف")), schools).tables
    assert table.column_of("name") == 3
