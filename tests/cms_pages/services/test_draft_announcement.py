"""Drafts by programs: a page with a revision that nobody sees yet."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms_pages.models import AnnouncementPage, AttachmentVersion
from cms_pages.rules.file_kinds import RefusedFile
from cms_pages.rules.text_blocks import TextBlock
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
