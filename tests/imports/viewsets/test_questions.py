from collections.abc import Callable

import pytest
from django.test import Client

from imports.jobs import run_batch
from imports.models import ImportBatch, State
from organisation.models import User
from tests.builders.schools import HEADINGS, school_row
from tests.builders.workbooks import sheet, workbook
from tests.imports.viewsets.conftest import words


@pytest.fixture
def asking(checked: Callable[..., ImportBatch], yazd_district: object, yazd_head: User) -> ImportBatch:
    """A file with two columns of students that differ."""
    rows = [[*school_row(str(code), students=code), code + 100] for code in (1, 2)]
    batch = checked(workbook(sheet([*HEADINGS, "تعداد دانش آموزان"], rows)), by=yazd_head)
    assert batch.state == State.ASKING
    return batch


def address(batch: ImportBatch) -> str:
    return f"/admin/imports/batches/{batch.pk}/"


def test_the_question_shows_both_readings_with_their_first_values(head: Client, asking: ImportBatch) -> None:
    page = words(head.get(address(asking)))
    assert "تعداد دانش آموزان" in page
    assert "ستون K ۱، ۲" in page
    assert "ستون L ۱۰۱، ۱۰۲" in page
    assert f"{address(asking)}apply/" not in head.get(address(asking)).content.decode()


def test_the_answer_settles_the_column_and_the_file_is_checked_again(head: Client, asking: ImportBatch) -> None:
    answer = head.post(f"{address(asking)}answer/", {"answer-0": "L"})
    assert answer["Location"] == address(asking)
    asking.refresh_from_db()
    assert asking.state == State.UPLOADED
    run_batch.call(asking.pk)
    asking.refresh_from_db()
    assert asking.state == State.CHECKED
    assert [row.values["students"] for row in asking.rows.all()] == [101, 102]


@pytest.mark.parametrize(
    ("posted", "said"),
    [({}, "یکی از خوانش‌ها را برگزینید"), ({"answer-0": "Z"}, "Z"), ({"answer-9": "K"}, "یکی از خوانش‌ها")],
)
def test_a_missing_or_swapped_answer_changes_nothing(
    head: Client, asking: ImportBatch, posted: dict[str, str], said: str
) -> None:
    assert said in words(head.post(f"{address(asking)}answer/", posted, follow=True))
    asking.refresh_from_db()
    assert (asking.state, asking.answers) == (State.ASKING, {})


def test_a_batch_that_asks_nothing_takes_no_answer(head: Client, yazd_batch: ImportBatch) -> None:
    head.post(f"{address(yazd_batch)}answer/", {"answer-0": "K"})
    assert head.get(f"{address(yazd_batch)}answer/").status_code == 405
    yazd_batch.refresh_from_db()
    assert yazd_batch.state == State.CHECKED
