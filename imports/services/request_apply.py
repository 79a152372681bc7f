"""Confirm what the check showed, and queue the apply."""

from django.db import transaction

from imports.exchanges import registry
from imports.models import ImportBatch, State
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from imports.services.senders import authorise
from organisation.models import User


@transaction.atomic
def request_apply(*, batch: ImportBatch, by: User | None, leave_out_errors: bool = False) -> ImportBatch:
    """Queue a checked batch to be applied; asking twice does no harm.

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
    if batch.state in {State.CONFIRMED, State.APPLYING, State.APPLIED}:
        return batch
    require_applicable(batch, leave_out_errors=leave_out_errors)
    batch.applied_by = by
    batch.leave_out_errors = leave_out_errors and batch.has_errors
    batch.save(update_fields=["applied_by", "leave_out_errors"])
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
