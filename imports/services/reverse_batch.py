"""Undo or redo a batch in one transaction, once; what undo_batch and redo_batch and the worker share."""

import random
import time

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from imports.engine.standing import state_of
from imports.engine.undo import reverse
from imports.models import Direction, ImportBatch, Reversal, Stage
from imports.services.leases import Lease, require_held
from imports.services.limit_transaction import limit_transaction
from imports.services.request_undo import open_reversal
from organisation.models import User

_ATTEMPTS = 3


def reverse_batch(
    *, batch: ImportBatch, by: User | None = None, direction: str = Direction.UNDO, lease: Lease | None = None
) -> Reversal:
    """Reverse what the batch did and nobody has touched since.

    Args:
        batch: one that was applied; with a lease, one that the worker has claimed, whose open reversal says the rest.
        by: who asks.
        direction: undo, or redo of what was undone.
        lease: the worker's hold; None when nobody else can be at it.

    Raises:
        PermissionDenied: it is not theirs to undo.
        Refusal: the time is over, the batch is in no state for it, or nothing of it is left to go back.
        LeaseLost: another worker has taken it over, or finished it.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        if lease is not None:
            lease.report(Stage.WRITING, 0)
        try:
            return _reverse(batch, by, direction, lease)
        except (IntegrityError, OperationalError):
            # Somebody began to use one of the records, or the database gave up: look at them again.
            if attempt == _ATTEMPTS:
                raise
            time.sleep(random.uniform(0.05, 0.2) * attempt)  # noqa: S311 (jitter, not a secret)
    raise AssertionError


@transaction.atomic
def _reverse(batch: ImportBatch, by: User | None, direction: str, lease: Lease | None) -> Reversal:
    limit_transaction()
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    require_held(batch, lease)
    if lease is None:
        reversal = open_reversal(batch, by, direction)
    else:
        reversal = batch.reversals.select_related("batch").get(finished_at__isnull=True)
    reverse(reversal)
    reversal.finished_at = timezone.now()
    reversal.save()
    batch.state, batch.stage, batch.progress = state_of(reversal), Stage.DONE, 100
    batch.lease = batch.leased_until = None
    batch.finished_at = reversal.finished_at
    # The file may be sent and applied again: its result does not stand any more.
    batch.applied_key = None
    batch.save()
    return reversal
