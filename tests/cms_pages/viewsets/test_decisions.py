"""The screens of the decisions: who comes in, what they say, and what readers find afterwards."""

import html
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cms_pages.models import AnnouncementPage
from cms_pages.services.submit_announcement import submit_announcement
from organisation.models import User
from tests.factories.announcement import PDF, draft, notice

NOW = "2019-05-10T09:00:00+04:30"  # 1398/02/20
SCREENS = ["notice_withdraw", "notice_remove", "notice_reinstate", "notice_supersede", "notice_window", "notice_force"]


def words(response: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def address(page: AnnouncementPage, name: str) -> str:
    return reverse(name if name in SCREENS else f"notice_{name}", args=[page.pk])


@pytest.fixture
def editor(site_tree: Any, hq_editor: User, sign_in: Any) -> Client:
    return sign_in(hq_editor)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("who", ["yazd_head", "province_it", "hq_rep"])
def test_provinces_and_units_learn_nothing(
    site_tree: Any, screen: str, who: str, request: pytest.FixtureRequest, sign_in: Any
) -> None:
    client = sign_in(request.getfixturevalue(who))
    assert client.get(address(notice(), screen)).status_code == 404
    assert client.post(address(notice("دیگر"), screen), {"reason": "دلیل"}).status_code == 404


@pytest.mark.parametrize(("who", "screen"), [("hq_expert", name) for name in SCREENS] + [("hq_editor", "notice_force")])
def test_a_role_that_does_not_allow_it_is_told_so(
    site_tree: Any, who: str, screen: str, request: pytest.FixtureRequest, sign_in: Any
) -> None:
    page = notice()
    response = sign_in(request.getfixturevalue(who)).post(address(page, screen), {"reason": "دلیل"}, follow=True)
    page.refresh_from_db()
    assert response.redirect_chain
    assert (page.withdrawn_on, page.removed_on, page.live) == (None, None, True)


@time_machine.travel(NOW)
def test_withdrawing_says_what_happens_and_readers_find_the_reason(editor: Client, client: Client) -> None:
    page = notice("نشست استان‌ها", attachments=[("پرسش‌نامه", "a.pdf", PDF)])
    asked = words(editor.get(address(page, "withdraw")))
    assert "اطلاعیه در جای خود می‌ماند، با نشان «لغوشده»" in asked
    assert "پیوست‌های آن همین حالا بسته می‌شود" in asked
    assert "پر کردن این قسمت الزامی است" in words(editor.post(address(page, "withdraw"), {"reason": " "}))
    assert editor.post(address(page, "withdraw"), {"reason": "تاریخ درست نبود."}).status_code == 302
    for shown in (words(client.get("/")), words(client.get(page.url))):
        assert "لغوشده" in shown
        assert "دلیل: تاریخ درست نبود." in shown
    detail = words(client.get(page.url))
    assert "این اطلاعیه در جمعه ۲۰ اردیبهشت ۱۳۹۸ لغو شد." in detail
    assert "متن نمونه اطلاعیه." in detail
    file = client.get(page.attachments.get().get_absolute_url())
    assert file.status_code == 410
    assert "این فایل دیگر در دسترس نیست" in words(file)
    assert "خواندن اطلاعیه و دلیل لغو آن" in words(file)


@time_machine.travel(NOW)
def test_what_was_removed_is_gone_everywhere_and_its_address_says_so(editor: Client, client: Client) -> None:
    page = notice("نام افراد", attachments=[("فایل", "a.pdf", PDF)])
    link = page.attachments.get().get_absolute_url()
    assert "نه عنوان و متن و نه دلیل شما" in words(editor.get(address(page, "remove")))
    editor.post(address(page, "remove"), {"reason": "نام افراد در آن بود."})
    for gone in (client.get(page.url), client.get(link)):
        assert gone.status_code == 410
        assert "به اشتباه منتشر شده بود و در جمعه ۲۰ اردیبهشت ۱۳۹۸" in words(gone)
        assert "نام افراد" not in words(gone)
    assert "نام افراد" not in words(client.get("/")) + words(client.get("/archive/"))


@time_machine.travel("2019-04-20T09:00:00+04:30")
def test_what_was_removed_before_its_window_was_never_there(editor: Client, client: Client) -> None:
    page = notice(attachments=[("فایل", "a.pdf", PDF)])
    editor.post(address(page, "remove"), {"reason": "اشتباه"})
    assert client.get(page.url).status_code == 404
    assert client.get(page.attachments.get().get_absolute_url()).status_code == 404


@time_machine.travel(NOW)
def test_a_successor_is_shown_on_both(editor: Client, client: Client) -> None:
    old = notice("تمدید مهلت", "1398/01/19-1398/02/31")
    new = notice("تمدید مجدد مهلت", "1398/02/06-1398/02/28")
    editor.post(address(old, "supersede"), {"successor": new.pk, "reason": "مهلت تازه"})
    banner = "اطلاعیه دیگری جایگزین این اطلاعیه شده است: تمدید مجدد مهلت"
    assert banner in words(client.get(old.url))
    assert banner in words(client.get("/"))
    assert "جایگزینِ تمدید مهلت" in words(client.get(new.url))
    refused = words(editor.post(address(new, "supersede"), {"successor": old.pk, "reason": "برعکس"}))
    assert "جایگزین خودش" in refused


@time_machine.travel(NOW)
def test_other_days_wait_for_approval(editor: Client, client: Client) -> None:
    page = notice()
    data = {"display_from": "1398/02/10", "display_until": "1398/03/05", "note": "بلندتر شد."}
    for changes, sentence in (
        ({"display_until": "1398/02/09"}, "پایان بازه نمایش پیش از آغاز آن است"),
        ({"display_until": "1398/12/30"}, "سال ۱۳۹۸ کبیسه نیست"),
        ({"display_from": "01/02/03"}, "به چند صورت می‌توان خواند"),
        ({"note": ""}, "پر کردن این قسمت الزامی است"),
    ):
        assert sentence in words(editor.post(address(page, "window"), data | changes))
    assert editor.post(address(page, "window"), data).status_code == 302
    assert "تا ۱۳۹۸/۰۲/۳۱" in words(client.get(page.url))
    page = AnnouncementPage.objects.get()
    assert page.workflow_in_progress


@time_machine.travel(NOW)
def test_the_director_forces_and_the_history_says_why(
    site_tree: Any, hq_expert: User, director: User, sign_in: Any, client: Client
) -> None:
    page, chief = draft(by=hq_expert), sign_in(director)
    submit_announcement(notice=page, by=hq_expert)
    assert "هرچند کسی آن را تأیید نکرده است" in words(chief.get(address(page, "force")))
    assert "پر کردن این قسمت الزامی است" in words(chief.post(address(page, "force"), {"reason": ""}))
    chief.post(address(page, "force"), {"reason": "پایان وقت اداری است."})
    assert client.get(page.url).status_code == 200
    history = words(chief.get(reverse("wagtailadmin_pages:history", args=[page.pk])))
    assert "انتشار بدون تأیید" in history
    assert "پایان وقت اداری است." in history


@time_machine.travel(NOW)
def test_the_history_of_a_notice_is_public(editor: Client, client: Client) -> None:
    page = notice()
    assert "سابقه تغییرات" not in words(client.get(page.url))
    page.change_note = "پیوست دوم جایگزین شد."
    page.save_revision().publish()
    shown = words(client.get(page.url))
    assert "سابقه تغییرات این اطلاعیه جمعه ۲۰ اردیبهشت ۱۳۹۸ : پیوست دوم جایگزین شد." in shown


@time_machine.travel(NOW)
def test_the_menu_offers_what_makes_sense(editor: Client, director: User, sign_in: Any) -> None:
    def offered(client: Client, page: AnnouncementPage) -> set[str]:
        form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        return {name for name in SCREENS if address(page, name) in form}

    assert offered(editor, notice()) == {"notice_withdraw", "notice_remove", "notice_supersede", "notice_window"}
    assert offered(editor, draft("پیش‌نویس")) == set()
    assert offered(sign_in(director), draft("پیش‌نویس دیگر")) == {"notice_force"}
