from collections.abc import Callable

import pytest

from imports.models import ImportBatch, State
from imports.services.answer_question import answer_question
from imports.services.check_batch import check_batch
from imports.services.refusals import Refusal
from organisation.models import District, User
from tests.builders.schools import HEADINGS, school_row
from tests.builders.staged import staged
from tests.builders.workbooks import sheet, workbook


def test_the_answer_is_recorded_and_the_check_goes_on(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    data = workbook(sheet([*HEADINGS, "نام مدرسه", "دوره"], [[*school_row("1"), "نام دیگر", "متوسطه اول"]]))
    batch = checked(data, by=yazd_head)
    assert batch.state == State.ASKING
    assert [question["choices"] for question in batch.questions] == [["C", "L"], ["F", "M"]]
    batch = answer_question(batch=batch, code="duplicate_heading", choice="L", by=yazd_head)
    assert batch.state == State.ASKING
    batch = answer_question(batch=batch, code="duplicate_heading", choice="F", by=yazd_head)
    assert (batch.state, batch.answers) == (State.UPLOADED, {"duplicate_heading": "L,F"})
    batch = check_batch(batch=batch)
    assert batch.state == State.CHECKED
    assert staged(batch)[0].typed["name"] == "نام دیگر"


def test_only_a_choice_of_an_open_question_is_an_answer(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    asking = checked(workbook(sheet([*HEADINGS, "نام مدرسه"], [[*school_row("1"), "نام دیگر"]])), by=yazd_head)
    with pytest.raises(Refusal, match="Z"):
        answer_question(batch=asking, code="duplicate_heading", choice="Z", by=yazd_head)
    with pytest.raises(Refusal):
        answer_question(batch=asking, code="another", choice="C", by=yazd_head)
    settled = checked(workbook(sheet(HEADINGS, [school_row("1")])), by=yazd_head)
    with pytest.raises(Refusal):
        answer_question(batch=settled, code="duplicate_heading", choice="C", by=yazd_head)
