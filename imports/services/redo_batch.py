"""Redo what was undone of a batch: records that are still as the undo left them get the file's values again."""

from imports.models import Direction, ImportBatch, Reversal
from imports.services.reverse_batch import reverse_batch
from organisation.models import User


def redo_batch(*, batch: ImportBatch, by: User | None) -> Reversal:
    """Redo a batch at once, without a worker; see `reverse_batch` for what it raises."""
    return reverse_batch(batch=batch, by=by, direction=Direction.REDO)
