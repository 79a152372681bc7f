"""Remove a notice that was published in error: its address says that it is gone, and its files are gone."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from cms_pages.models import AnnouncementPage, Decision, NoticeDecision
from cms_pages.services.decisions import record, stated
from organisation.acts import Act, require


@transaction.atomic
def remove_announcement(*, notice: AnnouncementPage, by: Any, reason: str, on: date) -> NoticeDecision:
    """Take the notice and its files off every page, list and link; the record stays for the editors.

    Args:
        notice: published.
        by: an editor or the director-general.
        reason: for the record only; what was published in error is not described to the public.
        on: the day of the removal.

    Raises:
        PermissionDenied: `by` may not.
        ValidationError: there is no reason, or the notice is not published.
    """
    require(by, Act.PUBLISH_NOTICE)
    why = stated(reason)
    row = AnnouncementPage.objects.select_for_update().get(pk=notice.pk)
    if not row.live:
        raise ValidationError(_("Only a published notice is removed; delete a draft instead."))
    if waiting := row.current_workflow_state:
        waiting.cancel(user=by)
    row.removed_on = on
    # Not live either: what Wagtail itself lists must not know it.
    UnpublishPageAction(row, user=by).execute(skip_permission_checks=True)
    notice.refresh_from_db()
    return record(notice=notice, kind=Decision.REMOVED, reason=why, by=by)
