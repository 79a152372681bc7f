"""Versions under one link: listed with day, note and checksum; only the newest is offered."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms_pages.models import AnnouncementPage, AttachmentVersion
from cms_pages.reports.file_histories import file_histories
from cms_pages.services.store_attachment import store_attachment
from tests.factories.announcement import PDF, notice

pytestmark = pytest.mark.usefixtures("site_tree")
TEHRAN = ZoneInfo("Asia/Tehran")


def replace(page: AnnouncementPage, content: bytes, note: str, *, publish: bool = True) -> AttachmentVersion:
    draft = page.get_latest_revision_as_object()
    [row] = rows = list(draft.attachments.all())
    row.version = store_attachment(file=ContentFile(content), name="a.pdf", replaces=row.version, note=note)
    draft.attachments.set(rows)
    revision = draft.save_revision()
    if publish:
        revision.publish()
    page.refresh_from_db()
    assert row.version
    return row.version


@pytest.fixture
def page(site_tree: object) -> AnnouncementPage:
    with time_machine.travel(datetime(2019, 4, 30, 9, tzinfo=TEHRAN), tick=False):
        return notice("آمار", attachments=[("فایل اکسل آماری", "a.pdf", PDF)])


def test_earlier_public_versions_are_listed_newest_first(page: AnnouncementPage, client: Client) -> None:
    for day, note in ((5, "تا ۱۷ فروردین"), (6, "تا ۲۰ فروردین")):
        with time_machine.travel(datetime(2019, 5, day, 9, tzinfo=TEHRAN), tick=False):
            replace(page, PDF + note.encode(), note)
    [history] = file_histories(page.attachments.select_related("version"))
    assert history.number == 3
    assert [(number, version.note) for number, version in history.earlier] == [(2, "تا ۱۷ فروردین"), (1, "")]
    with time_machine.travel(datetime(2019, 5, 7, 9, tzinfo=TEHRAN), tick=False):
        shown = client.get(page.url).content.decode()
        assert "نسخه ۳؛ نسخه‌های پیشین و کد درستی" in shown
        for version in AttachmentVersion.objects.all():
            assert version.sha256 in shown
        assert shown.count("/files/") == 1
        sent = client.get(history.row.get_absolute_url())
        assert b"".join(sent.streaming_content) == PDF + "تا ۲۰ فروردین".encode()  # type: ignore[attr-defined]


def test_a_version_that_was_never_public_is_not_listed(page: AnnouncementPage) -> None:
    with time_machine.travel(datetime(2019, 5, 5, 9, tzinfo=TEHRAN), tick=False):
        replace(page, PDF + b"secret", "پیش‌نویس", publish=False)
        replace(page, PDF + b"public", "منتشرشده")
    [history] = file_histories(page.attachments.select_related("version"))
    assert [(number, version.note) for number, version in history.earlier] == [(1, "")]


def test_many_attachments_cost_no_more_queries(page: AnnouncementPage) -> None:
    replace(page, PDF + b"2", "دوم")
    rows = list(page.attachments.select_related("version"))
    with CaptureQueriesContext(connection) as one:
        file_histories(rows)
    with CaptureQueriesContext(connection) as many:
        file_histories(rows * 10)
    assert len(many) == len(one) == 1
