"""Rows, issues and marked files of settled batches go after their days; counts, changes and unsettled batches stay."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.utils import timezone

from imports.models import CellIssue, ImportBatch, RowChange, RowPage, State
from imports.services.check_batch import check_batch
from imports.services.forget_old_staging import forget_old_staging
from imports.services.mark_workbook import FOLDER, mark_batch
from imports.services.refusals import Refusal
from imports.services.undo_batch import undo_batch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.builders.staged import staged

BEGAN = datetime.fromisoformat("2019-05-01T10:00:00+04:30")
Batches = Callable[..., ImportBatch]


@pytest.fixture
def file(yazd_district: District) -> bytes:
    """Two sound rows and one faulty one."""
    return school_workbook(school_row("1"), school_row("2"), school_row("3", students="ده نفر"))


@pytest.fixture
def settled(applied: Batches, file: bytes, yazd_head: User) -> ImportBatch:
    with time_machine.travel(BEGAN, tick=False):
        return applied(file, by=yazd_head)


def forget(days: float, **about: Any) -> int:
    """Do the chore so many days after the work ended."""
    moment = BEGAN + timedelta(days=days)
    with time_machine.travel(moment, tick=False):
        return forget_old_staging(at=timezone.now(), **about)


def test_the_rows_of_an_applied_file_go_after_thirty_days(settled: ImportBatch) -> None:
    assert forget(29.9) == 0
    assert len(staged(settled)) == 2
    assert settled.outline[0]["lines"]
    assert forget(30.1) == 2
    settled = ImportBatch.objects.get()
    assert settled.outline == []
    assert not RowPage.objects.exists()
    assert not CellIssue.objects.exists()
    assert (settled.state, settled.count("rows"), settled.count("refused")) == (State.APPLIED, 3, 1)
    assert settled.issue_summary == {"not_a_number": 1}
    assert settled.rows_forgotten_at == BEGAN + timedelta(days=30.1)
    assert RowChange.objects.filter(batch=settled).count() == 2
    assert default_storage.exists(settled.file.name)
    assert forget(31) == 0


@pytest.mark.parametrize("state", [State.CHECKED, State.ASKING, State.CONFIRMED, State.APPLYING, State.TO_UNDO])
def test_what_waits_for_somebody_stays(settled: ImportBatch, state: str) -> None:
    ImportBatch.objects.update(state=state)
    assert forget(400) == 0
    assert len(staged(settled)) == 2


@pytest.mark.parametrize("state", [State.REFUSED, State.FAILED, State.UNDONE, State.PARTLY_UNDONE])
def test_whatever_is_settled_goes(settled: ImportBatch, state: str) -> None:
    ImportBatch.objects.update(state=state)
    assert forget(31) == 2


def test_a_run_takes_no_more_than_its_part_and_the_next_one_goes_on(settled: ImportBatch) -> None:
    assert forget(31, most_rows=1) == 1
    first = ImportBatch.objects.get()
    assert first.rows_forgotten_at
    assert first.issue_summary == {"not_a_number": 1}
    assert forget(32, most_rows=2) == 1
    assert forget(33, most_rows=2) == 0
    again = ImportBatch.objects.get()
    assert (again.rows_forgotten_at, again.issue_summary) == (first.rows_forgotten_at, first.issue_summary)
    assert not RowPage.objects.exists()


def test_a_forgotten_file_can_be_undone(settled: ImportBatch, yazd_head: User, settings: Any) -> None:
    """Undoing asks the changes, not the rows; within its days both are there."""
    with time_machine.travel(BEGAN + timedelta(days=29), tick=False):
        forget_old_staging(at=timezone.now() + timedelta(days=5))
        assert not RowPage.objects.exists()
        assert undo_batch(batch=settled, by=yazd_head).reverted == 2


def test_days_count_from_the_end_of_the_last_undo(settled: ImportBatch, yazd_head: User) -> None:
    with time_machine.travel(BEGAN + timedelta(days=20), tick=False):
        undo_batch(batch=settled, by=yazd_head)
    assert forget(40) == 0
    assert forget(51) == 2


def test_a_new_check_brings_the_rows_back(settled: ImportBatch, checked: Batches, file: bytes, yazd_head: User) -> None:
    ImportBatch.objects.update(state=State.REFUSED)
    forget(31)
    batch = check_batch(batch=ImportBatch.objects.get())
    assert (batch.rows_forgotten_at, batch.issue_summary) == (None, {})
    assert len(staged(batch)) == 2


def test_marked_workbooks_go_by_their_own_age_and_are_made_again(
    checked: Batches, file: bytes, yazd_head: User
) -> None:
    batch = checked(file, by=yazd_head)
    folder = f"{FOLDER}/{batch.pk}"
    mark_batch(batch=batch).file.close()
    (name,) = default_storage.listdir(folder)[1]
    old = (timezone.now() - timedelta(days=31)).timestamp()
    forget_old_staging(at=timezone.now())
    assert default_storage.exists(f"{folder}/{name}")
    os.utime(default_storage.path(f"{folder}/{name}"), (old, old))
    forget_old_staging(at=timezone.now())
    assert not default_storage.exists(folder)
    assert mark_batch(batch=batch).file.read()


def test_nothing_is_marked_without_its_errors_and_that_is_said(
    settled: ImportBatch, django_capture_on_commit_callbacks: Any
) -> None:
    mark_batch(batch=settled).file.close()
    with django_capture_on_commit_callbacks(execute=True):
        forget(31)
    assert default_storage.listdir(f"{FOLDER}/{settled.pk}")[1] == []
    with pytest.raises(Refusal, match="دیگر نگه‌داری نمی‌شود"):
        mark_batch(batch=ImportBatch.objects.get())


def test_originals_stay_unless_a_setting_says_otherwise(
    settled: ImportBatch, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    name = settled.file.name
    forget(10_000)
    assert default_storage.exists(name)
    settings.ARZYAB_IMPORT_ORIGINAL_DAYS = 730
    with django_capture_on_commit_callbacks(execute=True):
        forget(729)
        assert ImportBatch.objects.get().file
        forget(731)
    assert not ImportBatch.objects.get().file
    assert not default_storage.exists(name)
    assert ImportBatch.objects.get().sha256 == settled.sha256


def test_rows_stay_while_a_later_batch_of_the_same_file_shows_them(
    settled: ImportBatch, checked: Batches, file: bytes, yazd_head: User
) -> None:
    with time_machine.travel(BEGAN + timedelta(days=20), tick=False):
        later = checked(file, by=yazd_head)
    later.pages.all().delete()
    later.issues.all().delete()
    ImportBatch.objects.filter(pk=later.pk).update(plan={"twin": settled.pk}, state=State.APPLIED)
    assert forget(31) == 0
    assert forget(51) == 2
    later.refresh_from_db()
    assert later.rows_forgotten_at == BEGAN + timedelta(days=51)
