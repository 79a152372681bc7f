"""Take back in which order the ambiguous days of a column are read: the check asks again."""

from django.db import transaction

from imports.models import ImportBatch, State
from imports.reading.dayorders import QUESTION
from imports.services.correct_cells import locked, require_correctable
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from organisation.models import User


@transaction.atomic
def reopen_days(*, batch: ImportBatch, sheet: str, field: str, by: User) -> ImportBatch:
    """Forget the settled order of a column's days and check the file again.

    Args:
        batch: one that was checked or refused.
        sheet, field: the column.
        by: who takes it back.

    Raises:
        PermissionDenied: it is not theirs to settle.
        Refusal: the batch is in no state for it, or nobody settled that column.
    """
    require_correctable(batch, by)
    batch = locked(batch)
    if batch.day_orders.get(sheet, {}).pop(field, None) is None:
        raise Refusal("nothing_to_restore")
    batch.answers.pop(QUESTION, None)
    batch.save(update_fields=["day_orders", "answers"])
    enqueue(batch, State.UPLOADED)
    return batch
