"""Put a batch in the queue: the row says so first, then a worker is woken."""

from django.utils import timezone

from imports.models import ImportBatch, Stage
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
