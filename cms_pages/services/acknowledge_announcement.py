"""Confirm the receipt of a notice, in the name of one's directorate."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms_pages.models import AnnouncementPage
from cms_pages.services.note_reading import note_reading
from persian.clock import today


@transaction.atomic
def acknowledge_announcement(*, notice: AnnouncementPage, by: Any, at: datetime | None = None) -> None:
    """Record that `by` confirms the receipt; a second confirmation keeps the moment of the first.

    Args:
        at: when; now unless told.

    Raises:
        ValidationError: the notice is not public yet, or was withdrawn or removed.
        PermissionDenied: the notice does not address `by`.
    """
    if not notice.has_open_files_on(today()):
        raise ValidationError(_("This notice is not on the board: there is nothing to confirm."))
    moment = at or timezone.now()
    receipts = note_reading(notice=notice, by=by, at=moment)
    if not receipts:
        raise PermissionDenied(_("This notice is not addressed to you: its receipt is confirmed by its addressees."))
    for receipt in receipts:
        if receipt.acknowledged_at is None:
            receipt.acknowledged_at = moment
            receipt.save(update_fields=["acknowledged_at"])
