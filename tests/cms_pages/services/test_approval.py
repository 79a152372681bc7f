"""The way of a notice to the board: drafted, submitted, returned or approved, and never by its author."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry, WorkflowState

from cms_pages.models import AnnouncementPage, AttachmentVersion
from cms_pages.services.approve_announcement import approve_announcement
from cms_pages.services.return_announcement import return_announcement
from cms_pages.services.submit_announcement import submit_announcement
from organisation.models import User
from tests.factories.announcement import PDF, day, draft, notice


@pytest.fixture
def waiting(site_tree: Any, hq_expert: User) -> AnnouncementPage:
    """A notice that the expert wrote and sent for approval."""
    page = draft(by=hq_expert, attachments=[("فایل", "list.pdf", PDF)])
    submit_announcement(notice=page, by=hq_expert)
    return page


def test_approval_publishes_and_the_window_opens_it(waiting: AnnouncementPage, hq_editor: User) -> None:
    assert not waiting.live
    approved = approve_announcement(notice=waiting, by=hq_editor, comment="خوب است")
    assert approved.live
    assert approved.is_displayed_on(day("1398/02/10"))
    assert AttachmentVersion.objects.get().since is not None
    state = waiting.workflow_states.get()
    assert (state.status, state.task_states.get().comment) == (WorkflowState.STATUS_APPROVED, "خوب است")
    actions = PageLogEntry.objects.filter(page=waiting).values_list("action", "user__username")
    assert {("wagtail.workflow.approve", "hq_editor"), ("wagtail.publish", "hq_editor")} <= set(actions)


def test_the_director_approves_an_editors_notice(site_tree: Any, hq_editor: User, director: User) -> None:
    page = draft(by=hq_editor)
    submit_announcement(notice=page, by=hq_editor)
    assert approve_announcement(notice=page, by=director).live


@pytest.mark.parametrize("author", ["hq_editor", "director"])
def test_nobody_approves_or_returns_what_they_wrote(
    site_tree: Any, author: str, request: pytest.FixtureRequest, hq_editor2: User
) -> None:
    writer = request.getfixturevalue(author)
    page = draft(by=writer)
    submit_announcement(notice=page, by=hq_editor2)
    for deed in (approve_announcement, return_announcement):
        with pytest.raises(PermissionDenied, match="این متن را خودتان نوشته"):
            deed(notice=page, by=writer, comment="…")
    # Nor what they submitted.
    with pytest.raises(PermissionDenied, match="این متن را خودتان نوشته"):
        approve_announcement(notice=page, by=hq_editor2)
    page.refresh_from_db()
    assert not page.live


def test_who_changes_a_waiting_text_is_its_author_and_a_comment_does_not_count(
    waiting: AnnouncementPage, hq_editor: User, hq_editor2: User
) -> None:
    text = waiting.get_latest_revision_as_object()
    text.save_revision(user=hq_editor)  # as a comment does: the same text once more
    text.title = "عنوان دیگر"
    text.save_revision(user=hq_editor2)
    with pytest.raises(PermissionDenied):
        approve_announcement(notice=waiting, by=hq_editor2)
    assert approve_announcement(notice=waiting, by=hq_editor).title == "عنوان دیگر"


def test_the_author_of_the_published_text_may_approve_anothers_change(
    site_tree: Any, hq_editor: User, hq_editor2: User, director: User
) -> None:
    page = draft(by=hq_editor)
    submit_announcement(notice=page, by=hq_editor)
    approve_announcement(notice=page, by=director)
    change = page.get_latest_revision_as_object()
    change.kicker, change.change_note = "اطلاعیه مهم", "روتیتر افزوده شد."
    change.save_revision(user=hq_editor2)
    page = AnnouncementPage.objects.get(pk=page.pk)
    submit_announcement(notice=page, by=hq_editor2)
    assert approve_announcement(notice=page, by=hq_editor).kicker == "اطلاعیه مهم"


@pytest.mark.parametrize("stranger", ["hq_expert", "yazd_head", "hq_rep", "province_it"])
def test_others_neither_approve_nor_return(
    site_tree: Any, hq_editor: User, stranger: str, request: pytest.FixtureRequest
) -> None:
    page, person = draft(by=hq_editor), request.getfixturevalue(stranger)
    submit_announcement(notice=page, by=hq_editor)
    for deed in (approve_announcement, return_announcement):
        with pytest.raises(PermissionDenied, match="نقش شما اجازه این کار را نمی‌دهد"):
            deed(notice=page, by=person, comment="…")


def test_the_step_itself_refuses_whoever_comes_round_the_services(waiting: AnnouncementPage, hq_expert: User) -> None:
    state = waiting.current_workflow_task_state
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, hq_expert, "approve")
    with pytest.raises(PermissionDenied):
        waiting.latest_revision.publish(user=hq_expert)
    waiting.refresh_from_db()
    assert not waiting.live


def test_a_return_needs_a_comment_and_the_author_sends_it_again(
    waiting: AnnouncementPage, hq_expert: User, hq_editor: User
) -> None:
    with pytest.raises(ValidationError, match="بنویسید نویسنده چه چیزی را"):
        return_announcement(notice=waiting, by=hq_editor, comment="  ")
    return_announcement(notice=waiting, by=hq_editor, comment="تاریخ را اصلاح کنید.")
    state = waiting.workflow_states.get()
    assert (state.status, state.task_states.get().comment) == ("needs_changes", "تاریخ را اصلاح کنید.")
    with pytest.raises(PermissionDenied, match="دیگر در انتظار تأیید نیست"):
        approve_announcement(notice=waiting, by=hq_editor)
    page = AnnouncementPage.objects.get(pk=waiting.pk)
    submit_announcement(notice=page, by=hq_expert)
    assert approve_announcement(notice=page, by=hq_editor).live


def test_a_notice_waits_once_and_strangers_do_not_send_it(
    waiting: AnnouncementPage, hq_expert: User, yazd_head: User
) -> None:
    for person in (hq_expert, yazd_head):
        with pytest.raises(PermissionDenied):
            submit_announcement(notice=waiting, by=person)
    other = draft("دیگر", by=hq_expert)
    with pytest.raises(PermissionDenied):
        submit_announcement(notice=other, by=yazd_head)


def test_a_published_notice_is_changed_with_a_word_to_its_readers(
    site_tree: Any, hq_expert: User, hq_editor: User
) -> None:
    page = notice()
    change = page.get_latest_revision_as_object()
    change.display_until = day("1398/03/05")
    change.change_is_minor = True  # of a window that is no excuse
    change.save_revision(user=hq_expert)
    page = AnnouncementPage.objects.get(pk=page.pk)
    with pytest.raises(ValidationError, match="برای آنان شرح دهید"):
        submit_announcement(notice=page, by=hq_expert)
    change.change_note = "بازه نمایش پنج روز بلندتر شد."
    change.save_revision(user=hq_expert)
    page = AnnouncementPage.objects.get(pk=page.pk)
    submit_announcement(notice=page, by=hq_expert)
    approve_announcement(notice=page, by=hq_editor)
    assert page.display_until == day("1398/03/05")
    assert [note.text for note in page.change_notes.all()] == ["بازه نمایش پنج روز بلندتر شد."]


def test_a_minor_change_leaves_no_public_note(site_tree: Any, hq_expert: User, hq_editor: User) -> None:
    page = notice("عنوان بی نقطه")
    change = page.get_latest_revision_as_object()
    change.title, change.change_is_minor = "عنوان", True
    change.save_revision(user=hq_expert)
    page = AnnouncementPage.objects.get(pk=page.pk)
    submit_announcement(notice=page, by=hq_expert)
    assert approve_announcement(notice=page, by=hq_editor).title == "عنوان"
    assert not page.change_notes.exists()
