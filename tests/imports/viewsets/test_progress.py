from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from imports.models import ImportBatch, Stage, State
from imports.viewsets.progress import PATIENCE, progress_of
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
