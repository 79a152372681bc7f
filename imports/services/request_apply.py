"""Confirm what the check showed, and queue the apply, or let it wait for the province's approval."""

from django.db import transaction
from django.utils import timezone

from imports.exchanges import registry
from imports.models import ImportBatch, State
from imports.services.approvals import needs_approval
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from imports.services.senders import authorise
from organisation.models import User

_CONFIRMED = frozenset({State.AWAITING_APPROVAL, State.CONFIRMED, State.APPLYING, State.APPLIED})


@transaction.atomic
def request_apply(*, batch: ImportBatch, by: User | None, leave_out_errors: bool = False) -> ImportBatch:
    """Queue a checked batch to be applied; asking twice does no harm.

    Where the posting of the one who confirms asks for approval, the batch is not queued before `approve_batch`. The
    postings of this moment decide; a change of them later moves no confirmed batch.

    Args:
        batch: one that was checked.
        by: who confirms; what is written is what this person may write.
        leave_out_errors: apply the sound rows of a file that has faulty ones; the choice is recorded.

    Raises:
        PermissionDenied: no posting of today allows importing.
        Refusal: it is not checked, has nothing to apply, or has faulty rows and they are not to be left out.
    """
    authorise(by, batch.kind)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state in _CONFIRMED:
        return batch
    require_applicable(batch, leave_out_errors=leave_out_errors)
    batch.confirmed_by, batch.confirmed_at = by, timezone.now()
    batch.leave_out_errors = leave_out_errors and batch.has_errors
    if needs_approval(by):
        batch.state = State.AWAITING_APPROVAL
    batch.save(update_fields=["state", "confirmed_by", "confirmed_at", "leave_out_errors"])
    if batch.state != State.AWAITING_APPROVAL:
        enqueue(batch, State.CONFIRMED)
    return batch


def require_applicable(batch: ImportBatch, *, leave_out_errors: bool) -> None:
    """Refuse to apply a batch that is not checked, or that has faulty rows which nobody chose to leave out."""
    if registry.get(batch.kind).is_checked_only:
        raise Refusal("checked_only")
    if batch.state != State.CHECKED:
        raise Refusal("not_checked")
    if batch.has_errors and not leave_out_errors:
        raise Refusal("has_errors", count=batch.count("refused"))
    if not batch.count("rows") - batch.count("refused") - batch.count("skipped"):
        raise Refusal("nothing_to_apply")
