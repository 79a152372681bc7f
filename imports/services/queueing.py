"""Put a batch in the queue: the row says so first, then a worker is woken."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from imports.models import RUNNING, WAITING, ImportBatch, Stage
from imports.queue import wake


def enqueue(batch: ImportBatch, state: str) -> None:
    """Let a batch wait for a worker in `state`, with all its attempts before it; call it inside a transaction."""
    batch.state = state
    batch.stage = Stage.QUEUED
    batch.progress = 0
    batch.attempt = 0
    batch.lease = None
    batch.leased_until = None
    batch.queued_at = timezone.now()
    batch.finished_at = None
    batch.failure_code = ""
    batch.failure_params = {}
    batch.save(
        update_fields=[
            "state",
            "stage",
            "progress",
            "attempt",
            "lease",
            "leased_until",
            "queued_at",
            "finished_at",
            "failure_code",
            "failure_params",
        ]
    )
    wake(batch.pk)


class Turn(NamedTuple):
    """How many batches come before one that waits, and whether a worker is at one of them and was heard of lately."""

    ahead: int
    is_worked: bool


def turn_of(batch: ImportBatch, *, at: datetime) -> Turn:
    """Return the place of a waiting batch in the queue; of the others only their number is told."""
    running = ImportBatch.objects.filter(state__in=RUNNING, leased_until__gte=at).count()
    earlier = Q(queued_at__lt=batch.queued_at) | Q(queued_at=batch.queued_at, pk__lt=batch.pk)
    waiting = ImportBatch.objects.filter(earlier, state__in=WAITING).exclude(pk=batch.pk).count()
    return Turn(running + waiting, running > 0)
