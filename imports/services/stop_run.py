"""Settle a batch whose run was stopped because it lasted too long."""

import uuid
from datetime import datetime

from django.db import transaction

from imports.models import RUNNING, ImportBatch
from imports.services.give_up import give_up
from imports.services.limit_transaction import limit_transaction


@transaction.atomic
def stop_run(*, batch_id: int, lease: uuid.UUID, at: datetime) -> bool:
    """Say on the batch that its run took too long; a run that ended just before, or that another took over, stands.

    Args:
        batch_id: of the batch.
        lease: of the run; its process is dead, so nothing of it will be written.
        at: now.

    Returns:
        Whether there was anything to settle.
    """
    limit_transaction()
    held = ImportBatch.objects.select_for_update().filter(pk=batch_id, lease=lease, state__in=RUNNING)
    batch = held.first()
    if batch is None:
        return False
    give_up(batch, "took_too_long", at=at)
    return True
