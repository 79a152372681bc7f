"""What every public page of the board has in common: one navigation, its own address and words, valid markup."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from cms_pages.models import AnnouncementPage, NoticeTopic
from organisation.models import OrgUnit, User
from tests.cms_pages.models.test_board import words
from tests.factories.announcement import PDF, day, notice

pytestmark = pytest.mark.usefixtures("site_tree")


@pytest.fixture(autouse=True)
def _in_the_window() -> Iterator[None]:
    with time_machine.travel(datetime(2019, 5, 5, 9, 0), tick=False):  # 1398/02/15
        yield


@pytest.fixture
def archived() -> AnnouncementPage:
    return notice("پیشین", "1398/01/10-1398/01/31")


@pytest.fixture
def current() -> AnnouncementPage:
    return notice("جاری", "1398/02/10-1398/02/31", attachments=[("فایل", "a.pdf", PDF), ("راهنما", None, None)])


def navigation(client: Client, address: str) -> str:
    content = client.get(address).content.decode()
    found = re.findall(r'<nav class="masthead__nav".*?</nav>', content, re.S)
    assert len(found) == 1
    return str(found[0])


def marked(part: str) -> list[tuple[str, str]]:
    return re.findall(r'aria-current="(\w+)">([^<]+)<', part)


def test_every_page_has_the_same_navigation_and_marks_where_it_stands(
    client: Client, archived: AnnouncementPage, current: AnnouncementPage
) -> None:
    expected = {
        "/": [("page", "اطلاعیه‌های جاری")],
        current.url: [("true", "اطلاعیه‌های جاری")],
        "/archive/": [("page", "بایگانی")],
        "/archive/1398/": [("true", "بایگانی")],
        archived.url: [("true", "بایگانی")],
        "/search/": [("page", "جستجو")],
        "/search/?q=جاری": [("page", "جستجو")],
        "/nothing/": [],
    }
    assert {address: marked(navigation(client, address)) for address in expected} == expected
    plain = {re.sub(r' aria-current="\w+"', "", navigation(client, address)) for address in expected}
    assert len(plain) == 1


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/?utm_source=letter", "http://testserver/"),
        ("/archive/", "http://testserver/archive/"),
        ("/archive/?page=2", "http://testserver/archive/?page=2"),
        ("/archive/1398/?from=mail", "http://testserver/archive/1398/"),
        ("/1/", "http://testserver/1/"),
    ],
)
def test_a_page_says_its_one_address_and_what_it_is_about(client: Client, address: str, canonical: str) -> None:
    for number in range(21):
        notice(f"پیشین {number}", "1398/01/10-1398/01/31", paragraphs=["متن «نخست» & <دوم>"])
    content = client.get(address).content.decode()
    assert f'<link rel="canonical" href="{canonical}">' in content
    description = re.search(r'<meta name="description" content="([^"]+)">', content)
    assert description
    assert "<" not in description[1]
    assert "noindex" not in content


@pytest.mark.parametrize("address", ["/search/", "/search/?q=متن", "/nothing/"])
def test_search_engines_do_not_keep_answers_and_errors(client: Client, address: str) -> None:
    content = client.get(address).content.decode()
    assert '<meta name="robots" content="noindex">' in content
    assert "canonical" not in content


def test_a_notice_tells_its_facts_at_a_glance(client: Client, current: AnnouncementPage, hq_unit: OrgUnit) -> None:
    topic = NoticeTopic.objects.create(name="ایمنی مدارس")
    current.unit, current.deadline, current.as_of = hq_unit, day("1398/02/14"), day("1398/01/17")
    current.topics.set([topic])
    current.save()
    shown = words(client.get(current.url))
    assert "تاریخ نمایش از ۱۳۹۸/۰۲/۱۰ تا ۱۳۹۸/۰۲/۳۱ مهلت اقدام" in shown
    assert "مهلت اقدام شنبه ۱۴ اردیبهشت ۱۳۹۸ (این مهلت گذشته است)" in shown
    assert "آمار تا ۱۷ فروردین ۱۳۹۸" in shown
    assert "صادرکننده مرکز برنامه‌ریزی نمونه" in shown
    assert "پیوست‌ها ۲ پیوست، پایین متن" in shown
    for narrowed in (f"/search/?unit={hq_unit.pk}", f"/search/?topic={topic.pk}"):
        assert f'href="{narrowed}"' in client.get(current.url).content.decode()
        assert "جاری" in words(client.get(narrowed)).split("یافت شد")[1]


def test_a_deadline_of_today_has_not_passed(client: Client, current: AnnouncementPage) -> None:
    current.deadline = day("1398/02/15")
    current.save()
    assert "این مهلت گذشته است" not in words(client.get(current.url))


def test_the_lists_count_what_they_hold(client: Client, current: AnnouncementPage, archived: AnnouncementPage) -> None:
    assert "امروز ۱ اطلاعیه در نوبت نمایش است." in words(client.get("/"))
    assert "۱ اطلاعیه" in words(client.get("/archive/"))


def test_an_upcoming_notice_stands_in_no_part_of_the_board(hq_editor: User, sign_in, client: Client) -> None:  # type: ignore[no-untyped-def]
    page = notice("آینده", "1398/03/10-1398/03/31")
    assert marked(navigation(sign_in(hq_editor), page.url)) == []
    assert client.get(page.url).status_code == 404


def test_messages_of_the_search_do_not_break_its_markup(client: Client) -> None:
    """A list inside a paragraph ends the paragraph: every browser would draw the message beside its field."""
    content = client.get("/search/", {"q": "متن", "year": "13x"}).content.decode()
    assert 'class="errorlist"' in content
    assert not re.search(r"<p[^>]*>(?:(?!</p>).)*<ul", content, re.S)
