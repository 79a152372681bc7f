"""Approve a file that somebody else has confirmed, and queue the apply."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from imports.models import ImportBatch, State
from imports.services.approvals import require_approver, require_awaiting, require_confirmer
from imports.services.queueing import enqueue
from organisation.models import User

_APPROVED = frozenset({State.CONFIRMED, State.APPLYING, State.APPLIED})


@transaction.atomic
def approve_batch(*, batch: ImportBatch, by: User, confirmed_at: datetime) -> ImportBatch:
    """Queue a waiting batch to be applied, as the one who confirmed it; approving twice does no harm.

    Args:
        batch: one that waits for approval.
        by: who approves; never the one who confirmed it.
        confirmed_at: when the preview that the approver saw was confirmed.

    Raises:
        PermissionDenied: it is not theirs to approve.
        Refusal: it does not wait for approval, was confirmed anew meanwhile, or its confirmer may no longer import.
    """
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    require_approver(batch, by)
    if batch.state in _APPROVED and batch.approved_by_id and batch.confirmed_at == confirmed_at:
        return batch
    require_awaiting(batch, confirmed_at=confirmed_at)
    require_confirmer(batch)
    batch.approved_by, batch.approved_at = by, timezone.now()
    batch.notices = [notice for notice in batch.notices if notice["code"] != "approval_lapsed"]
    batch.save(update_fields=["approved_by", "approved_at", "notices"])
    enqueue(batch, State.CONFIRMED)
    return batch
