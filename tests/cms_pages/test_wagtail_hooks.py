"""What the board adds to the admin, and what it takes away: schedules, deletion, copies."""

import html
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cms_pages.models import AnnouncementPage, BoardPage, LunarMonth
from organisation.models import User
from tests.cms_pages.models.test_board import words as read
from tests.cms_pages.test_forms import create, edit
from tests.factories.announcement import draft, notice


@pytest.fixture
def editor(site_tree: Any, hq_editor: User, sign_in: Any) -> Client:
    return sign_in(hq_editor)


def page_of(client: Client, name: str, *args: Any) -> str:
    return html.unescape(client.get(reverse(name, args=args)).content.decode())


def test_no_form_of_the_board_offers_wagtails_schedule(editor: Client, site_tree: BoardPage) -> None:
    page = notice()
    for form in (
        page_of(editor, "wagtailadmin_pages:edit", page.pk),
        page_of(editor, "wagtailadmin_pages:add", "cms_pages", "announcementpage", site_tree.pk),
        page_of(editor, "wagtailadmin_pages:edit", site_tree.pk),
    ):
        assert 'name="display_from"' in form or 'name="introduction"' in form
        for field in ("go_live_at", "expire_at", "schedule-publishing-dialog", 'name="slug"', 'name="seo_title"'):
            assert field not in form


def test_a_posted_schedule_is_not_kept(editor: Client) -> None:
    create(editor, [], go_live_at="2030-01-01 00:00", expire_at="2030-01-02 00:00")
    page = AnnouncementPage.objects.get().get_latest_revision_as_object()
    assert (page.go_live_at, page.expire_at) == (None, None)


def test_a_text_that_speaks_of_an_attachment_without_one_is_warned_of(editor: Client) -> None:
    response = edit(editor, notice(paragraphs=["به پیوست تقدیم می‌گردد."]), [], **{"body-0-value": "به پیوست است"})
    shown = html.unescape(editor.get(response.url).content.decode())
    assert "در متن از «پیوست» یاد شده است، اما این اطلاعیه پیوستی ندارد." in shown


def test_an_odd_window_is_warned_of_and_kept(editor: Client) -> None:
    response = create(editor, [], display_from="1397/01/27", display_until="1398/01/31")
    assert "برابر ۳۷۰ روز است" in html.unescape(editor.get(response.url).content.decode())
    assert AnnouncementPage.objects.count() == 1


def test_a_published_notice_is_not_deleted_even_by_an_administrator(
    site_tree: Any, hq_admin: User, sign_in: Any
) -> None:
    page, client = notice(), sign_in(hq_admin)
    page.unpublish()
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}")
    assert AnnouncementPage.objects.filter(pk=page.pk).exists()


def test_a_draft_that_was_never_public_may_go(site_tree: Any, hq_admin: User, sign_in: Any) -> None:
    page = draft()
    sign_in(hq_admin).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not AnnouncementPage.objects.exists()


def test_a_notice_is_not_copied_even_by_an_administrator(
    site_tree: BoardPage, hq_admin: User, hq_editor: User, sign_in: Any
) -> None:
    page = notice()
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    for person in (hq_editor, hq_admin):
        client = sign_in(person)
        assert address not in page_of(client, "wagtailadmin_pages:edit", page.pk)
        data = {"new_title": "رونوشت", "new_slug": "copy", "new_parent_page": site_tree.pk}
        assert client.post(address, data | {"alias": "on"}).status_code == 302
    assert AnnouncementPage.objects.get() == page


@time_machine.travel("2019-04-30T08:00:00+04:30")
def test_the_list_of_notices_says_window_and_state(site_tree: Any, hq_editor: User, sign_in: Any) -> None:
    notice("یکم", "1398/02/10-1398/02/31")
    notice("دوم", "1398/03/10-1398/03/31")
    listing = page_of(sign_in(hq_editor), "notices:index")
    for words in ("یکم", "۱۳۹۸/۰۲/۱۰", "جاری", "دوم", "۱۳۹۸/۰۳/۳۱", "در نوبت نمایش"):
        assert words in listing


@pytest.mark.parametrize("who", ["hq_expert", "hq_editor", "director", "hq_admin"])
def test_nobody_publishes_by_wagtails_own_ways(
    site_tree: Any, who: str, request: pytest.FixtureRequest, sign_in: Any
) -> None:
    client = sign_in(request.getfixturevalue(who))
    create(client, [], **{"action-publish": "1"})
    page = AnnouncementPage.objects.get()
    edit(client, page, [], **{"action-publish": "1"})
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}")
    page.refresh_from_db()
    assert not page.live
    live = notice("منتشرشده")
    client.post(reverse("wagtailadmin_pages:unpublish", args=[live.pk]))
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?id={live.pk}")
    live.refresh_from_db()
    assert live.live
    form = page_of(client, "wagtailadmin_pages:edit", live.pk)
    assert "action-publish" not in form
    assert reverse("wagtailadmin_pages:unpublish", args=[live.pk]) not in form
    assert "data-bulk-action-checkbox" not in page_of(client, "notices:index")


def test_the_boards_introduction_is_published_by_an_editor(editor: Client, site_tree: BoardPage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[site_tree.pk])
    assert "action-submit" not in editor.get(address).content.decode()
    data = {"title": site_tree.title, "introduction": "خوش آمدید", "action-publish": "1"}
    counts = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    editor.post(address, data | counts)
    site_tree.refresh_from_db()
    assert site_tree.introduction == "خوش آمدید"


def test_a_province_head_reaches_no_page_form(site_tree: BoardPage, yazd_head: User, sign_in: Any) -> None:
    client, page = sign_in(yazd_head), notice()
    for name, args in (
        ("wagtailadmin_pages:edit", [page.pk]),
        ("wagtailadmin_pages:add", ["cms_pages", "announcementpage", site_tree.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code in {302, 403, 404}


@time_machine.travel("2019-04-29T08:00:00+04:30")
def test_preview_shows_a_notice_before_its_window(editor: Client) -> None:
    page = notice("عنوان در پیش‌نمایش", attachments=[("فایل", None, None)])
    shown = read(editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])))
    assert "عنوان در پیش‌نمایش" in shown
    words = " ".join(re.sub(r"<[^>]+>", " ", shown).split())
    assert "تاریخ نمایش از ۱۳۹۸/۰۲/۱۰ تا ۱۳۹۸/۰۲/۳۱" in words


def test_an_editor_corrects_a_lunar_month(editor: Client) -> None:
    add = reverse(LunarMonth.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]  # set by Wagtail
    refused = editor.post(add, {"year": "1450", "month": "9", "starts_on": "1405/01/01"})
    assert "ماه قمری ۲۹ یا ۳۰ روز دارد" in html.unescape(refused.content.decode())
    from persian.hijri import lunar_month_start
    from persian.jalali import format_jalali

    start = lunar_month_start(1450, 9)
    assert editor.post(add, {"year": "1450", "month": "9", "starts_on": format_jalali(start)}).status_code == 302
    assert LunarMonth.objects.get().starts_on == start
