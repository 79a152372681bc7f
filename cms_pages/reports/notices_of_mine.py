"""The notices that address a person, and what the person has not looked at yet."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Prefetch, Value, When
from django.utils.translation import gettext_lazy as _

from cms_pages.addressing import standings_of
from cms_pages.models import AnnouncementPage, AnnouncementQuerySet, NoticeReceipt

CURRENT, UNSEEN, UNCONFIRMED, ARCHIVED, GENERAL = "current", "unseen", "unconfirmed", "archived", "general"

# The lists in the order of their tabs.
LISTS: dict[str, Any] = {
    CURRENT: _("Current"),
    UNSEEN: _("Not seen by me"),
    UNCONFIRMED: _("Waiting for my confirmation"),
    ARCHIVED: _("Archive"),
    GENERAL: _("To everybody"),
}


def notices_of_mine(user: Any, *, on: date, which: str = CURRENT) -> AnnouncementQuerySet:
    """Return one of the lists, with what it shows of each notice fetched along.

    What is withdrawn asks nothing of anybody any more, and an archived notice counts as read.
    """
    rows = AnnouncementPage.objects.with_open_files_on(on)
    mine = rows.addressed_to(standings_of(user, on=on))
    current = mine.displayed_on(on)
    own = NoticeReceipt.objects.of(user).filter(notice=OuterRef("pk"))
    lists: dict[str, Callable[[], AnnouncementQuerySet]] = {
        CURRENT: lambda: current,
        UNSEEN: lambda: current.exclude(Exists(own)),
        UNCONFIRMED: lambda: current.exclude(Exists(own.exclude(acknowledged_at=None))),
        ARCHIVED: lambda: mine.archived_on(on),
        GENERAL: lambda: rows.displayed_on(on).addressed_to_all(),
    }
    unseen_first = Case(When(Exists(own), then=Value(1)), default=Value(0))
    receipts = Prefetch("receipts", queryset=NoticeReceipt.objects.of(user), to_attr="own_receipts")
    found: AnnouncementQuerySet = lists[which]().order_by(unseen_first, "-first_published_at", "-pk")
    return found.with_attachments().with_successors_on(on).prefetch_related(receipts)
