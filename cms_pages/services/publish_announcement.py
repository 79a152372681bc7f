"""Publish the newest draft of a notice; from then on its window decides where it stands."""

from typing import Any

from django.db import transaction

from cms_pages.models import AnnouncementPage
from organisation.acts import Act, require


@transaction.atomic
def publish_announcement(page: AnnouncementPage, by: Any) -> AnnouncementPage:
    """Make the newest revision of the notice live.

    Raises:
        PermissionDenied: `by` may not publish notices.
    """
    require(by, Act.PUBLISH_NOTICE)
    revision = page.latest_revision or page.save_revision(user=by)
    revision.publish(user=by)
    page.refresh_from_db()
    return page
