"""Queue an undo or a redo of a batch."""

from django.db import transaction
from django.utils import timezone

from imports.engine.standing import is_standing
from imports.models import REVERSING, Direction, ImportBatch, Reversal, State
from imports.services.plan_undo import require_state
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from imports.services.rights import require_reversible
from organisation.models import User

_WAITS_AS = {Direction.UNDO: State.TO_UNDO, Direction.REDO: State.TO_REDO}


@transaction.atomic
def request_undo(*, batch: ImportBatch, by: User | None, direction: str = Direction.UNDO) -> ImportBatch:
    """Queue an undo, or a redo, for the worker; asking twice does no harm.

    Raises:
        PermissionDenied: it is not theirs to undo.
        Refusal: the time is over, the batch is in no state for it, or nothing of it is left to go back.
    """
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state in REVERSING:
        return batch
    open_reversal(batch, by, direction)
    enqueue(batch, _WAITS_AS[Direction(direction)])
    return batch


def open_reversal(batch: ImportBatch, by: User | None, direction: str) -> Reversal:
    """Record that a batch, whose row is locked, is to be reversed; who, when, and from which state."""
    now = timezone.now()
    require_reversible(batch, by, direction, at=now)
    require_state(batch, direction)
    if not is_standing(batch, direction):
        raise Refusal("nothing_to_undo")
    return Reversal.objects.create(
        batch=batch, direction=Direction(direction).value, asked_by=by, asked_at=now, state_before=batch.state
    )
