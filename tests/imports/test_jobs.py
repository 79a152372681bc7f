from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from evaluation_admin.models import School
from imports import jobs
from imports.models import ImportBatch, RowChange, Stage, State
from imports.services.leases import LEASE, LeaseLost, claim
from imports.services.queueing import enqueue
from imports.services.request_apply import request_apply
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook

Batches = Callable[..., ImportBatch]


@pytest.fixture
def waiting(uploaded: Batches, yazd_district: District, yazd_head: User) -> ImportBatch:
    batch = uploaded(school_workbook(school_row("1"), school_row("2")), by=yazd_head)
    enqueue(batch, State.UPLOADED)
    return batch


def run(batch: ImportBatch) -> ImportBatch:
    """Deliver the batch's job."""
    jobs.run_batch.call(batch.pk)
    return ImportBatch.objects.get(pk=batch.pk)


def test_one_job_checks_and_then_applies(waiting: ImportBatch, yazd_head: User) -> None:
    batch = run(waiting)
    assert (batch.state, batch.stage, batch.progress, batch.lease) == (State.CHECKED, Stage.DONE, 100, None)
    assert run(batch).state == State.CHECKED  # delivered twice
    batch = run(request_apply(batch=batch, by=yazd_head))
    assert (batch.state, batch.applied_by, batch.attempt) == (State.APPLIED, yazd_head, 1)
    assert run(batch).applied_at == batch.applied_at
    assert School.objects.count() == RowChange.objects.count() == 2


def test_a_job_of_a_batch_that_is_gone_does_nothing(db: None) -> None:
    jobs.run_batch.call(4711)


def test_a_worker_that_lost_its_lease_stops_without_a_trace(waiting: ImportBatch, monkeypatch: Any) -> None:
    def overtaken(**about: Any) -> None:
        ImportBatch.objects.update(leased_until=timezone.now() - LEASE)
        assert claim(waiting.pk)
        about["lease"].report(Stage.COMPARING, 50)

    monkeypatch.setattr(jobs, "check_batch", overtaken)
    batch = run(waiting)
    assert (batch.state, batch.attempt, batch.progress) == (State.CHECKING, 2, 0)


def test_a_lost_lease_is_found_before_anything_is_written(waiting: ImportBatch, yazd_head: User) -> None:
    from imports.services.apply_batch import apply_batch

    batch = request_apply(batch=run(waiting), by=yazd_head)
    lease = claim(batch.pk)
    assert lease
    ImportBatch.objects.update(leased_until=timezone.now() - LEASE)
    assert claim(batch.pk)
    with pytest.raises(LeaseLost):
        apply_batch(batch=batch, by=yazd_head, lease=lease)
    assert not School.objects.exists()


@pytest.mark.parametrize(
    ("error", "state", "code"),
    [(RuntimeError, State.FAILED, "internal_error"), (OperationalError, State.CHECKING, "")],
)
def test_an_error_of_ours_is_said_and_one_of_the_database_is_tried_again(
    waiting: ImportBatch, monkeypatch: Any, error: type[Exception], state: str, code: str
) -> None:
    def broken(**about: Any) -> None:
        raise error

    monkeypatch.setattr(jobs, "check_batch", broken)
    batch = run(waiting)
    assert (batch.state, batch.failure_code) == (state, code)


def test_a_sender_whose_posting_ended_is_told(waiting: ImportBatch, yazd_head: User) -> None:
    yazd_head.postings.all().delete()
    batch = run(waiting)
    assert (batch.state, batch.failure_code) == (State.REFUSED, "not_allowed")


def test_a_run_that_lasts_too_long_stops_and_says_so(waiting: ImportBatch, settings: Any) -> None:
    settings.ARZYAB_IMPORT_MAX_SECONDS = -1
    batch = run(waiting)
    assert (batch.state, batch.failure_code, batch.lease) == (State.FAILED, "took_too_long", None)


def test_an_apply_that_lasts_too_long_writes_nothing(waiting: ImportBatch, yazd_head: User, settings: Any) -> None:
    batch = request_apply(batch=run(waiting), by=yazd_head)
    settings.ARZYAB_IMPORT_MAX_SECONDS = -1
    batch = run(batch)
    assert (batch.state, batch.failure_code) == (State.FAILED, "took_too_long")
    assert School.objects.count() == RowChange.objects.count() == 0


def test_a_file_that_is_no_longer_kept_is_told(waiting: ImportBatch) -> None:
    waiting.file.storage.delete(waiting.file.name)
    batch = run(waiting)
    assert (batch.state, batch.failure_code) == (State.FAILED, "file_gone")
