"""Undo what a batch did: records that nobody has touched since go back, the others stay and are listed."""

from imports.models import Direction, ImportBatch, Reversal
from imports.services.reverse_batch import reverse_batch
from organisation.models import User


def undo_batch(*, batch: ImportBatch, by: User | None) -> Reversal:
    """Undo a batch at once, without a worker; see `reverse_batch` for what it raises."""
    return reverse_batch(batch=batch, by=by, direction=Direction.UNDO)
