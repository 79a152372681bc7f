from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.utils import timezone

from evaluation_admin.models import School
from imports.jobs import run_batch
from imports.models import Direction, ImportBatch, Reversal, RowChange, State
from imports.services import reverse_batch as service
from imports.services.plan_undo import plan_undo
from imports.services.redo_batch import redo_batch
from imports.services.refusals import Refusal
from imports.services.request_undo import request_undo
from imports.services.sweep_batches import sweep_batches
from imports.services.undo_batch import undo_batch
from organisation.models import District, User
from organisation.roles import Role
from tests.builders.schools import school_row, school_workbook


@pytest.fixture
def batch(applied: Callable[..., ImportBatch], yazd_district: District, yazd_expert: User) -> ImportBatch:
    """A file of a district of Yazd, applied."""
    return applied(school_workbook(school_row("1"), school_row("2")), by=yazd_expert, academic_year="1397")


def age(batch: ImportBatch, **time: int) -> None:
    batch.applied_at = timezone.now() - timedelta(**time)
    batch.save(update_fields=["applied_at"])


def test_the_plan_says_what_happens_and_writes_nothing(batch: ImportBatch, yazd_head: User) -> None:
    school = School.objects.get(code="00000001")
    school.save()
    foreseen = plan_undo(batch=batch, by=yazd_head)
    assert (foreseen.reverted, foreseen.removed, [entry.change.key for entry in foreseen.kept]) == (1, 1, ["00000001"])
    assert (School.objects.count(), RowChange.objects.count(), Reversal.objects.count()) == (2, 2, 0)


@pytest.mark.parametrize(("who", "days"), [("yazd_expert", 7), ("yazd_head", 30), ("hq_expert", 30), ("director", 30)])
def test_each_may_undo_for_so_many_days(who: str, days: int, batch: ImportBatch, request: Any) -> None:
    by = request.getfixturevalue(who)
    age(batch, days=days, minutes=1)
    with pytest.raises(Refusal, match="مهلت واگردانی این فایل گذشته"):
        undo_batch(batch=batch, by=by)
    assert School.objects.count() == 2
    age(batch, days=days, minutes=-1)
    assert undo_batch(batch=batch, by=by).reverted == 2


@pytest.mark.parametrize("who", ["gilan_head", "hq_editor", "province_it", "yazd_school"])
def test_others_may_not(who: str, batch: ImportBatch, request: Any) -> None:
    with pytest.raises(PermissionDenied):
        undo_batch(batch=batch, by=request.getfixturevalue(who))


def test_a_district_expert_undoes_no_colleagues_file(
    batch: ImportBatch, yazd_district: District, person: Callable[..., User]
) -> None:
    colleague = person("colleague", Role.DISTRICT_EXPERT, district=yazd_district)
    with pytest.raises(PermissionDenied):
        plan_undo(batch=batch, by=colleague)


def test_nobody_of_a_province_undoes_the_whole_countrys_file(
    applied: Callable[..., ImportBatch], yazd_district: District, hq_expert: User, yazd_head: User
) -> None:
    batch = applied(school_workbook(school_row("1")), by=hq_expert)
    with pytest.raises(PermissionDenied):
        undo_batch(batch=batch, by=yazd_head)


def test_the_worker_undoes_and_redoes_once_however_often_it_is_told(batch: ImportBatch, yazd_head: User) -> None:
    for direction, state, schools in (
        (Direction.UNDO, State.UNDONE, 0),
        (Direction.REDO, State.APPLIED, 2),
    ):
        request_undo(batch=batch, by=yazd_head, direction=direction)
        request_undo(batch=batch, by=yazd_head, direction=direction)
        for _delivery in range(3):
            run_batch.call(batch.pk)
        batch.refresh_from_db()
        assert (batch.state, batch.lease, School.objects.count()) == (state, None, schools)
    assert list(batch.reversals.values_list("direction", "reverted", "asked_by")) == [
        ("undo", 2, yazd_head.pk),
        ("redo", 2, yazd_head.pk),
    ]


def test_what_is_not_applied_is_not_undone(batch: ImportBatch, yazd_head: User) -> None:
    with pytest.raises(Refusal, match="برای انجام دوباره"):
        redo_batch(batch=batch, by=yazd_head)
    undo_batch(batch=batch, by=yazd_head)
    with pytest.raises(Refusal, match="برای واگردانی"):
        undo_batch(batch=batch, by=yazd_head)
    assert RowChange.objects.count() == 4


def test_a_run_that_fails_leaves_the_batch_as_it_was(batch: ImportBatch, yazd_head: User, monkeypatch: Any) -> None:
    def fail(reversal: Reversal) -> None:
        raise ValueError

    monkeypatch.setattr(service, "reverse", fail)
    request_undo(batch=batch, by=yazd_head)
    run_batch.call(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.failure_code, batch.reversals.get().failure_code) == ("applied", "", "internal_error")
    monkeypatch.undo()
    assert undo_batch(batch=batch, by=yazd_head).reverted == 2


def test_a_dead_workers_undo_is_taken_up_and_given_up_in_the_end(
    batch: ImportBatch, yazd_head: User, monkeypatch: Any
) -> None:
    def die(reversal: Reversal) -> None:
        raise OperationalError

    monkeypatch.setattr(service, "reverse", die)
    monkeypatch.setattr(service.time, "sleep", lambda seconds: None)
    request_undo(batch=batch, by=yazd_head)
    later = timezone.now() + timedelta(minutes=5)
    for _attempt in range(3):
        run_batch.call(batch.pk)
        ImportBatch.objects.filter(pk=batch.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    sweep_batches(at=later)
    batch.refresh_from_db()
    assert (batch.state, batch.reversals.get().failure_code) == (State.APPLIED, "worker_lost")
