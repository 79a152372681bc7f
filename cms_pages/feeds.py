"""The board for other portals and for feed readers: what is current today as RSS, Atom and JSON Feed."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms_pages.models import AnnouncementPage, Attachment, BoardPage
from cms_pages.notice_body import plain_lines
from persian.clock import today
from persian.digits import to_persian_digits
from persian.jalali import fa_date

JSON_FEED = "https://jsonfeed.org/version/1.1"


def current_notices(board: BoardPage) -> list[AnnouncementPage]:
    """Return the notices of today's board in its own order, with their topics and files."""
    rows = board.notices.displayed_on(today()).important_first().with_attachments()
    return list(rows.prefetch_related("topics").select_related("unit"))


class BoardFeed(Feed[AnnouncementPage, BoardPage]):
    """RSS 2.0; the text is plain, so that no other page shows markup of ours."""

    feed_type: Any = Rss201rev2Feed
    own_address = "feed_rss"

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> BoardPage:
        """Return the board."""
        return BoardPage.objects.get()

    def title(self, board: BoardPage) -> str:
        """Return the board's title."""
        return board.title

    def description(self, board: BoardPage) -> str:
        """Return what the board says of itself."""
        return board.introduction or _("The notices that are on display today.")

    subtitle = description

    def link(self, board: BoardPage) -> str:
        """Return the board's address."""
        return str(board.url)

    def feed_url(self) -> str:
        """Return the feed's own address."""
        return reverse(self.own_address)

    language = "fa"

    def items(self, board: BoardPage) -> list[AnnouncementPage]:
        """Return the notices on display."""
        return current_notices(board)

    def item_title(self, item: AnnouncementPage) -> str:
        """Return the title as the board shows it."""
        return to_persian_digits(item.title)

    def item_description(self, item: AnnouncementPage) -> str:
        """Return window and text, a line each."""
        return "\n".join([window_text(item), *plain_lines(item.body)])

    def item_link(self, item: AnnouncementPage) -> str:
        """Return the notice's address."""
        return str(item.url)

    def item_pubdate(self, item: AnnouncementPage) -> datetime | None:
        """Return when it was published first."""
        return item.first_published_at

    def item_updateddate(self, item: AnnouncementPage) -> datetime | None:
        """Return when it was published last."""
        return item.last_published_at

    def item_categories(self, item: AnnouncementPage) -> list[str]:
        """Return its topics."""
        return [topic.name for topic in item.topics.all()]


class AtomBoardFeed(BoardFeed):
    """The same as Atom."""

    feed_type = Atom1Feed
    own_address = "feed_atom"


@require_safe
def json_feed(request: HttpRequest) -> JsonResponse:
    """Send the board as JSON Feed, each notice with its window and files under `_arzyab`."""
    board = BoardPage.objects.get()
    answer = {
        "version": JSON_FEED,
        "title": board.title,
        "home_page_url": request.build_absolute_uri(str(board.url)),
        "feed_url": request.build_absolute_uri(reverse("feed_json")),
        "language": "fa",
        "items": [_item(notice, request) for notice in current_notices(board)],
    }
    return JsonResponse(answer, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False})


def window_text(notice: AnnouncementPage) -> str:
    """Return the window in words."""
    days = {"first": fa_date(notice.display_from), "last": fa_date(notice.display_until)}
    return _("Displayed from %(first)s until %(last)s") % days


def _item(notice: AnnouncementPage, request: HttpRequest) -> dict[str, Any]:
    address = request.build_absolute_uri(str(notice.url))
    item = {
        "id": address,
        "url": address,
        "title": notice.title,
        "content_text": "\n".join(plain_lines(notice.body)),
        "date_published": _moment(notice.first_published_at),
        "date_modified": _moment(notice.last_published_at),
        "tags": [topic.name for topic in notice.topics.all()],
        "attachments": [_file(row, request) for row in notice.attachments.all() if row.version],
        "_arzyab": {
            "display_from": notice.display_from.isoformat(),
            "display_until": notice.display_until.isoformat(),
            "data_as_of": notice.as_of.isoformat() if notice.as_of else None,
            "deadline": notice.deadline.isoformat() if notice.deadline else None,
            "is_important": notice.is_important,
            "issued_by": notice.unit.name if notice.unit else None,
        },
    }
    return {name: value for name, value in item.items() if value not in (None, [])}


def _file(row: Attachment, request: HttpRequest) -> dict[str, Any]:
    assert row.version is not None
    return {
        "url": request.build_absolute_uri(row.get_absolute_url()),
        "title": row.label,
        "mime_type": row.version.content_type,
        "size_in_bytes": row.version.size,
    }


def _moment(at: datetime | None) -> str | None:
    return timezone.localtime(at).isoformat() if at else None
