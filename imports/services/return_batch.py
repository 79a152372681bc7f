"""Send a file that waits for approval back to those who confirmed it, with a reason."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from imports.models import ImportBatch, State
from imports.services.approvals import FORGOTTEN, forget_confirmation, require_approver, require_awaiting
from imports.services.refusals import Refusal
from organisation.models import User

LONGEST_NOTE = 1000


@transaction.atomic
def return_batch(*, batch: ImportBatch, by: User, note: str, confirmed_at: datetime) -> ImportBatch:
    """Make a waiting batch a checked one again; it may be corrected, sent again, or confirmed again.

    Args:
        batch: one that waits for approval.
        by: who returns it; the same who may approve it.
        note: the reason, which the sender reads.
        confirmed_at: when the preview that was looked at was confirmed.

    Raises:
        PermissionDenied: it is not theirs to decide.
        Refusal: there is no reason or too long a one, it does not wait for approval, or was confirmed anew meanwhile.
    """
    note = note.strip()
    if not note:
        raise Refusal("return_without_note")
    if len(note) > LONGEST_NOTE:
        raise Refusal("return_note_too_long", limit=LONGEST_NOTE)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    require_approver(batch, by)
    require_awaiting(batch, confirmed_at=confirmed_at)
    forget_confirmation(batch)
    batch.state = State.CHECKED
    batch.returned_by, batch.returned_at, batch.return_note = by, timezone.now(), note
    batch.save(update_fields=["state", "returned_by", "returned_at", "return_note", *FORGOTTEN])
    return batch
