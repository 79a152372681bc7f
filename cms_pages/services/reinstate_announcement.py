"""Take back a withdrawal or a removal that was itself a mistake."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms_pages.models import AnnouncementPage, Decision, NoticeDecision
from cms_pages.services.decisions import record, stated
from organisation.acts import Act, require


@transaction.atomic
def reinstate_announcement(*, notice: AnnouncementPage, by: Any, reason: str) -> NoticeDecision:
    """Let the clock decide again about a withdrawn notice; a removed one becomes a draft that waits for approval.

    Raises:
        PermissionDenied: `by` may not.
        ValidationError: there is no reason, or the notice is neither withdrawn nor removed.
    """
    require(by, Act.PUBLISH_NOTICE)
    why = stated(reason)
    row = AnnouncementPage.objects.select_for_update().get(pk=notice.pk)
    if row.withdrawn_on is None and row.removed_on is None:
        raise ValidationError(_("This notice is neither withdrawn nor removed."))
    row.withdrawn_on, row.withdrawal_reason, row.removed_on = None, "", None
    row.save(clean=False)
    notice.refresh_from_db()
    return record(notice=notice, kind=Decision.REINSTATED, reason=why, by=by)
