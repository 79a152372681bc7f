"""Whose confirmation is not enough, and who may approve it (domain.md 6b)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from imports.models import ImportBatch, State
from imports.services.refusals import Refusal
from imports.services.senders import authorise
from organisation.acts import Act, reach_for
from organisation.models import District, User
from persian.clock import today


def needs_approval(by: User | None) -> bool:
    """Return whether a posting that `by` holds today asks for the approval of what they confirm.

    Whoever may import for the whole directorate of that posting, by another one, is asked by nobody.
    """
    if by is None:
        return False
    reach = reach_for(by, Act.IMPORT_WORKBOOK)
    if reach.national:
        return False
    asking = by.postings.active_on(today()).filter(imports_need_approval=True)
    return asking.exclude(district__directorate__in=reach.directorates).exists()


def may_approve(batch: ImportBatch, by: User | None) -> bool:
    """Return whether `by` may approve what another person has confirmed in this batch."""
    if by is None:
        return False
    try:
        require_approver(batch, by)
    except (PermissionDenied, Refusal):
        return False
    return True


def require_approver(batch: ImportBatch, by: User) -> None:
    """Let pass only who may import for the whole of every directorate that the confirmed file may write into.

    Raises:
        PermissionDenied: it is their own confirmation, or they do not answer for the whole directorate today.
        Refusal: files of this kind are not theirs to send.
    """
    if by.pk == batch.confirmed_by_id:
        raise PermissionDenied(_("You have confirmed this file yourself: somebody else has to approve it."))
    reach = authorise(by, batch.kind)
    if not all(reach.covers_directorate(pk) for pk in _directorates_of(batch)):
        raise PermissionDenied(_("Only the head of the province or the headquarters may approve this file."))


def require_confirmer(batch: ImportBatch) -> None:
    """Refuse what was confirmed by somebody who may no longer import: it would be written by their rights."""
    try:
        authorise(batch.confirmed_by, batch.kind)
    except (PermissionDenied, Refusal) as error:
        raise Refusal("confirmer_gone", name=str(batch.confirmed_by)) from error


def require_awaiting(batch: ImportBatch, *, confirmed_at: datetime) -> None:
    """Refuse a batch that does not wait for approval, or whose confirmation is not the one that was shown."""
    if batch.state != State.AWAITING_APPROVAL:
        raise Refusal("not_awaiting")
    if batch.confirmed_at != confirmed_at:
        raise Refusal("confirmed_anew")


def forget_confirmation(batch: ImportBatch) -> None:
    """Take back who confirmed and approved: whatever is applied next has to be confirmed, and approved, anew."""
    batch.confirmed_by = batch.confirmed_at = batch.approved_by = batch.approved_at = None
    batch.leave_out_errors = False


FORGOTTEN = ("confirmed_by", "confirmed_at", "approved_by", "approved_at", "leave_out_errors")


def _directorates_of(batch: ImportBatch) -> set[int | None]:
    """Return the batch's directorate, and those above every district that the one who confirmed writes into."""
    districts = reach_for(batch.confirmed_by, Act.IMPORT_WORKBOOK).districts if batch.confirmed_by else ()
    above = District.objects.filter(pk__in=districts).values_list("directorate_id", flat=True)
    return {batch.directorate_id, *above}
