"""J1: an editor writes a scheduled notice with a file, another approves it, and its window opens and closes with
Tehran's days. The form itself, the picker by keyboard, is in tests/browser/test_publish_notice.py.
"""

import html
import io
import re
import zipfile
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

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
def page(site_tree: Any, hq_editor: User, hq_editor2: User, sign_in: Any) -> AnnouncementPage:
    """Written, submitted and approved on 1398/02/05, five days before the window."""
    with time_machine.travel("2019-04-25T10:00:00+04:30"):
        create(
            sign_in(hq_editor),
            [{"label": "فایل فشرده فهرست مدارس", "file": SimpleUploadedFile("list.zip", archive())}],
            title=TITLE,
            **{"body-0-type": "paragraph", "body-0-value": contentstate(PASTED), "action-submit": "1"},
        )
        assert AnnouncementPage.objects.get().live is False
        answer(sign_in(hq_editor2), AnnouncementPage.objects.get())
    return AnnouncementPage.objects.get()


def contentstate(source: str) -> str:
    """Return HTML as the editor of the browser posts it."""
    converter = ContentstateConverter(features=["bold", "link"])
    return str(converter.from_database_format(source))


def answer(client: Client, page: AnnouncementPage) -> None:
    """Approve in the dialog that the dashboard and the notice open."""
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    assert client.post(address, {"comment": ""}).status_code == 302


def reading(client: Client, address: str) -> str:
    """Return what a person reads there, or the status."""
    response = client.get(address)
    if response.status_code != 200:
        return str(response.status_code)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", response.content.decode())).split())


PASTED = "<p>\u00a0</p><p>سلام\u00a0علیکم</p><p>&nbsp;</p><p>فهرست مدارس به پیوست است.</p>"


def fetch(client: Client, page: AnnouncementPage) -> int:
    response = client.get(page.attachments.get().get_absolute_url())
    response.close()
    return response.status_code


SHOWN_TITLE = "فهرست مدارس بدون فرم تا تاریخ ۹۸/۰۲/۱۰"


def test_the_author_does_not_approve_what_he_wrote(
    site_tree: Any, hq_editor: User, hq_editor2: User, sign_in: Any
) -> None:
    author = sign_in(hq_editor)
    create(author, [], title=TITLE, **{"action-submit": "1"})
    notice = AnnouncementPage.objects.get()
    state = notice.current_workflow_task_state
    author.post(reverse("wagtailadmin_pages:workflow_action", args=[notice.pk, "approve", state.pk]), {"comment": ""})
    assert AnnouncementPage.objects.get().live is False
    answer(sign_in(hq_editor2), AnnouncementPage.objects.get())
    assert AnnouncementPage.objects.get().live is True


def test_what_was_pasted_has_no_blank_paragraphs(page: AnnouncementPage, client: Client) -> None:
    with time_machine.travel("2019-05-01T10:00:00+04:30"):
        content = client.get(page.url).content.decode()
    assert "\u00a0" not in content
    assert "&nbsp;" not in content
    assert not re.search(r"<p[^>]*>\s*</p>", content)
    assert "سلام علیکم" in content


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
        assert f"بایگانی {SHOWN_TITLE} {WINDOW}" in reading(client, page.url)
        assert fetch(client, page) == 200


@time_machine.travel("2019-04-30T12:00:00+04:30")
def test_label_type_and_size_are_shown(page: AnnouncementPage, client: Client) -> None:
    assert "فایل فشرده فهرست مدارس (ZIP، ۱٫۲ مگابایت)" in reading(client, page.url)
    assert "سه‌شنبه ۱۰ اردیبهشت ۱۳۹۸" in reading(client, "/")
    assert "۲۴ شعبان ۱۴۴۰" in reading(client, "/")


def test_editing_after_its_end_saves_without_an_error(
    page: AnnouncementPage, hq_editor: User, hq_editor2: User, sign_in: Any
) -> None:
    row = newest_row(page)
    posted = {"key": row.key, "version": row.version_id, "id": row.pk or "", "label": row.label}
    told = {"change_note": "عنوان اصلاح شد.", "action-submit": "1"}
    response = edit(sign_in(hq_editor), page, [posted], title="عنوان تازه", **told)
    assert response.status_code == 302
    answer(sign_in(hq_editor2), AnnouncementPage.objects.get())
    page.refresh_from_db()
    assert (page.title, page.live, page.expired) == ("عنوان تازه", True, False)
