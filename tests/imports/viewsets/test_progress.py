from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from imports.models import ImportBatch, Stage, State
from imports.services.leases import LEASE, Lease, claim
from imports.viewsets.progress import PATIENCE, progress_of, time_left
from organisation.models import User
from tests.imports.viewsets.conftest import words

Uploaded = Callable[..., ImportBatch]


def test_the_script_is_told_stage_percent_and_what_waiting_means(
    head: Client, uploaded: Uploaded, yazd_head: User
) -> None:
    batch = uploaded(b"x", by=yazd_head)
    answer = head.get(f"/admin/imports/batches/{batch.pk}/progress/")
    told = answer.json()
    assert (told["running"], told["waiting"], told["percent"], told["percentText"]) == (True, True, 0, "۰٪")
    assert "در نوبت است" in told["note"]
    assert "no-store" in answer["Cache-Control"]


def test_a_worker_that_is_away_is_said_not_kept_silent(head: Client, uploaded: Uploaded, yazd_head: User) -> None:
    batch = uploaded(b"x", by=yazd_head)
    batch.queued_at = timezone.now() - PATIENCE - timedelta(seconds=1)
    batch.save()
    note = "هنوز پردازشگری این فایل را برنداشته است"
    assert note in head.get(f"/admin/imports/batches/{batch.pk}/progress/").json()["note"]
    assert note in words(head.get(f"/admin/imports/batches/{batch.pk}/"))


def test_the_page_asks_again_without_a_script(head: Client, uploaded: Uploaded, yazd_head: User) -> None:
    html = head.get(f"/admin/imports/batches/{uploaded(b'x', by=yazd_head).pk}/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="4"></noscript>' in html
    assert "imports/batch.js" in html


def test_a_batch_that_rests_is_not_asked_for_again(head: Client, yazd_batch: ImportBatch) -> None:
    html = head.get(f"/admin/imports/batches/{yazd_batch.pk}/").content.decode()
    assert "http-equiv" not in html
    assert "imports/batch.js" not in html
    assert head.get(f"/admin/imports/batches/{yazd_batch.pk}/progress/").json()["running"] is False


@pytest.mark.parametrize(
    ("state", "stages"),
    [
        (State.CHECKING, [(Stage.READING, 0), (Stage.READING, 100), (Stage.COMPARING, 50), (Stage.COMPARING, 100)]),
        (State.APPLYING, [(Stage.PREPARING, 0), (Stage.PREPARING, 50), (Stage.WRITING, 0), (Stage.WRITING, 100)]),
    ],
)
def test_the_bar_never_goes_back_within_a_run(state: str, stages: list[tuple[str, int]]) -> None:
    now = timezone.now()
    shown = [
        progress_of(ImportBatch(kind="schools", state=state, stage=stage, progress=percent), at=now).percent
        for stage, percent in stages
    ]
    assert shown == sorted(shown)
    assert shown[-1] == 100


def running(stage: str, percent: int, *, worked: float, state: str = State.CHECKING) -> ImportBatch:
    """A batch whose worker said just now how far it is, after so many seconds of the stage."""
    now = timezone.now()
    return ImportBatch(
        kind="schools",
        state=state,
        stage=stage,
        progress=percent,
        stage_since=now - timedelta(seconds=worked),
        leased_until=now + LEASE,
    )


@pytest.mark.parametrize(
    ("stage", "percent", "worked", "seconds"),
    [
        (Stage.COMPARING, 50, 60, 60),
        (Stage.COMPARING, 10, 20, 180),
        (Stage.PREPARING, 50, 10, 40),  # half of the first 40 percent took ten seconds
        (Stage.WRITING, 90, 90, 10),
    ],
)
def test_the_time_left_follows_from_the_batchs_own_rate(
    stage: str, percent: int, worked: float, seconds: float
) -> None:
    left = time_left(running(stage, percent, worked=worked), at=timezone.now())
    assert left is not None
    assert left.total_seconds() == pytest.approx(seconds, abs=1)


@pytest.mark.parametrize(
    ("stage", "percent", "worked"),
    [
        (Stage.READING, 0, 30),
        (Stage.COMPARING, 2, 30),
        (Stage.COMPARING, 50, 1),
        (Stage.COMPARING, 5, 3600),
        (Stage.QUEUED, 50, 30),
    ],
)
def test_a_time_that_would_mean_nothing_is_not_told(stage: str, percent: int, worked: float) -> None:
    assert time_left(running(stage, percent, worked=worked), at=timezone.now()) is None


def test_the_time_left_is_told_in_minutes() -> None:
    now = timezone.now()
    assert progress_of(running(Stage.COMPARING, 25, worked=60), at=now).left == "حدود ۳ دقیقه مانده"
    assert progress_of(running(Stage.COMPARING, 90, worked=60), at=now).left == "کمتر از یک دقیقه مانده"
    assert progress_of(running(Stage.READING, 0, worked=60), at=now).left == ""


def test_a_worker_that_is_not_heard_of_is_said() -> None:
    batch = running(Stage.COMPARING, 50, worked=60)
    progress = progress_of(batch, at=timezone.now() + LEASE + timedelta(seconds=1))
    assert progress.left == ""
    assert "خبری نیست" in progress.note


def test_the_stage_knows_since_when_it_is(uploaded: Uploaded, yazd_head: User) -> None:
    batch = uploaded(b"x", by=yazd_head)
    lease = claim(batch.pk)
    assert isinstance(lease, Lease)
    lease.report(Stage.COMPARING, 0)
    batch.refresh_from_db()
    since = batch.stage_since
    assert since is not None
    lease._next = timezone.now()
    lease.report(Stage.COMPARING, 40)
    batch.refresh_from_db()
    assert (batch.stage_since, batch.progress) == (since, 40)


def test_who_waits_is_told_how_many_come_first(head: Client, uploaded: Uploaded, yazd_head: User) -> None:
    now = timezone.now()
    worked, earlier, waiting = (uploaded(bytes([65 + number]), by=yazd_head) for number in range(3))
    for number, batch in enumerate((worked, earlier, waiting)):
        ImportBatch.objects.filter(pk=batch.pk).update(queued_at=now - timedelta(minutes=5 - number))
    ImportBatch.objects.filter(pk=worked.pk).update(state=State.CHECKING, leased_until=now + LEASE)
    note = head.get(f"/admin/imports/batches/{waiting.pk}/progress/").json()["note"]
    assert "پردازشگر سرگرم است؛ ۲ فایل پیش از این فایل در نوبت است." in note
    ImportBatch.objects.filter(pk=worked.pk).update(leased_until=now - timedelta(seconds=1))
    assert "برنداشته است" in head.get(f"/admin/imports/batches/{waiting.pk}/progress/").json()["note"]
