"""Publish a notice without its approval: by force, with a reason, on record."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms_pages.approval import require_note
from cms_pages.models import AnnouncementPage, Decision
from cms_pages.services.decisions import record, stated
from organisation.acts import Act, require


@transaction.atomic
def publish_announcement(*, notice: AnnouncementPage, by: Any, reason: str) -> AnnouncementPage:
    """Make the newest draft public although nobody approved it; a waiting approval ends with it.

    Raises:
        PermissionDenied: `by` is not the director-general.
        ValidationError: there is no reason, the notice is removed, or readers would not be told of a change.
    """
    require(by, Act.FORCE_NOTICE)
    why = stated(reason)
    if notice.removed_on is not None:
        raise ValidationError(_("This notice was removed: bring it back first."))
    require_note(notice)
    revision = notice.latest_revision or notice.save_revision(user=by)
    revision.publish(user=by, skip_permission_checks=True)
    notice.refresh_from_db()
    record(notice=notice, kind=Decision.FORCED, reason=why, by=by)
    return notice
