"""J1 at the keyboard: days from the calendar, a file with it, and a second editor approves in the dialog."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from cms_pages.models import AnnouncementPage
from cms_pages.site_tree import ensure_site_tree
from organisation.models import User
from persian.clock import today
from persian.jalali import fa_date

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "فهرست مدارس بدون فرم"


def packed() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("schools.csv", "یزد")
    return stream.getvalue()


def enter(page: Page, url: str, client: Any) -> None:
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])


def pick(page: Page, field: str, *keys: str) -> None:
    """Open the calendar beside a field with the keyboard, move, and take the day."""
    page.locator(field).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_be_visible()
    for key in (*keys, "Enter"):
        page.keyboard.press(key)
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_from_the_empty_form_to_the_board(
    page: Page, live_server: Any, hq_editor: User, hq_editor2: User, sign_in: Callable[[User], Any]
) -> None:
    board = ensure_site_tree()
    url = live_server.url
    enter(page, url, sign_in(hq_editor))
    page.goto(url + reverse("wagtailadmin_pages:add", args=["cms_pages", "announcementpage", board.pk]))
    page.locator("#id_title").fill(TITLE)
    pick(page, "#id_display_from")
    expect(page.locator("#id_display_from")).to_have_value(fa_date(today()))
    pick(page, "#id_display_until", "PageDown")
    page.locator("#id_attachments-ADD").press("Enter")
    page.locator("#id_attachments-0-label").fill("فایل فشرده فهرست مدارس")
    page.locator("#id_attachments-0-file").set_input_files(
        {"name": "list.zip", "mimeType": "application/zip", "buffer": packed()}
    )
    page.locator("footer button[aria-expanded]").last.press("Enter")
    page.locator("button[name=action-submit]").press("Enter")
    page.wait_for_url(lambda address: "/add/" not in address)
    notice = AnnouncementPage.objects.get()
    assert (notice.live, notice.display_from) == (False, today())

    enter(page, url, sign_in(hq_editor2))
    page.goto(url + reverse("wagtailadmin_pages:edit", args=[notice.pk]))
    page.locator("footer button[aria-expanded]").last.press("Enter")
    page.get_by_role("button", name="تأیید و انتشار").press("Enter")
    page.locator(".modal-content").get_by_role("button", name="تأیید").press("Enter")
    page.wait_for_url(lambda address: "/edit/" not in address)

    page.context.clear_cookies()
    page.goto(url)
    line = f"تاریخ نمایش از {fa_date(today())} تا {fa_date(notice.display_until)} مشاهده"
    expect(page.locator("p.notice__window")).to_have_text(line)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("فایل فشرده فهرست مدارس")).press("Enter")
    assert download.value.suggested_filename == "فایل-فشرده-فهرست-مدارس.zip"
