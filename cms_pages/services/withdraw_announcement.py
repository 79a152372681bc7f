"""Withdraw a published notice: it stays where it stands, with the reason; its files close."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms_pages.models import AnnouncementPage, Decision, NoticeDecision
from cms_pages.services.decisions import record, stated
from organisation.acts import Act, require


@transaction.atomic
def withdraw_announcement(*, notice: AnnouncementPage, by: Any, reason: str, on: date) -> NoticeDecision:
    """Mark the notice as withdrawn from that day; one that nobody has seen yet never becomes public.

    Args:
        notice: published, and not withdrawn or removed yet.
        by: an editor or the director-general.
        reason: public.
        on: the day of the withdrawal.

    Raises:
        PermissionDenied: `by` may not.
        ValidationError: there is no reason, or the notice is not public or not to be.
    """
    require(by, Act.PUBLISH_NOTICE)
    why = stated(reason)
    row = AnnouncementPage.objects.select_for_update().get(pk=notice.pk)
    if not row.is_in_force() or row.withdrawn_on is not None:
        raise ValidationError(_("Only a published notice is withdrawn, and only once."))
    row.withdrawn_on, row.withdrawal_reason = on, why
    row.save(clean=False)
    notice.refresh_from_db()
    return record(notice=notice, kind=Decision.WITHDRAWN, reason=why, by=by)
