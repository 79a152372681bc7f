"""Approve a submitted notice, which publishes it; from then on its window decides where it stands."""

from typing import Any

from django.db import transaction

from cms_pages.models import AnnouncementPage
from cms_pages.services.answers import answer


@transaction.atomic
def approve_announcement(*, notice: AnnouncementPage, by: Any, comment: str = "") -> AnnouncementPage:
    """Publish the newest draft on the word of somebody who did not write it.

    Raises:
        PermissionDenied: `by` may not approve, wrote or submitted the text, or the notice does not wait.
        ValidationError: readers would not be told of a change.
    """
    answer(notice=notice, by=by, action="approve", comment=comment)
    notice.refresh_from_db()
    return notice
