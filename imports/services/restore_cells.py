"""Take corrections of cells back: the file is read there as it was sent, and checked again."""

from collections.abc import Collection

from django.db import transaction

from imports.models import ImportBatch, State
from imports.services.correct_cells import locked, require_correctable
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from organisation.models import User


@transaction.atomic
def restore_cells(*, batch: ImportBatch, by: User, cells: Collection[int] | None = None) -> int:
    """Forget corrections of a batch and check its file again; return how many there were.

    Args:
        batch: one that was checked or refused.
        by: who takes them back.
        cells: the numbers of the corrected cells; None for all.

    Raises:
        PermissionDenied: it is not theirs to correct.
        Refusal: the batch is in no state for it, or none of these cells is corrected any more.
    """
    require_correctable(batch, by)
    batch = locked(batch)
    corrected = batch.corrected_cells.all() if cells is None else batch.corrected_cells.filter(pk__in=cells)
    count, _each = corrected.delete()
    if not count:
        raise Refusal("nothing_to_restore")
    enqueue(batch, State.UPLOADED)
    return count
