"""Record that a notice was seen by somebody whom it addresses."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms_pages.models import AnnouncementPage, NoticeReceipt
from cms_pages.services.receipts import places_of
from persian.clock import today


@transaction.atomic
def note_reading(*, notice: AnnouncementPage, by: Any, at: datetime | None = None) -> list[NoticeReceipt]:
    """Record the first time that `by` sees the notice, for each directorate in which it addresses them.

    Nothing is recorded before the window, after a withdrawal, nor of readers whom the notice does not address.

    Args:
        at: when; now unless told.

    Returns:
        The person's receipts, old and new.
    """
    if not notice.has_open_files_on(today()):
        return []
    places: list[Any] = places_of(notice, by)
    return [
        NoticeReceipt.objects.get_or_create(
            notice=notice, person=by, directorate_id=place, defaults={"seen_at": at or timezone.now()}
        )[0]
        for place in places
    ]
