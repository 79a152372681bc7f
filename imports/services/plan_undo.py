"""Say what undoing or redoing a batch would do, and write nothing."""

from typing import NamedTuple

from django.utils import timezone

from imports.engine.reversal_table import Deed
from imports.engine.undo import foresee
from imports.models import REDOABLE, UNDOABLE, Direction, ImportBatch, RowChange
from imports.services.refusals import Refusal
from imports.services.rights import require_reversible
from organisation.models import User

LISTED = 200
_FROM = {Direction.UNDO: UNDOABLE, Direction.REDO: REDOABLE}


class Kept(NamedTuple):
    """A record that stays as it is, and why (a KeptReason)."""

    change: RowChange
    reason: str


class Foreseen(NamedTuple):
    """What a reversal would do.

    Attributes:
        removed, restored, created: how many records.
        stay: how many records stay as they are.
        kept: the first of those.
    """

    removed: int
    restored: int
    created: int
    stay: int
    kept: list[Kept]

    @property
    def reverted(self) -> int:
        """Return how many records go back."""
        return self.removed + self.restored + self.created


def plan_undo(*, batch: ImportBatch, by: User | None, direction: str = Direction.UNDO) -> Foreseen:
    """Return how many records would go back and which would stay.

    Args:
        batch: one that was applied.
        by: who asks; None is an administrator at the command line.
        direction: undo, or redo of what was undone.

    Raises:
        PermissionDenied: it is not theirs to undo.
        Refusal: the time is over, or the batch is in no state for it.
    """
    require_reversible(batch, by, direction, at=timezone.now())
    require_state(batch, direction)
    outlook = foresee(batch, direction, first=LISTED)
    changes = RowChange.objects.in_bulk([pk for pk, _reason in outlook.first])
    return Foreseen(
        removed=outlook.deeds[Deed.REMOVE],
        restored=outlook.deeds[Deed.RESTORE],
        created=outlook.deeds[Deed.CREATE],
        stay=outlook.reasons.total(),
        kept=[Kept(changes[pk], reason) for pk, reason in outlook.first],
    )


def require_state(batch: ImportBatch, direction: str) -> None:
    """Refuse to undo what is not applied, and to redo what is not undone."""
    if batch.state not in _FROM[Direction(direction)]:
        raise Refusal("not_undoable" if direction == Direction.UNDO else "not_redoable")
