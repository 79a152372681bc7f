"""Settle a batch whose run has failed: nothing of the run was written."""

from datetime import datetime

from django.db import transaction

from imports.models import REVERSING, ImportBatch, Reversal, Stage, State


@transaction.atomic
def give_up(batch: ImportBatch, code: str, *, at: datetime) -> None:
    """Record why a run failed; a failed undo or redo leaves the batch in the state in which it was before.

    Args:
        batch: read under lock, with its lease looked at.
        code: a code of imports.messages.
        at: now.
    """
    if batch.state in REVERSING:
        reversal = Reversal.objects.get(batch=batch, finished_at__isnull=True)
        reversal.failure_code, reversal.finished_at = code, at
        reversal.save(update_fields=["failure_code", "finished_at"])
        batch.state = reversal.state_before
    else:
        batch.state = State.FAILED
        batch.failure_code, batch.failure_params = code, {}
    batch.stage, batch.finished_at = Stage.DONE, at
    batch.lease = batch.leased_until = None
    batch.save()
