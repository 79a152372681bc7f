import re
from collections.abc import Callable

import pytest
from django.test import Client

from imports.jobs import run_batch
from imports.models import ImportBatch, State
from organisation.models import User
from tests.builders.schools import HEADINGS, school_row
from tests.builders.staged import staged
from tests.builders.workbooks import sheet, workbook
from tests.factories.inspection import InspectionProgrammeFactory
from tests.imports.corpus.rows import HEADINGS as INSPECTIONS
from tests.imports.corpus.rows import row
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
    assert [row.typed["students"] for row in staged(asking)] == [101, 102]


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


@pytest.fixture
def asking_days(checked: Callable[..., ImportBatch], yazd_district: object, yazd_head: User) -> ImportBatch:
    """A column of days of which one is sure and two are not."""
    InspectionProgrammeFactory()
    days = ("98/01/09", "01/02/03", "02/02/03")
    rows = [row("inspections", site=f"پایگاه {number}", date=day) for number, day in enumerate(days)]
    return checked(workbook(sheet(INSPECTIONS["inspections"], rows)), by=yazd_head, kind="inspections")


def test_both_orders_of_a_column_are_shown_in_words(head: Client, asking_days: ImportBatch) -> None:
    page = words(head.get(address(asking_days)))
    assert "۲ تاریخ از ستون «تاریخ بازرسی» دو معنا دارد" in page
    assert "تاریخ‌های دیگر این ستون (۱ مورد) همه به ترتیب سال/ماه/روز نوشته شده است." in page
    plain = page.replace("\u2068", "").replace("\u2069", "")
    assert "سال/ماه/روز ۰۱/۰۲/۰۳ یعنی ۳ اردیبهشت ۱۴۰۱؛ ۰۲/۰۲/۰۳ یعنی ۳ اردیبهشت ۱۴۰۲" in plain
    assert "روز/ماه/سال ۰۱/۰۲/۰۳ یعنی ۱ اردیبهشت ۱۴۰۳؛ ۰۲/۰۲/۰۳ یعنی ۲ اردیبهشت ۱۴۰۳" in plain
    radios = re.findall(r'<input type="radio"[^>]*>', head.get(address(asking_days)).content.decode())
    assert len(radios) == 3
    assert not [radio for radio in radios if "checked" in radio]


def test_a_settled_column_is_named_and_can_be_asked_about_again(head: Client, asking_days: ImportBatch) -> None:
    head.post(f"{address(asking_days)}answer/", {"answer-0": "each"})
    run_batch.call(asking_days.pk)
    page = words(head.get(address(asking_days)))
    assert "Sheet1، تاریخ بازرسی: هر خانه جداگانه" in page
    head.post(f"{address(asking_days)}days/", {"sheet": "Sheet1", "field": "date"})
    run_batch.call(asking_days.pk)
    asking_days.refresh_from_db()
    assert (asking_days.state, asking_days.day_orders) == (State.ASKING, {"Sheet1": {}})
