"""Take the own confirmation back while it waits for approval."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from imports.models import ImportBatch, State
from imports.services.approvals import FORGOTTEN, forget_confirmation
from imports.services.refusals import Refusal
from imports.services.senders import authorise
from organisation.models import User


@transaction.atomic
def withdraw_confirmation(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Make a waiting batch a checked one again.

    Raises:
        PermissionDenied: somebody else has confirmed it, or no posting of today allows importing.
        Refusal: it does not wait for approval any more.
    """
    authorise(by, batch.kind)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != State.AWAITING_APPROVAL:
        raise Refusal("not_awaiting")
    if batch.confirmed_by_id != by.pk:
        raise PermissionDenied(_("Only who confirmed this file may withdraw the confirmation."))
    forget_confirmation(batch)
    batch.state = State.CHECKED
    batch.save(update_fields=["state", *FORGOTTEN])
    return batch
