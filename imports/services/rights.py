"""Who may undo or redo which batch, and for how long."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.utils.translation import gettext as _

from imports.models import Direction, ImportBatch
from imports.services.refusals import Refusal
from organisation.acts import Act, may_on
from organisation.models import User

# Source: the project's decision on undo (30 days; a district expert the own file only, 7 days).
DAYS = 30
DAYS_OF_OWN = 7


def days_for(batch: ImportBatch, by: User | None) -> int | None:
    """Return for how many days `by` may undo the batch after it was applied; None where it is not theirs to undo."""
    if by is None or may_on(by, Act.UNDO_IMPORT, batch):
        return DAYS
    if batch.uploaded_by_id == by.pk and may_on(by, Act.UNDO_OWN_IMPORT, batch):
        return DAYS_OF_OWN
    return None


def require_reversible(batch: ImportBatch, by: User | None, direction: str, *, at: datetime) -> None:
    """Let pass only who may undo or redo the batch at this instant.

    The time to undo runs from the apply, the time to redo from the undo.

    Raises:
        PermissionDenied: another's batch, or no role of today allows it.
        Refusal: the time is over.
    """
    days = days_for(batch, by)
    if days is None:
        raise PermissionDenied(_("You may not undo this import. Ask its sender's province or the headquarters."))
    since = batch.applied_at
    if direction == Direction.REDO:
        since = batch.reversals.aggregate(last=Max("finished_at"))["last"]
    if since is not None and at - since > timedelta(days=days):
        raise Refusal("undo_too_late", days=days)
