"""A column of ambiguous days is asked about once, with both readings and with what its other cells say."""

from datetime import date, datetime
from typing import Any

from imports.reading import Book, ColumnKind, ColumnSpec, ExchangeShape, SheetGrid, Table, find_tables
from imports.reading.dayorders import day_question

ON = ColumnSpec("on", "تاریخ", kind=ColumnKind.DAY)
SHAPE = ExchangeShape("x", (ColumnSpec("code", "کد", required=True), ON), ("code",))


def table(*days: Any) -> Table:
    rows = [["کد", "تاریخ"], *([str(number), day] for number, day in enumerate(days, start=1))]
    [found] = find_tables(Book("xlsx", (SheetGrid("برگه", rows=rows),)), SHAPE).tables
    return found


def test_both_readings_of_the_first_different_cells_are_shown() -> None:
    question = day_question(table("01/02/03", "01/02/03", None, "98/02/10", 50403.0), ON)
    assert question is not None
    assert (question.code, question.choices, question.sheet, question.row) == (
        "ambiguous_date",
        ("ymd", "dmy", "each"),
        "برگه",
        1,
    )
    assert question.params["count"] == 2
    assert question.params["cells"] == [
        {"value": "01/02/03", "cell": "B2", "ymd": date(2022, 4, 23), "dmy": date(2024, 4, 20)}
    ]
    assert question.params["samples"] == {"ymd": [date(2022, 4, 23)], "dmy": [date(2024, 4, 20)]}
    assert (question.params["hint"], question.params["hinted"]) == ("ymd", 1)


def test_cells_that_contradict_each_other_hint_at_nothing() -> None:
    question = day_question(table("01/02/03", "98/02/10", "7/12/97"), ON)
    assert question is not None
    assert (question.params["hint"], question.params["hinted"]) == ("", 0)


def test_where_one_reading_is_no_day_only_the_other_is_shown() -> None:
    question = day_question(table("31/12/03"), ON)
    assert question is not None
    assert question.params["samples"] == {"ymd": [date(2053, 2, 21)], "dmy": []}


def test_nothing_is_asked_where_no_order_tells_more() -> None:
    assert day_question(table("1398/02/10", datetime(2019, 4, 30), "دیروز", None), ON) is None
    assert day_question(table("04/05/2019"), ON) is None
