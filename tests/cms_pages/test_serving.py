"""Files follow their notice: closed before the window, open in it and from the archive, and never a draft's."""

from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.test import Client

from cms_pages.models import AnnouncementPage, AttachmentVersion
from cms_pages.services.store_attachment import store_attachment
from organisation.models import User
from tests.factories.announcement import PDF, draft, notice

BEFORE, FIRST, LAST, AFTER = (
    "2019-04-29T23:59:59+04:30",
    "2019-04-30T00:00:00+04:30",
    "2019-05-21T23:59:59+04:30",
    "2019-05-22T00:00:00+04:30",
)


def link(page: AnnouncementPage) -> str:
    return page.attachments.get().get_absolute_url()


def fetch(client: Client, address: str, method: str = "get") -> tuple[int, bytes]:
    """Return status and body, and let go of the file."""
    response = getattr(client, method)(address)
    body = b"".join(response.streaming_content) if response.streaming else b""
    response.close()
    return response.status_code, body


@pytest.fixture
def page(site_tree: Any) -> AnnouncementPage:
    return notice(attachments=[("فایل فشرده لیست مدارس", "list.pdf", PDF)])


@pytest.mark.parametrize(("moment", "status"), [(BEFORE, 404), (FIRST, 200), (LAST, 200), (AFTER, 200)])
def test_the_window_guards_the_file_to_the_second(
    page: AnnouncementPage, client: Client, moment: str, status: int
) -> None:
    with time_machine.travel(moment, tick=False):
        assert fetch(client, link(page)) == (status, PDF if status == 200 else b"")
        assert fetch(client, link(page), "head") == (status, b"")


@time_machine.travel(FIRST)
def test_it_is_sent_as_a_download_that_no_browser_runs(page: AnnouncementPage, client: Client) -> None:
    response = client.get(link(page))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff"
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy


@time_machine.travel(FIRST)
def test_the_key_decides_and_the_name_is_for_people(page: AnnouncementPage, client: Client) -> None:
    key = page.attachments.get().key
    assert fetch(client, f"/files/{key}/any-other-name.pdf") == (200, PDF)
    assert fetch(client, f"/files/{key[:-1]}x/list.pdf") == (404, b"")
    assert fetch(client, link(page), "post") == (405, b"")


@time_machine.travel(BEFORE)
def test_only_an_editor_fetches_it_before_the_window(
    page: AnnouncementPage, hq_editor: User, yazd_head: User, sign_in: Any
) -> None:
    assert sign_in(yazd_head).get(link(page)).status_code == 404
    early = sign_in(hq_editor).get(link(page))
    assert b"".join(early.streaming_content) == PDF
    assert early["Cache-Control"] == "private, no-store"


@time_machine.travel(FIRST)
def test_a_drafts_file_is_not_served(site_tree: Any, client: Client) -> None:
    assert client.get(link(draft(attachments=[("پیوست", "a.pdf", PDF)]))).status_code == 404


@time_machine.travel(FIRST)
def test_an_unpublished_notice_closes_its_file(page: AnnouncementPage, client: Client) -> None:
    page.unpublish()
    assert client.get(link(page)).status_code == 404


def _replace(page: AnnouncementPage, content: bytes) -> AttachmentVersion:
    """Replace the file in a new draft of the page."""
    newest = page.get_latest_revision_as_object()
    row = newest.attachments.get()
    row.version = store_attachment(file=ContentFile(content), name="new.pdf", replaces=row.version)
    newest.attachments.add(row)
    newest.save_revision()
    return row.version


@time_machine.travel(FIRST)
def test_a_replacement_is_public_only_when_published_and_keeps_the_link(page: AnnouncementPage, client: Client) -> None:
    address, old = link(page), page.attachments.get().version
    new = _replace(page, PDF + b"2")
    assert fetch(client, address) == (200, PDF)
    assert new.since is None
    page.get_latest_revision().publish()
    assert fetch(client, address) == (200, PDF + b"2")
    new.refresh_from_db()
    old.refresh_from_db()
    assert new.since is not None
    assert old.since is not None
    assert new.replaces == old


@time_machine.travel(FIRST)
def test_a_removed_attachment_is_gone_when_that_is_published(page: AnnouncementPage, client: Client) -> None:
    address, newest = link(page), page.get_latest_revision_as_object()
    newest.attachments.set([])
    revision = newest.save_revision()
    assert fetch(client, address) == (200, PDF)
    revision.publish()
    assert client.get(address).status_code == 404


@time_machine.travel(FIRST)
def test_a_file_missing_from_the_disk_is_404(page: AnnouncementPage, client: Client, settings: LazySettings) -> None:
    Path(page.attachments.get().version.file.path).unlink()
    assert client.get(link(page)).status_code == 404


def test_the_bytes_lie_under_a_name_that_says_nothing(page: AnnouncementPage, settings: LazySettings) -> None:
    stored = Path(page.attachments.get().version.file.path)
    assert stored.parent == Path(settings.MEDIA_ROOT) / "attachments"
    assert "list" not in stored.name
