"""«My notices»: each role finds what addresses it, and confirms its receipt."""

from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms_pages.models import AnnouncementPage, NoticeReceipt
from organisation.models import Directorate, User
from organisation.roles import Role
from tests.factories.announcement import PDF, addressed, day, notice

pytestmark = pytest.mark.django_db
BEFORE, WITHIN, AFTER = "2019-04-29T23:59:59+04:30", "2019-05-10T09:15:00+04:30", "2019-06-01T08:00:00+04:30"


@pytest.fixture(autouse=True)
def _within(site_tree: Any) -> Any:
    with time_machine.travel(WITHIN, tick=False):
        yield


@pytest.fixture
def page() -> AnnouncementPage:
    return addressed("مهلت خودارزیابی", attachments=[("راهنما", "a.pdf", PDF)])


def listed(client: Client, show: str = "current") -> list[str]:
    answer = client.get(reverse("my_notices"), {"show": show})
    assert answer.status_code == 200
    return [link.get_text() for link in BeautifulSoup(answer.content, "html.parser").select(".my-notice__title a")]


def confirm(client: Client, page: AnnouncementPage, **data: Any) -> Any:
    return client.post(reverse("notice_acknowledge", args=[page.pk]), data, follow=True)


def test_each_role_finds_its_own(
    page: AnnouncementPage, yazd_head, yazd_expert, yazd_school, hq_rep, hq_editor, sign_in
) -> None:
    addressed("به کارشناسان", to=[Role.DISTRICT_EXPERT])
    addressed("به مدارس", to=[Role.SCHOOL])
    addressed("به نمایندگان", to=[Role.HQ_REPRESENTATIVE])
    notice("برای همه")
    found = {user.username: listed(sign_in(user)) for user in (yazd_head, yazd_expert, yazd_school, hq_rep, hq_editor)}
    assert found == {
        "yazd_head": ["مهلت خودارزیابی"],
        "yazd_expert": ["به کارشناسان"],
        "yazd_school": ["به مدارس"],
        "hq_rep": ["به نمایندگان"],
        "hq_editor": [],
    }
    assert listed(sign_in(hq_editor), "general") == ["برای همه"]


def test_the_list_shows_window_deadline_and_files(yazd_head: User, sign_in) -> None:
    addressed("با مهلت", deadline=day("1398/02/25"), attachments=[("راهنما", "a.pdf", PDF)])
    text = BeautifulSoup(sign_in(yazd_head).get(reverse("my_notices")).content, "html.parser").select_one(".my-notice")
    words = " ".join(text.get_text(" ").split())
    for part in ("از ۱۳۹۸/۰۲/۱۰ تا ۱۳۹۸/۰۲/۳۱", "۲۵ اردیبهشت ۱۳۹۸", "راهنما", "PDF", "دیده نشده"):
        assert part in words


def test_before_the_window_and_after_it(page: AnnouncementPage, yazd_head: User, sign_in) -> None:
    with time_machine.travel(BEFORE, tick=False):
        client = sign_in(yazd_head)
        assert [listed(client, show) for show in ("current", "unseen", "archived")] == [[], [], []]
        assert client.post(reverse("notice_acknowledge", args=[page.pk])).status_code == 404
        assert not NoticeReceipt.objects.exists()
    with time_machine.travel(AFTER, tick=False):
        client = sign_in(yazd_head)
        assert [listed(client, show) for show in ("current", "unseen", "archived")] == [[], [], ["مهلت خودارزیابی"]]


def test_opening_a_notice_takes_it_off_the_unseen_ones(page: AnnouncementPage, yazd_head: User, sign_in) -> None:
    client = sign_in(yazd_head)
    assert listed(client, "unseen") == ["مهلت خودارزیابی"]
    client.get(page.url)
    assert listed(client, "unseen") == []
    assert listed(client, "unconfirmed") == ["مهلت خودارزیابی"]


def test_confirming_is_on_record_once(page: AnnouncementPage, yazd: Directorate, yazd_head: User, sign_in) -> None:
    client = sign_in(yazd_head)
    answer = confirm(client, page, next=page.url)
    assert answer.redirect_chain[0][0] == page.url
    assert "دریافت آن را تأیید کردید" in answer.content.decode()
    with time_machine.travel(AFTER, tick=False):
        confirm(sign_in(yazd_head), page)
    receipt = NoticeReceipt.objects.get()
    assert (receipt.person, receipt.directorate) == (yazd_head, yazd)
    assert receipt.acknowledged_at.isoformat() == "2019-05-10T04:45:00+00:00"
    assert listed(client, "unconfirmed") == []


def test_only_addressees_confirm(
    page: AnnouncementPage, yazd_expert: User, gilan_head: User, yazd, hq_editor, sign_in
) -> None:
    only_yazd = addressed("به یزد", to=[(Role.PROVINCE_HEAD, [yazd])])
    for user, target in ((yazd_expert, page), (hq_editor, page), (gilan_head, only_yazd), (gilan_head, notice("همه"))):
        answer = confirm(sign_in(user), target)
        assert "خطاب به شما نیست" in answer.content.decode()
    assert not NoticeReceipt.objects.exists()


def test_the_button_leads_nowhere_else(page: AnnouncementPage, yazd_head: User, sign_in) -> None:
    answer = sign_in(yazd_head).post(
        reverse("notice_acknowledge", args=[page.pk]), {"next": "https://elsewhere.example/"}
    )
    assert answer.headers["Location"] == reverse("my_notices")
    assert sign_in(yazd_head).get(reverse("notice_acknowledge", args=[page.pk])).status_code == 405
    assert Client().post(reverse("notice_acknowledge", args=[page.pk])).headers["Location"].startswith("/admin/login/")
    assert Client().get(reverse("my_notices")).headers["Location"].startswith("/admin/login/")


def test_the_dashboard_counts_what_is_unseen(
    page: AnnouncementPage, yazd_head: User, gilan_head: User, sign_in
) -> None:
    addressed("دومی")
    client = sign_in(yazd_head)

    def panel() -> str:
        home = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
        found = home.select_one("#my-notices, #my-notices-section")
        return " ".join(found.get_text(" ").split()) if found else ""

    assert "۲ اطلاعیه دیده نشده" in panel()
    client.get(page.url)
    assert "۱ اطلاعیه دیده نشده" in panel()
    assert "۲ اطلاعیه در انتظار تأیید دریافت شما" in panel()
    for one in AnnouncementPage.objects.all():
        confirm(client, one)
    assert panel() == ""


@pytest.mark.parametrize("who", ["yazd_head", "yazd_expert", "yazd_school", "hq_rep", "province_it", "director"])
def test_everybody_has_it_in_the_menu(who: str, request: pytest.FixtureRequest, sign_in) -> None:
    home = sign_in(request.getfixturevalue(who)).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("my_notices") in home


def test_the_number_of_queries_does_not_grow(yazd_head: User, sign_in, django_assert_max_num_queries) -> None:
    for number in range(12):
        addressed(f"اطلاعیه {number}", attachments=[("فایل", "a.pdf", PDF)])
    client = sign_in(yazd_head)
    assert len(listed(client)) == 12
    with django_assert_max_num_queries(22):
        client.get(reverse("my_notices"))
