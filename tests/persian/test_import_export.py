from datetime import UTC, date, datetime

import pytest

from persian.import_export import JalaliDateWidget
from persian.jalali import JalaliError

TENTH = date(2019, 4, 30)


@pytest.mark.parametrize("cell", ["98/02/10", "1398-02-10", "۱۰ اردیبهشت ۱۳۹۸", 13980210, TENTH, datetime(2019, 4, 30)])
def test_cells_are_read(cell):
    assert JalaliDateWidget().clean(cell) == TENTH


@pytest.mark.parametrize("cell", [None, "", "  "])
def test_an_empty_cell_is_no_day(cell):
    assert JalaliDateWidget().clean(cell) is None


def test_a_cell_that_is_no_day_says_why():
    with pytest.raises(ValueError, match="کبیسه") as refusal:
        JalaliDateWidget().clean("1398/12/30")
    assert isinstance(refusal.value.__cause__, JalaliError)
    assert refusal.value.__cause__.code == "not_a_leap_year"


def test_a_settled_column_and_a_plausible_window():
    assert JalaliDateWidget(order="ymd").clean("02/05/03") == date(2023, 7, 25)
    assert JalaliDateWidget(year=1398).clean("17 فروردین") == date(2019, 4, 6)
    with pytest.raises(ValueError, match="میلادی"):
        JalaliDateWidget(window=(date(2019, 3, 21), date(2020, 3, 19))).clean(date(2021, 1, 1))


def test_what_is_exported_is_read_back():
    text, real = JalaliDateWidget(), JalaliDateWidget(render_as="date")
    assert text.render(TENTH) == "۱۳۹۸/۰۲/۱۰"
    assert text.render(None) == ""
    assert real.render(TENTH) == TENTH
    assert real.render(None) is None
    assert text.clean(text.render(TENTH)) == real.clean(real.render(TENTH)) == TENTH


def test_an_instant_is_exported_as_its_day_in_tehran():
    assert JalaliDateWidget().render(datetime(2019, 4, 29, 20, 30, tzinfo=UTC)) == "۱۳۹۸/۰۲/۱۰"
