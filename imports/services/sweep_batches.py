"""Queue again what a worker or the queue has lost; give up what has failed too often."""

from datetime import datetime, timedelta

from django.db import transaction

from imports.models import ImportBatch
from imports.queue import wake
from imports.services.give_up import give_up
from imports.services.leases import MOST_ATTEMPTS

PATIENCE = timedelta(seconds=60)


def sweep_batches(*, at: datetime) -> int:
    """Wake a worker for every batch whose worker died, or that nobody has taken up for a minute; return how many."""
    pks = ImportBatch.objects.stale(at=at) | ImportBatch.objects.waiting_since(before=at - PATIENCE)
    return sum(_sweep(pk, at) for pk in pks.values_list("pk", flat=True))


@transaction.atomic
def _sweep(pk: int, at: datetime) -> bool:
    batch = ImportBatch.objects.select_for_update().get(pk=pk)
    if not (ImportBatch.objects.stale(at=at) | ImportBatch.objects.waiting_since(before=at - PATIENCE)).filter(pk=pk):
        return False
    if batch.attempt >= MOST_ATTEMPTS:
        give_up(batch, "worker_lost", at=at)
        return False
    batch.queued_at = at
    batch.save(update_fields=["queued_at"])
    wake(batch.pk)
    return True
