"""Return a submitted notice to its author with a comment."""

from typing import Any

from django.db import transaction

from cms_pages.models import AnnouncementPage
from cms_pages.services.answers import answer


@transaction.atomic
def return_announcement(*, notice: AnnouncementPage, by: Any, comment: str) -> AnnouncementPage:
    """Give the text back; its author changes it and submits it again.

    Raises:
        PermissionDenied: `by` may not approve, wrote or submitted the text, or the notice does not wait.
        ValidationError: there is no comment.
    """
    answer(notice=notice, by=by, action="reject", comment=comment)
    notice.refresh_from_db()
    return notice
