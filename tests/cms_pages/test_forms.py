"""The notice's form as editors use it: files are kept at saving, stay in drafts, and are checked."""

import html
import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms_pages.models import AnnouncementPage, Attachment, AttachmentVersion, BoardPage
from cms_pages.services.approve_announcement import approve_announcement
from organisation.models import User
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting
from persian.digits import to_persian_digits
from tests.factories.announcement import PDF, notice


@pytest.fixture
def editor(site_tree: Any, hq_editor: User, sign_in: Any) -> Client:
    return sign_in(hq_editor)


def upload(content: bytes = PDF, name: str = "list.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def form(rows: list[dict[str, Any]], initial: int = 0, **changes: Any) -> dict[str, Any]:
    """Return what the browser posts: dates as people type them, one row of fields for each attachment."""
    data: dict[str, Any] = {
        "title": "فهرست مدارس",
        "kicker": "",
        "salutation": "",
        "display_from": "۱۳۹۸/۰۲/۱۰",
        "display_until": "98/02/31",
        "as_of": "",
        "old_id": "",
        "body-count": "1",
        "body-0-type": "heading",
        "body-0-order": "0",
        "body-0-deleted": "",
        "body-0-id": "",
        "body-0-value": "بخش نخست",
        "attachments-TOTAL_FORMS": str(len(rows)),
        "attachments-INITIAL_FORMS": str(initial),
        "attachments-MIN_NUM_FORMS": "0",
        "attachments-MAX_NUM_FORMS": "1000",
        "addressees-TOTAL_FORMS": "0",
        "addressees-INITIAL_FORMS": "0",
        "addressees-MIN_NUM_FORMS": "0",
        "addressees-MAX_NUM_FORMS": "1000",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "1000",
    }
    for place, row in enumerate(rows):
        fields = {"label": "فایل فشرده", "note": "", "key": "", "version": "", "id": "", "DELETE": "", **row}
        data |= {f"attachments-{place}-{name}": value for name, value in fields.items()}
        data[f"attachments-{place}-ORDER"] = str(place + 1)
    return data | changes


def create(client: Client, rows: list[dict[str, Any]], **changes: Any) -> Any:
    board = BoardPage.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["cms_pages", "announcementpage", board.pk])
    return client.post(address, form(rows, **changes))


def edit(client: Client, page: AnnouncementPage, rows: list[dict[str, Any]], **changes: Any) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, form(rows, initial=len([row for row in rows if "key" in row]), **changes))


def approve(page: AnnouncementPage) -> AnnouncementPage:
    """Let the director approve what was submitted."""
    director = User.objects.filter(username="director").first()
    if director is None:
        director = User.objects.create_user("director")
        grant_posting(user=director, role=Role.DIRECTOR_GENERAL, since=date(2017, 3, 21))
    return approve_announcement(notice=AnnouncementPage.objects.get(pk=page.pk), by=director)


def newest_row(page: AnnouncementPage) -> Attachment:
    """Return the attachment of the newest draft."""
    row: Attachment = AnnouncementPage.objects.get(pk=page.pk).get_latest_revision_as_object().attachments.get()
    return row


def as_posted(row: Attachment) -> dict[str, Any]:
    """Return the row as the form shows it and the browser sends it back, without its file."""
    return {"id": row.pk or "", "key": row.key, "version": row.version_id or "", "label": row.label}


def errors(response: Any) -> str:
    return html.unescape(" ".join(re.findall(r'class="error-message"[^>]*>(.*?)</', response.content.decode(), re.S)))


def test_a_new_notice_keeps_its_file(editor: Client) -> None:
    assert create(editor, [{"file": upload()}]).status_code == 302
    page = AnnouncementPage.objects.get()
    assert not page.live
    version = newest_row(page).version
    with version.file.open() as stored:
        assert stored.read() == PDF
    assert (version.extension, version.size, version.uploaded_by.username) == ("pdf", len(PDF), "hq_editor")
    assert version.since is None


def test_approving_what_the_form_submitted_makes_the_file_public(editor: Client) -> None:
    create(editor, [{"file": upload()}], **{"action-submit": "1"})
    page = AnnouncementPage.objects.get()
    assert not page.live
    page = approve(page)
    assert page.live
    assert page.attachments.get().version.since is not None


def test_a_file_added_to_a_live_notice_stays_in_its_drafts_and_keeps_one_link(editor: Client) -> None:
    page = notice()
    edit(editor, page, [{"file": upload()}])
    drafted = newest_row(page)
    assert not page.attachments.exists()
    # The browser does not send the file again; the row has no primary key yet.
    edit(editor, page, [{**as_posted(drafted), "label": "عنوان دیگر"}])
    again = newest_row(page)
    assert (again.key, again.version, again.label) == (drafted.key, drafted.version, "عنوان دیگر")
    edit(editor, page, [as_posted(again)], change_note="فایل افزوده شد.", **{"action-submit": "1"})
    approve(page)
    live = page.attachments.get()
    assert (live.key, live.version) == (drafted.key, drafted.version)
    edit(
        editor,
        page,
        [{**as_posted(newest_row(page)), "label": "باز هم"}],
        **{"action-submit": "1", "change_is_minor": "on"},
    )
    approve(page)
    assert page.attachments.get().key == drafted.key
    assert AttachmentVersion.objects.count() == 1


def test_a_replacement_is_a_version_with_a_note(editor: Client) -> None:
    page = notice(attachments=[("فایل", "a.pdf", PDF)])
    row = page.attachments.get()
    edit(editor, page, [{**as_posted(row), "file": upload(PDF + b"2"), "note": "ارقام اصلاح شد."}])
    version = newest_row(page).version
    assert (version.replaces, version.note) == (row.version, "ارقام اصلاح شد.")
    assert page.attachments.get().version == row.version


def test_the_same_bytes_again_are_no_new_version(editor: Client) -> None:
    page = notice(attachments=[("فایل", "a.pdf", PDF)])
    edit(editor, page, [{**as_posted(page.attachments.get()), "file": upload()}])
    assert AttachmentVersion.objects.count() == 1


def test_the_form_describes_the_present_file(editor: Client) -> None:
    page = notice(attachments=[("فایل", "a.pdf", PDF)])
    shown = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f"فایل کنونی: <bdi>PDF</bdi>، {to_persian_digits(len(PDF))} بایت." in shown


def test_a_place_without_a_file_is_saved_and_named_in_the_form(editor: Client) -> None:
    create(editor, [{}])
    page = AnnouncementPage.objects.get()
    assert newest_row(page).version is None
    shown = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "فایل هنوز بارگذاری نشده است." in shown


def archive_with(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, b"x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.pdf", b"MZ\x90\x00program", "محتوای فایل با نوع PDF"),
        ("page.html", b"<html>", "این نوع فایل پذیرفته نمی‌شود"),
        ("image.svg", b"<svg onload='alert(1)'/>", "این نوع فایل پذیرفته نمی‌شود"),
        ("run.exe", b"MZ", "این نوع فایل پذیرفته نمی‌شود"),
        ("notes.txt", b"  <script>alert(1)</script>", "محتوای فایل با نوع TXT"),
        ("list.docx", archive_with("readme.txt"), "محتوای فایل با نوع DOCX"),
        ("list.zip", archive_with("setup/install.exe"), "یک برنامه اجرایی (setup/install.exe)"),
        ("list.pdf", b"%PDF-" + b"0" * 2000, "حجم فایل بیش از ۱ کیلوبایت است"),
    ],
)
def test_a_refused_file_gets_one_sentence_and_leaves_nothing(
    editor: Client, settings: LazySettings, name: str, content: bytes, sentence: str
) -> None:
    settings.ARZYAB_ATTACHMENT_MAX_BYTES = 1024
    response = create(editor, [{"file": upload(content, name)}])
    assert sentence in errors(response)
    assert not AnnouncementPage.objects.exists()
    assert not AttachmentVersion.objects.exists()


def test_another_notices_file_cannot_be_taken(editor: Client) -> None:
    theirs = notice("دیگری", attachments=[("فایل", "a.pdf", PDF)]).attachments.get()
    for row in ({"key": theirs.key}, {"version": theirs.version_id}, {"key": theirs.key, "version": theirs.version_id}):
        response = create(editor, [row])
        assert "یکی از پیوست‌ها دیگر از این اطلاعیه نیست." in html.unescape(response.content.decode())
    assert AnnouncementPage.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"display_until": "1398/02/09"}, "پایان بازه نمایش پیش از آغاز آن است"),
        ({"display_until": "1398/12/30"}, "سال ۱۳۹۸ کبیسه نیست"),
        ({"display_from": "01/02/03"}, "به چند صورت می‌توان خواند"),
        ({"title": "ن" * 500}, "حداکثر 255 نویسه"),
    ],
)
def test_bad_input_gets_a_persian_sentence(editor: Client, changes: dict[str, str], sentence: str) -> None:
    response = create(editor, [], **changes)
    assert response.status_code == 200
    assert sentence in errors(response)
    assert not AnnouncementPage.objects.exists()


def test_an_empty_title_says_where_to_write(site_tree: Any, hq_editor: User, sign_in: Any) -> None:
    add = reverse("wagtailadmin_pages:add", args=["cms_pages", "announcementpage", site_tree.pk])
    assert 'placeholder="عنوان اطلاعیه"' in sign_in(hq_editor).get(add).content.decode()
