"""Propose other days for a published notice: a draft with the new window, sent for approval at once."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms_pages.models import AnnouncementPage
from cms_pages.services.submit_announcement import submit_announcement


@transaction.atomic
def revise_window(
    *, notice: AnnouncementPage, display_from: date, display_until: date, note: str, by: Any
) -> AnnouncementPage:
    """Send the notice for approval with another window and the sentence that tells its readers.

    Until it is approved, the old window counts.

    Raises:
        PermissionDenied: `by` may not edit the notice.
        ValidationError: the window ends before it begins, the readers' sentence is missing, the notice is not
            published, or it has a draft already.
    """
    if not notice.permissions_for_user(by).can_edit():
        raise PermissionDenied(_("You may not edit this notice."))
    if not notice.live:
        raise ValidationError(_("The notice is not published yet: change its window in its form."))
    if notice.has_unpublished_changes:
        raise ValidationError(_("The notice has changes that are not published: change its window in its form."))
    draft = notice.get_latest_revision_as_object()
    draft.display_from, draft.display_until = display_from, display_until
    draft.change_note, draft.change_is_minor = note.strip(), False
    draft.save_revision(user=by, log_action=True)
    notice.refresh_from_db()
    submit_announcement(notice=notice, by=by)
    return notice
