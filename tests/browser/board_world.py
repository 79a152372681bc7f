"""A board with a notice in every state, for the tests in a real browser; windows are told in days from today."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from cms_pages.models import AnnouncementPage, BoardPage, NoticeTopic
from cms_pages.rules.text_blocks import TextBlock
from cms_pages.services.draft_announcement import draft_announcement
from cms_pages.services.remove_announcement import remove_announcement
from cms_pages.services.store_attachment import store_attachment
from cms_pages.services.withdraw_announcement import withdraw_announcement
from cms_pages.site_tree import ensure_site_tree
from organisation.models import User
from persian.clock import today
from tests.factories.announcement import PDF

CITING = "بخشنامه شماره24/189975/110-23/10/1398 به پیوست است. "
TABLE = {
    "columns": [{"type": "text", "heading": "استان"}, {"type": "text", "heading": "ثبت نهایی"}],
    "rows": [{"values": ["یزد", "1100"]}, {"values": ["گیلان", ""]}],
    "caption": "مشارکت استان‌ها",
}
# The addresses of the notices of full_board, in the order in which they are written.
ARCHIVED, CURRENT, WITHDRAWN, SUPERSEDED, SUCCESSOR, REMOVED, UPCOMING = (f"/{number}/" for number in range(1, 8))
PUBLIC = (
    "/", "/?page=2", "/archive/", "/archive/1300/", "/search/", "/search/?q=بخشنامه", "/search/?q=ناموجود",
    "/search/?q=متن&year=13x&topic=999", ARCHIVED, CURRENT, WITHDRAWN, SUPERSEDED, SUCCESSOR,
)  # fmt: skip
REFUSED = {"/no-such-page/": 404, UPCOMING: 404, REMOVED: 410}


def published(title: str, first: int, last: int, **fields: Any) -> AnnouncementPage:
    """Publish a notice whose window is told in days from today."""
    day = today()
    fields = {"paragraphs": [CITING * 8], **fields}
    page = draft_announcement(
        title=title,
        display_from=day + timedelta(days=first),
        display_until=day + timedelta(days=last),
        by=None,
        **fields,
    )
    page.latest_revision.publish()
    page.refresh_from_db()
    return page


def full_board(by: User) -> BoardPage:
    """Fill the board: archived, current with everything, withdrawn, superseded, its successor, removed, upcoming."""
    ensure_site_tree()
    published("پایان‌یافته", -30, -1, attachments=[("فایل بایگانی", None, None)])
    _current()
    withdraw_announcement(notice=published("لغوشده", -2, 9), by=by, reason="تاریخ نادرست بود.", on=today())
    old = published("مهلت نخست", -5, 9)
    published("مهلت دوم", -3, 9, supersedes=old)
    remove_announcement(notice=published("نادرست", -3, 9), by=by, reason="اشتباه", on=today())
    published("آینده", 3, 9)
    return BoardPage.objects.get()


def _current() -> AnnouncementPage:
    page = published(
        "جاری با پیوست و نکته",
        -1,
        30,
        kicker="اطلاعیه مهم",
        is_important=True,
        salutation="روسای محترم استان ...\nکارشناسان مناطق",
        deadline=today() + timedelta(days=5),
        as_of=today() - timedelta(days=2),
        attachments=[("فایل فشرده لیست مدارس", "list.pdf", PDF), ("فایل راهنما", None, None)],
        blocks=[
            TextBlock("heading", ("بخش دوم",)),
            TextBlock("numbered_list", ("نخست", "سپس")),
            TextBlock("callout", ("نکته مهم:", "متن نکته")),
        ],
    )
    draft = page.get_latest_revision_as_object()
    row, other = draft.attachments.all()
    row.version = store_attachment(file=ContentFile(PDF + b"2"), name="a.pdf", replaces=row.version, note="اصلاح شد.")
    draft.attachments.set([row, other])
    block = draft.body.stream_block.child_blocks["table"]
    draft.body.append(("table", block.to_python(TABLE)))
    draft.topics.set([NoticeTopic.objects.create(name="ایمنی مدارس"), NoticeTopic.objects.create(name="اسکان")])
    draft.change_note = "فایل پیوست اصلاح شد."
    draft.save_revision().publish()
    page.refresh_from_db()
    return page
