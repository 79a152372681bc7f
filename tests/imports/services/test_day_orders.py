"""A column of days that read in two orders is settled once, for its sheet, and can be asked about again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from imports.models import ImportBatch, State
from imports.services.answer_question import answer_question
from imports.services.check_batch import check_batch
from imports.services.check_workbook import Checked
from imports.services.refusals import Refusal
from imports.services.reopen_days import reopen_days
from organisation.models import District, User
from tests.builders.staged import staged
from tests.builders.workbooks import sheet, workbook
from tests.factories.inspection import InspectionProgrammeFactory
from tests.imports.corpus.rows import HEADINGS, row


def page(name: str, *days: str) -> Any:
    rows = [row("inspections", site=f"پایگاه {name} {number}", date=day) for number, day in enumerate(days)]
    return sheet(HEADINGS["inspections"], rows, name=name)


@pytest.fixture
def batch(checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User) -> ImportBatch:
    """Two sheets; on each, one day is sure and two are not."""
    InspectionProgrammeFactory()
    data = workbook(page("الف", "98/01/09", "01/02/03", "02/02/03"), page("ب", "9/1/98", "01/02/03", "02/02/03"))
    return checked(data, by=yazd_head, kind="inspections")


def days_of(batch: ImportBatch) -> list[tuple[int, str]]:
    return [(each.sheet, each.typed["date"]) for each in staged(batch)]


def answer(batch: ImportBatch, by: User, *choices: str) -> ImportBatch:
    for choice in choices:
        batch = answer_question(batch=batch, code="ambiguous_date", choice=choice, by=by)
    return check_batch(batch=batch)


def test_each_column_is_asked_about_once_beside_its_cells(batch: ImportBatch) -> None:
    assert (batch.state, batch.outcome) == (State.ASKING, "ask")
    asked = [(each["sheet"], each["params"]["field"], each["params"]["hint"]) for each in batch.questions]
    assert asked == [("الف", "date", "ymd"), ("ب", "date", "dmy")]
    assert batch.counts["refused"] == batch.issues.filter(code="ambiguous_date").count() == 4


def test_the_answer_holds_for_its_sheet(batch: ImportBatch, yazd_head: User) -> None:
    batch = answer(batch, yazd_head, "ymd", "dmy")
    assert batch.day_orders == {"الف": {"date": "ymd"}, "ب": {"date": "dmy"}}
    assert batch.answers == {}
    codes = set(batch.issues.values_list("code", "value", "sheet"))
    assert "ambiguous_date" not in {code for code, *_ in codes}
    assert days_of(batch)[:1] == [(0, "2019-03-29")]
    assert {code for code, *_ in codes} <= {"date_in_future", "stage_closed"}  # of the days that they are now


def test_left_to_each_cell_the_issues_stay_and_nothing_is_asked(batch: ImportBatch, yazd_head: User) -> None:
    batch = answer(batch, yazd_head, "each", "each")
    assert (batch.state, batch.outcome) == (State.CHECKED, "partial")
    assert batch.issues.filter(code="ambiguous_date").count() == 4


def test_a_settled_column_can_be_asked_about_again(batch: ImportBatch, yazd_head: User, gilan_head: User) -> None:
    batch = answer(batch, yazd_head, "each", "each")
    with pytest.raises(PermissionDenied):
        reopen_days(batch=batch, sheet="الف", field="date", by=gilan_head)
    with pytest.raises(Refusal):
        reopen_days(batch=batch, sheet="پ", field="date", by=yazd_head)
    batch = check_batch(batch=reopen_days(batch=batch, sheet="الف", field="date", by=yazd_head))
    assert (batch.state, [each["sheet"] for each in batch.questions]) == (State.ASKING, ["الف"])
    with pytest.raises(Refusal):
        reopen_days(batch=batch, sheet="ب", field="date", by=yazd_head)


def test_the_command_line_settles_all_columns_with_one_answer(
    looked_at: Callable[..., Checked], yazd_district: District, yazd_head: User
) -> None:
    InspectionProgrammeFactory()
    data = workbook(page("الف", "98/01/09", "01/02/03"))
    found, rows, _options = looked_at(data, kind="inspections", by=yazd_head)
    assert (found.outcome, [issue.code for issue in rows.issues]) == ("ask", ["ambiguous_date"])
    found, rows, _options = looked_at(data, kind="inspections", by=yazd_head, answers={"ambiguous_date": "dmy"})
    assert found.questions == []
    assert "ambiguous_date" not in {issue.code for issue in rows.issues}
