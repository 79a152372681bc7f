"""Decisions outside the way of approval: who may, what they need, what they leave on record."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from cms_pages.models import AnnouncementPage, Decision, NoticeDecision
from cms_pages.services.publish_announcement import publish_announcement
from cms_pages.services.reinstate_announcement import reinstate_announcement
from cms_pages.services.remove_announcement import remove_announcement
from cms_pages.services.revise_window import revise_window
from cms_pages.services.submit_announcement import submit_announcement
from cms_pages.services.supersede_announcement import supersede_announcement
from cms_pages.services.withdraw_announcement import withdraw_announcement
from organisation.models import User
from tests.factories.announcement import day, draft, notice

TODAY = day("1398/02/20")


def assert_recorded(page: AnnouncementPage, kind: str, reason: str, by: User) -> None:
    """Look at the decision's own record and at Wagtail's history."""
    decision = NoticeDecision.objects.get(notice=page, kind=kind)
    assert (decision.reason, decision.decided_by) == (reason, by)
    entry = PageLogEntry.objects.get(page=page, action=f"cms_pages.{kind}")
    assert (entry.data["reason"], entry.user) == (reason, by)


def test_the_director_publishes_without_approval_with_a_reason(site_tree: Any, hq_expert: User, director: User) -> None:
    page = draft(by=hq_expert)
    submit_announcement(notice=page, by=hq_expert)
    with pytest.raises(ValidationError, match="دلیل را بنویسید"):
        publish_announcement(notice=page, by=director, reason=" \n")
    page.refresh_from_db()
    assert not page.live
    assert publish_announcement(notice=page, by=director, reason=" شب عید است. ").live
    assert_recorded(page, Decision.FORCED, "شب عید است.", director)
    assert not page.workflow_in_progress


@pytest.mark.parametrize("who", ["hq_editor", "hq_expert", "yazd_head"])
def test_nobody_else_publishes_by_force(site_tree: Any, who: str, request: pytest.FixtureRequest) -> None:
    page = draft()
    with pytest.raises(PermissionDenied):
        publish_announcement(notice=page, by=request.getfixturevalue(who), reason="فوری")
    page.refresh_from_db()
    assert not page.live


def test_withdrawal_is_marked_from_its_day_with_the_public_reason(site_tree: Any, hq_editor: User) -> None:
    page = notice()
    withdraw_announcement(notice=page, by=hq_editor, reason="تاریخ نادرست بود.", on=TODAY)
    assert (page.withdrawn_on, page.withdrawal_reason, page.live) == (TODAY, "تاریخ نادرست بود.", True)
    assert page.is_displayed_on(TODAY)
    assert not page.has_open_files_on(TODAY)
    assert page.has_open_files_on(TODAY - timedelta(days=1))
    assert_recorded(page, Decision.WITHDRAWN, "تاریخ نادرست بود.", hq_editor)
    with pytest.raises(ValidationError, match="آن هم فقط یک بار"):
        withdraw_announcement(notice=page, by=hq_editor, reason="دوباره", on=TODAY)


def test_removal_takes_the_notice_off_everything_and_ends_a_waiting_change(
    site_tree: Any, hq_expert: User, hq_editor: User
) -> None:
    page = notice()
    change = page.get_latest_revision_as_object()
    change.title, change.change_note = "تغییر", "عنوان عوض شد."
    change.save_revision(user=hq_expert)
    page = AnnouncementPage.objects.get(pk=page.pk)
    submit_announcement(notice=page, by=hq_expert)
    remove_announcement(notice=page, by=hq_editor, reason="نام افراد در آن بود.", on=TODAY)
    assert (page.live, page.removed_on, page.workflow_in_progress) == (False, TODAY, False)
    assert page not in AnnouncementPage.objects.public_on(TODAY)
    assert_recorded(page, Decision.REMOVED, "نام افراد در آن بود.", hq_editor)
    with pytest.raises(PermissionDenied):
        submit_announcement(notice=page, by=hq_expert)


def test_a_removed_notice_is_not_published_by_force_either(site_tree: Any, director: User) -> None:
    page = notice()
    remove_announcement(notice=page, by=director, reason="اشتباه", on=TODAY)
    with pytest.raises(ValidationError, match="نخست آن را بازگردانید"):
        publish_announcement(notice=page, by=director, reason="فوری")


def test_a_withdrawal_is_taken_back_and_a_removal_goes_through_approval_again(
    site_tree: Any, hq_editor: User, hq_expert: User
) -> None:
    withdrawn, removed = notice("یک"), notice("دو")
    withdraw_announcement(notice=withdrawn, by=hq_editor, reason="اشتباه", on=TODAY)
    remove_announcement(notice=removed, by=hq_editor, reason="اشتباه", on=TODAY)
    for page in (withdrawn, removed):
        reinstate_announcement(notice=page, by=hq_editor, reason="اطلاعیه درست بود.")
        assert_recorded(page, Decision.REINSTATED, "اطلاعیه درست بود.", hq_editor)
    assert withdrawn.has_open_files_on(TODAY)
    assert withdrawn.withdrawal_reason == ""
    assert not removed.live
    submit_announcement(notice=removed, by=hq_expert)
    with pytest.raises(ValidationError, match="نه لغو شده"):
        reinstate_announcement(notice=withdrawn, by=hq_editor, reason="دوباره")


@pytest.mark.parametrize("who", ["hq_expert", "yazd_head", "province_it"])
def test_others_decide_nothing(site_tree: Any, who: str, request: pytest.FixtureRequest) -> None:
    page, other, by = notice(), notice("دیگر"), request.getfixturevalue(who)
    about = {"notice": page, "by": by, "reason": "دلیل"}
    for deed in (
        lambda: withdraw_announcement(**about, on=TODAY),
        lambda: remove_announcement(**about, on=TODAY),
        lambda: reinstate_announcement(**about),
        lambda: supersede_announcement(**about, successor=other),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert not NoticeDecision.objects.exists()


def test_a_draft_is_neither_withdrawn_nor_removed(site_tree: Any, director: User) -> None:
    page = draft()
    for deed in (withdraw_announcement, remove_announcement):
        with pytest.raises(ValidationError):
            deed(notice=page, by=director, reason="اشتباه", on=TODAY)


def test_the_successor_keeps_its_mark_when_a_draft_of_it_is_published(site_tree: Any, hq_editor: User) -> None:
    old, new = notice("قدیم"), notice("تازه", "1398/02/06-1398/02/28")
    change = new.get_latest_revision_as_object()
    change.kicker = "روتیتر"
    change.save_revision()
    supersede_announcement(notice=old, successor=new, by=hq_editor, reason="مهلت تازه")
    AnnouncementPage.objects.get(pk=new.pk).latest_revision.publish()
    new = AnnouncementPage.objects.get(pk=new.pk)
    assert (new.kicker, new.supersedes) == ("روتیتر", old)
    assert old in AnnouncementPage.objects.superseded_on(TODAY)
    assert_recorded(old, Decision.SUPERSEDED, "مهلت تازه", hq_editor)


def test_notices_do_not_supersede_in_a_circle(site_tree: Any, hq_editor: User) -> None:
    first, second, third = notice("۱"), notice("۲"), notice("۳")
    supersede_announcement(notice=first, successor=second, by=hq_editor, reason="تازه‌تر")
    supersede_announcement(notice=second, successor=third, by=hq_editor, reason="تازه‌تر")
    for old, new in ((third, first), (second, second)):
        with pytest.raises(ValidationError, match="جایگزین خودش"):
            supersede_announcement(notice=old, successor=new, by=hq_editor, reason="تازه‌تر")


def test_other_days_are_proposed_with_a_note_and_count_once_approved(
    site_tree: Any, hq_editor: User, yazd_head: User
) -> None:
    page = notice()
    days = {"display_from": day("1398/02/10"), "display_until": day("1398/03/10")}
    with pytest.raises(ValidationError, match="برای آنان شرح دهید"):
        revise_window(notice=page, **days, note=" ", by=hq_editor)
    page = AnnouncementPage.objects.get(pk=page.pk)
    assert not page.has_unpublished_changes
    with pytest.raises(PermissionDenied):
        revise_window(notice=page, **days, note="بلندتر شد.", by=yazd_head)
    revise_window(notice=page, **days, note="بلندتر شد.", by=hq_editor)
    assert page.display_until == day("1398/02/31")
    assert page.workflow_in_progress
    assert page.get_latest_revision_as_object().display_until == day("1398/03/10")
    with pytest.raises(ValidationError, match="در فرم آن"):
        revise_window(notice=page, **days, note="باز هم", by=hq_editor)
