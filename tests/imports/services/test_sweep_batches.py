from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from imports.models import ImportBatch, State
from imports.services.leases import LEASE, claim
from imports.services.queueing import enqueue
from imports.services.sweep_batches import sweep_batches
from organisation.models import User


def woken() -> list[int]:
    """Numbers of the batches for which a worker was woken."""
    return [job.args_kwargs["args"][0] for job in DBTaskResult.objects.order_by("enqueued_at")]


def test_a_batch_that_nobody_takes_up_is_queued_again_once_a_minute(
    uploaded: Callable[..., ImportBatch], yazd_head: User
) -> None:
    batch = uploaded(b"x", by=yazd_head)
    enqueue(batch, State.UPLOADED)
    now = timezone.now()
    assert sweep_batches(at=now) == 0
    assert sweep_batches(at=now + timedelta(seconds=61)) == 1
    assert sweep_batches(at=now + timedelta(seconds=62)) == 0
    assert woken() == [batch.pk, batch.pk]


def test_a_batch_whose_worker_died_is_queued_again_and_at_last_given_up(
    uploaded: Callable[..., ImportBatch], yazd_head: User
) -> None:
    batch = uploaded(b"x", by=yazd_head)
    enqueue(batch, State.UPLOADED)
    for attempt in (1, 2, 3):
        assert claim(batch.pk)
        assert claim(batch.pk) is None  # while somebody is at it
        assert sweep_batches(at=timezone.now()) == 0
        ImportBatch.objects.update(leased_until=timezone.now() - LEASE)
        assert sweep_batches(at=timezone.now()) == (attempt < 3)
    batch.refresh_from_db()
    assert (batch.state, batch.failure_code) == (State.FAILED, "worker_lost")
    assert claim(batch.pk) is None


def test_settled_batches_are_left_alone(uploaded: Callable[..., ImportBatch], yazd_head: User) -> None:
    uploaded(b"x", by=yazd_head)
    ImportBatch.objects.update(state=State.CHECKED, queued_at=timezone.now() - timedelta(days=1))
    assert sweep_batches(at=timezone.now()) == 0
