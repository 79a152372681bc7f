"""A page of a list costs the same queries whatever stands on it, and an entry is as fresh as what it shows."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamValue

from cms_pages.models import AnnouncementPage, Attachment, BoardPage, Letter
from cms_pages.reports.list_page import ListPage, list_page
from cms_pages.services.supersede_announcement import supersede_announcement
from organisation.models import User
from tests.factories.announcement import PDF, day, draft, notice

pytestmark = pytest.mark.usefixtures("site_tree")
ROUTING = 4  # Wagtail's: site, root page, child, view restrictions


@pytest.fixture(autouse=True)
def _in_the_window() -> Iterator[None]:
    with time_machine.travel(datetime(2019, 5, 5, 9, 0), tick=False):  # 1398/02/15
        yield


def shown(number: int = 1) -> ListPage | None:
    board = BoardPage.objects.get()
    today = day("1398/02/15")
    rows = board.notices.displayed_on(today).important_first()
    return list_page(rows, number, day=today, state="current", board_url="/")


def entries() -> list[str]:
    page = shown()
    assert page is not None
    return [str(entry) for entry in page.entries]


def queries(client: Client, path: str) -> int:
    client.get(path)  # the site is asked for once a process
    with CaptureQueriesContext(connection) as made:
        assert client.get(path).status_code == 200
    return len(made)


def citing(title: str) -> AnnouncementPage:
    """Return a published notice whose text is the citation of a letter of its own."""
    page = draft(title)
    letter = Letter.objects.create(number=f"7490{Letter.objects.count()}")
    rows: Any = [{"type": "letter", "value": {"letter": letter.pk, "clause": ""}}]
    page.body = StreamValue(page.body.stream_block, rows, is_lazy=True)
    page.save_revision().publish()
    return page


@pytest.mark.parametrize("path", ["/", "/archive/"])
def test_the_queries_do_not_grow_with_notices_files_or_successors(client: Client, path: str) -> None:
    window = "1398/02/10-1398/02/31" if path == "/" else "1398/01/10-1398/01/31"
    notice("یک", window)
    ours = 4 if path == "/" else 5  # the list, its files, its successors, the lunar month; the years of the archive
    assert queries(client, path) == ROUTING + ours
    for number in range(24):
        files = [(f"فایل {place}", "a.pdf", PDF) for place in range(2)]
        notice(f"اطلاعیه {number}", window, attachments=files, supersedes=AnnouncementPage.objects.last())
    assert queries(client, path) == ROUTING + ours
    assert queries(client, f"{path}?page=2") == ROUTING + ours


def test_the_letters_of_all_notices_come_in_one_query(client: Client) -> None:
    citing("یک")
    assert queries(client, "/") == ROUTING + 5
    citing("دو")
    citing("سه")
    assert queries(client, "/") == ROUTING + 5


def test_pages_are_counted_and_what_is_no_page_is_none() -> None:
    assert (page := shown()) is not None
    assert (page.numbers.paginator.count, page.entries) == (0, [])
    assert shown(2) is None
    for number in range(21):
        notice(f"اطلاعیه {number}")
    second = shown(2)
    assert second is not None
    assert (second.numbers.number, second.numbers.paginator.count, len(second.entries)) == (2, 21, 1)
    assert shown(3) is None


def test_an_entry_shows_each_change_of_its_notice() -> None:
    page = notice("نخست", attachments=[("فایل", "a.pdf", PDF)])
    before = entries()
    assert entries() == before
    page.title = "دیگر"
    page.save_revision().publish()
    assert "دیگر" in entries()[0]
    Attachment.objects.update(label="برچسب تازه")
    assert "برچسب تازه" in entries()[0]
    AnnouncementPage.objects.update(kicker="روتیتر", withdrawn_on=day("1398/02/14"), withdrawal_reason="اشتباه")
    assert "روتیتر" in entries()[0]
    assert "اشتباه" in entries()[0]


def test_an_entry_leads_to_the_notice_that_takes_its_place(hq_editor: User) -> None:
    old, new = notice("پیشین"), notice("جانشین")
    assert all("notice__successor" not in entry for entry in entries())
    supersede_announcement(notice=old, successor=new, by=hq_editor, reason="متن کامل‌تر")
    entry = next(entry for entry in entries() if f'id="notice-{old.pk}"' in entry)
    assert f'<a href="{new.url}">جانشین</a>' in entry


def test_an_entry_shows_the_new_date_of_a_letter_that_it_cites() -> None:
    citing("یک")
    assert "۱۳۹۷/۱۲/۲۴" not in entries()[0]
    Letter.objects.update(date=day("1397/12/24"))
    assert "۱۳۹۷/۱۲/۲۴" in entries()[0]
