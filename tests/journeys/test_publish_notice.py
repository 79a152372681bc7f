"""J1: an editor writes a scheduled notice with a file, and its window opens and closes with Tehran's days."""

import html
import io
import re
import zipfile
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cms_pages.models import AnnouncementPage
from organisation.models import User
from tests.cms_pages.test_forms import create, edit, newest_row

TITLE = "فهرست مدارس بدون فرم تا تاریخ 98/02/10"
WINDOW = "تاریخ نمایش از ۱۳۹۸/۰۲/۱۰ تا ۱۳۹۸/۰۲/۳۱"


def archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("schools.csv", "یزد" * 210_000)
    return stream.getvalue()


@pytest.fixture
def page(site_tree: Any, hq_editor: User, sign_in: Any) -> AnnouncementPage:
    """Written and published on 1398/02/05, five days before the window."""
    with time_machine.travel("2019-04-25T10:00:00+04:30"):
        create(
            sign_in(hq_editor),
            [{"label": "فایل فشرده فهرست مدارس", "file": SimpleUploadedFile("list.zip", archive())}],
            title=TITLE,
            **{"action-publish": "1"},
        )
    return AnnouncementPage.objects.get()


def reading(client: Client, address: str) -> str:
    """Return what a person reads there, or the status."""
    response = client.get(address)
    if response.status_code != 200:
        return str(response.status_code)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", response.content.decode())).split())


def fetch(client: Client, page: AnnouncementPage) -> int:
    response = client.get(page.attachments.get().get_absolute_url())
    response.close()
    return response.status_code


SHOWN_TITLE = "فهرست مدارس بدون فرم تا تاریخ ۹۸/۰۲/۱۰"


@pytest.mark.parametrize("moment", ["2019-04-25T10:00:00+04:30", "2019-04-29T23:59:59+04:30"])
def test_before_the_window_nobody_outside_finds_it(page: AnnouncementPage, client: Client, moment: str) -> None:
    with time_machine.travel(moment, tick=False):
        assert SHOWN_TITLE not in reading(client, "/")
        assert SHOWN_TITLE not in reading(client, "/archive/")
        assert reading(client, page.url) == "404"
        assert fetch(client, page) == 404


@pytest.mark.parametrize("moment", ["2019-04-30T00:00:00+04:30", "2019-05-21T23:59:59+04:30"])
def test_from_the_first_to_the_last_second_it_is_current(page: AnnouncementPage, client: Client, moment: str) -> None:
    with time_machine.travel(moment, tick=False):
        assert SHOWN_TITLE in reading(client, "/")
        assert f"{WINDOW} مشاهده" in reading(client, "/")
        assert SHOWN_TITLE not in reading(client, "/archive/")
        detail = reading(client, page.url)
        assert WINDOW in detail
        assert f"{WINDOW} مشاهده" not in detail
        assert fetch(client, page) == 200


@pytest.mark.parametrize("moment", ["2019-05-22T00:00:00+04:30", "2021-04-21T12:00:00+04:30"])
def test_afterwards_it_is_in_the_archive_with_its_file(page: AnnouncementPage, client: Client, moment: str) -> None:
    with time_machine.travel(moment, tick=False):
        assert SHOWN_TITLE not in reading(client, "/")
        assert f"بایگانی {SHOWN_TITLE}" in reading(client, "/archive/")
        assert WINDOW in reading(client, page.url)
        assert fetch(client, page) == 200


@time_machine.travel("2019-04-30T12:00:00+04:30")
def test_label_type_and_size_are_shown(page: AnnouncementPage, client: Client) -> None:
    assert "فایل فشرده فهرست مدارس (ZIP، ۱٫۲ مگابایت)" in reading(client, page.url)
    assert "سه‌شنبه ۱۰ اردیبهشت ۱۳۹۸" in reading(client, "/")
    assert "۲۴ شعبان ۱۴۴۰" in reading(client, "/")


def test_editing_after_its_end_saves_without_an_error(page: AnnouncementPage, hq_editor: User, sign_in: Any) -> None:
    row = newest_row(page)
    posted = {"key": row.key, "version": row.version_id, "id": row.pk or "", "label": row.label}
    response = edit(sign_in(hq_editor), page, [posted], title="عنوان تازه", **{"action-publish": "1"})
    assert response.status_code == 302
    page.refresh_from_db()
    assert (page.title, page.live, page.expired) == ("عنوان تازه", True, False)
