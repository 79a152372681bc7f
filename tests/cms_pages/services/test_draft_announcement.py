"""Drafts by programs: a page with a revision that nobody sees yet, and its publication by an editor."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cms_pages.models import AnnouncementPage, AttachmentVersion
from cms_pages.rules.file_kinds import RefusedFile
from cms_pages.rules.text_blocks import TextBlock
from cms_pages.services.publish_announcement import publish_announcement
from organisation.models import User
from tests.factories.announcement import PDF, day, draft


def test_a_draft_is_not_live_and_its_newest_revision_holds_everything(site_tree: Any, hq_expert: User) -> None:
    page = draft(
        "فهرست",
        by=hq_expert,
        blocks=[TextBlock("numbered_list", ("یکم", "دوم")), TextBlock("callout", ("نکته", "متن"))],
        as_of=day("1398/02/10"),
        salutation="روسای محترم استان",
        attachments=[("فایل", "list.pdf", PDF), ("در راه", None, None)],
    )
    assert not page.live
    assert page.owner == hq_expert
    newest = page.get_latest_revision_as_object()
    assert [block.block_type for block in newest.body] == ["paragraph", "numbered_list", "callout"]
    assert [row.label for row in newest.attachments.all()] == ["فایل", "در راه"]
    assert [bool(row.version) for row in newest.attachments.all()] == [True, False]
    assert (newest.as_of, newest.salutation) == (day("1398/02/10"), "روسای محترم استان")


def test_markup_in_its_text_stays_text(site_tree: Any) -> None:
    page = draft(paragraphs=["<script>alert(1)</script>"])
    assert page.body[0].value.source == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_a_title_that_is_too_long_writes_nothing(site_tree: Any) -> None:
    with pytest.raises(ValidationError):
        draft("ن" * 256)
    assert not AnnouncementPage.objects.exists()


def test_a_refused_file_writes_nothing(site_tree: Any) -> None:
    with pytest.raises(RefusedFile):
        draft(attachments=[("فایل", "run.exe", b"MZ")])
    assert not AnnouncementPage.objects.exists()
    assert not AttachmentVersion.objects.exists()


def test_an_editor_publishes_the_newest_draft(site_tree: Any, hq_editor: User) -> None:
    page = draft(attachments=[("فایل", "list.pdf", PDF)])
    page.title = "عنوان تازه"
    page.save_revision()
    published = publish_announcement(page, by=hq_editor)
    assert published.live
    assert AnnouncementPage.objects.displayed_on(day("1398/02/10")).get().title == "عنوان تازه"
    assert AttachmentVersion.objects.get().since is not None


def test_an_expert_or_a_province_does_not_publish(site_tree: Any, hq_expert: User, yazd_head: User) -> None:
    page = draft()
    for person in (hq_expert, yazd_head):
        with pytest.raises(PermissionDenied):
            publish_announcement(page, by=person)
    page.refresh_from_db()
    assert not page.live
