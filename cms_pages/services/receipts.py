"""For which directorates a person may receive a notice."""

from typing import Any

from cms_pages.addressing import standings_of
from cms_pages.models import Addressee, AnnouncementPage
from persian.clock import today


def places_of(notice: AnnouncementPage, user: Any) -> list[int | None]:
    """Return the directorates in which the published notice addresses the person; None is headquarters."""
    held = standings_of(user, on=today())
    rows = Addressee.objects.filter(page=notice.pk)
    found = [standing.directorate for standing in held if rows.meaning([standing]).exists()]
    return list(dict.fromkeys(found))
