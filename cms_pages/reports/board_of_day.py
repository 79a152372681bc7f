"""The board as it stood, or will stand, on any day: for editors, from what was published by then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from cms_pages.models import AnnouncementPage, NoticeState

_EDGES_SHOWN = 8


@dataclass(frozen=True)
class Entry:
    """A notice as it stands on the day.

    Attributes:
        notice: with the text and window of that day; `pk` is the page's.
        state: where the clock puts it.
        is_withdrawn: withdrawn by that day.
        is_superseded: another notice of that day's public ones stands in its place.
        is_draft: it is not published, and would stand there if it were.
    """

    notice: AnnouncementPage
    state: NoticeState
    is_withdrawn: bool
    is_superseded: bool
    is_draft: bool


@dataclass(frozen=True)
class Edge:
    """A day after the asked one on which a notice appears on the board or leaves it; a draft would, if published."""

    day: date
    notice: AnnouncementPage
    appears: bool
    is_draft: bool


@dataclass(frozen=True)
class BoardOfDay:
    """The board of a day: current and upcoming notices whole, the archive as a count."""

    day: date
    is_past: bool
    current: tuple[Entry, ...]
    upcoming: tuple[Entry, ...]
    archived: int
    edges: tuple[Edge, ...]


def board_of_day(day: date, *, today: date, with_drafts: bool = False) -> BoardOfDay:
    """Return the board of a day.

    Args:
        day: asked for.
        today: a day before it is answered from the publications made by its end; others from what is published now.
        with_drafts: add what is not published and has its window then; for days that are not past.
    """
    notices = list(_as_published_by(day) if day < today else AnnouncementPage.objects.in_force())
    drafts = list(_drafts()) if with_drafts and day >= today else []
    entries = _entries(notices, drafts, day)
    entries.sort(key=_board_order, reverse=True)
    return BoardOfDay(
        day=day,
        is_past=day < today,
        current=tuple(entry for entry in entries if entry.state == NoticeState.CURRENT),
        upcoming=tuple(entry for entry in entries if entry.state == NoticeState.UPCOMING),
        archived=sum(entry.state == NoticeState.ARCHIVED for entry in entries),
        edges=_edges(entries, day),
    )


def _entries(notices: list[AnnouncementPage], drafts: list[AnnouncementPage], day: date) -> list[Entry]:
    both = [(notice, False) for notice in notices] + [(draft, True) for draft in drafts]
    superseded = {
        notice.supersedes_id
        for notice, _is_draft in both
        if notice.display_from <= day and not notice.is_withdrawn_on(day)
    }
    return [
        Entry(notice, notice.state_on(day), notice.is_withdrawn_on(day), notice.pk in superseded, is_draft)
        for notice, is_draft in both
    ]


def _board_order(entry: Entry) -> tuple[bool, datetime, int]:
    published = entry.notice.first_published_at or timezone.now()
    return entry.notice.is_important and not entry.is_withdrawn, published, entry.notice.pk


def _edges(entries: Iterable[Entry], day: date) -> tuple[Edge, ...]:
    found = []
    for entry in entries:
        notice, is_draft = entry.notice, entry.is_draft
        if notice.display_from > day:
            found.append(Edge(notice.display_from, notice, appears=True, is_draft=is_draft))
        if notice.display_until >= day:
            found.append(Edge(notice.display_until + timedelta(days=1), notice, appears=False, is_draft=is_draft))
    return tuple(sorted(found, key=lambda edge: (edge.day, not edge.appears, edge.notice.pk))[:_EDGES_SHOWN])


def _drafts() -> Iterable[AnnouncementPage]:
    """Notices that are not published, as their newest draft has them."""
    for page in AnnouncementPage.objects.filter(live=False, removed_on=None).select_related("latest_revision"):
        draft = page.get_latest_revision_as_object()
        if draft.display_from and draft.display_until:
            yield draft


def _as_published_by(day: date) -> Iterable[AnnouncementPage]:
    """Notices as they were published last by the end of a past day.

    A notice that was loaded from an older board has no publication of its own time: its first one stands for it.
    """
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    pages = AnnouncementPage.objects.filter(first_published_at__lt=end).exclude(removed_on__lte=day)
    revisions, taken_off = _publications(end)
    for page in pages:
        if page.pk in taken_off:
            continue
        revision = revisions.get(page.pk)
        notice = revision.as_object() if revision else page
        if notice.withdrawn_on and notice.withdrawn_on <= min(day, notice.display_from - timedelta(days=1)):
            continue
        notice.first_published_at = page.first_published_at
        yield notice


def _publications(end: datetime) -> tuple[dict[int, Revision], set[int]]:
    """Return by page the revision that was public at an instant, and the pages that were taken off by then."""
    entries = PageLogEntry.objects.filter(action__in=("wagtail.publish", "wagtail.unpublish")).order_by(
        "timestamp", "pk"
    )
    last: dict[int, str] = {}
    shown: dict[int, int] = {}
    for page, action, at, revision in entries.values_list("page_id", "action", "timestamp", "revision_id"):
        if action == "wagtail.publish" and revision and (at < end or page not in shown):
            shown[page] = revision
        if at < end:
            last[page] = action
    found = Revision.objects.in_bulk(set(shown.values()))
    revisions = {page: found[revision] for page, revision in shown.items() if revision in found}
    return revisions, {page for page, action in last.items() if action == "wagtail.unpublish"}
