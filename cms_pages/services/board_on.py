"""The board as it stands, or stood, on a day; what its page shows, for commands and other programs."""

from datetime import date
from typing import Any

from cms_pages.models import AnnouncementPage, AnnouncementQuerySet
from persian.jalali import fa_date


def board_on(day: date) -> dict[str, Any]:
    """Return the current, archived and upcoming notices of a day in the board's order."""
    notices = AnnouncementPage.objects
    return {
        "on": day.isoformat(),
        "jalali": fa_date(day),
        "current": _rows(notices.displayed_on(day).important_first()),
        "archived": _rows(notices.archived_on(day).in_publication_order()),
        "upcoming": _rows(notices.upcoming_on(day).in_publication_order()),
    }


def _rows(notices: AnnouncementQuerySet) -> list[dict[str, str]]:
    return [
        {
            "title": notice.title,
            "from": fa_date(notice.display_from),
            "until": fa_date(notice.display_until),
            "from_iso": notice.display_from.isoformat(),
            "until_iso": notice.display_until.isoformat(),
        }
        for notice in notices
    ]
