"""What a publication leaves for the readers: the description of the change."""

from datetime import datetime
from typing import Any

from cms_pages.models import AnnouncementPage, ChangeNote


def note_publication(*, notice: AnnouncementPage, revision: Any, at: datetime) -> ChangeNote | None:
    """Add the published description to the notice's public history, if it has one."""
    text = notice.change_note.strip()
    if not text:
        return None
    return ChangeNote.objects.create(notice=notice, text=text, noted_at=at, revision=revision)
