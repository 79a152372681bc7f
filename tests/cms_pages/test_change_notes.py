"""Readers of a published notice are told what changes: the form asks for it, unless it is a slip of the pen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms_pages.models import AnnouncementPage
from organisation.models import User
from tests.cms_pages.test_forms import approve, create, edit, errors, upload
from tests.factories.announcement import PDF, notice


@pytest.fixture
def editor(site_tree: Any, hq_editor: User, sign_in: Any) -> Client:
    return sign_in(hq_editor)


CHANGES = {
    "a new text": ({"title": "عنوان دیگر"}, [], True),
    "a new text, minor": ({"title": "عنوان دیگر", "change_is_minor": "on"}, [], False),
    "a new window": ({"display_until": "1398/03/01"}, [], True),
    "a new window, said to be minor": ({"display_until": "1398/03/01", "change_is_minor": "on"}, [], True),
    "a new file, said to be minor": ({"change_is_minor": "on"}, [{"file": PDF}], True),
    "only pinned": ({"is_important": "on"}, [], False),
    "nothing": ({}, [], False),
}


@pytest.mark.parametrize("change", CHANGES)
def test_readers_of_a_published_notice_are_told_of_its_change(editor: Client, change: str) -> None:
    create(editor, [], **{"action-submit": "1"})
    page = approve(AnnouncementPage.objects.get())
    fields, rows, told = CHANGES[change]

    def send(**more: str) -> Any:
        posted = [{**row, "file": upload(row["file"])} for row in rows]
        return edit(editor, page, posted, **fields, **more)

    kept = {"body-0-id": page.body[0].id}
    assert send(**kept).status_code == 302, "a draft is saved without a word"
    response = send(**kept, **{"action-submit": "1"})
    asked = "برای آنان شرح دهید" in errors(response) if response.status_code == 200 else False
    assert asked is told
    if told:
        assert send(**kept, change_note="شرح", **{"action-submit": "1"}).status_code == 302
    page = approve(page)
    assert [note.text for note in page.change_notes.all()] == (["شرح"] if told else [])


def test_the_next_change_has_a_description_of_its_own(editor: Client) -> None:
    page = notice()
    page.change_note = "شرح تغییر پیشین"
    page.save_revision().publish()
    shown = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "شرح تغییر پیشین" not in shown


def test_a_notice_that_supersedes_itself_is_refused(editor: Client) -> None:
    page = notice()
    response = edit(editor, page, [], supersedes=str(page.pk))
    assert "جایگزین خودش" in errors(response)
