"""Feeds, calendar, sitemap and old links: each tells what is public, and nothing before its window."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, reverse_lazy
from icalendar import Calendar

from cms_pages.models import AnnouncementPage, NoticeTopic
from tests.factories.announcement import PDF, day, draft, notice

pytestmark = pytest.mark.usefixtures("site_tree")
TEHRAN = ZoneInfo("Asia/Tehran")
NAMES = ("feed_rss", "feed_atom", "feed_json", "deadlines", "sitemap", "robots")
ADDRESSES = tuple(map(reverse_lazy, NAMES))


@pytest.fixture(autouse=True)
def _in_the_window() -> Iterator[None]:
    with time_machine.travel(datetime(2019, 5, 5, 9, 0, tzinfo=TEHRAN), tick=False):  # 1398/02/15
        yield


@pytest.fixture
def board() -> AnnouncementPage:
    """Return the current notice among an upcoming one, an archived one and a draft."""
    draft("پیش‌نویس پنهان", deadline=day("1398/02/20"))
    notice("آینده پنهان", "1398/02/16-1398/02/20", deadline=day("1398/02/20"))
    notice("بایگانی‌شده", "1397/11/01-1397/11/20", deadline=day("1397/11/15"))
    current = notice("تمدید <خودارزیابی>", deadline=day("1398/02/28"), attachments=[("فایل فشرده", "a.pdf", PDF)])
    current.topics = [NoticeTopic.objects.create(name="ایمنی")]
    current.save_revision().publish()
    return current


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_tells_of_drafts_and_of_what_is_to_come(client: Client, board: AnnouncementPage, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "پنهان" not in answer.content.decode()
    hidden = AnnouncementPage.objects.exclude(pk=board.pk).exclude(title="بایگانی‌شده")
    for page in hidden:
        assert f"http://testserver{page.url}<" not in answer.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_empty_board_has_its_addresses_too(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    assert client.post(address).status_code in (200, 405)


@pytest.mark.parametrize("address", ["/feed.rss", "/feed.atom"])
def test_a_feed_has_the_current_notices(client: Client, board: AnnouncementPage, address: str) -> None:
    text = client.get(address).content.decode()
    ElementTree.fromstring(text)  # noqa: S314 (our own answer)
    assert "تمدید &lt;خودارزیابی&gt;" in text
    assert "تاریخ نمایش از ۱۳۹۸/۰۲/۱۰ تا ۱۳۹۸/۰۲/۳۱" in text
    assert "ایمنی" in text
    assert "بایگانی‌شده" not in text


def test_the_json_feed_has_window_deadline_and_files(client: Client, board: AnnouncementPage) -> None:
    answer = client.get("/feed.json")
    assert answer["Content-Type"] == "application/feed+json"
    feed = json.loads(answer.content)
    [item] = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert item["title"] == board.title
    assert item["_arzyab"]["display_from"] == "2019-04-30"
    assert item["_arzyab"]["deadline"] == "2019-05-18"
    [file] = item["attachments"]
    assert (file["title"], file["size_in_bytes"]) == ("فایل فشرده", len(PDF))
    answer = client.get(file["url"].removeprefix("http://testserver"))
    assert answer.status_code == 200
    answer.close()


def test_the_calendar_has_a_day_for_each_deadline(client: Client, board: AnnouncementPage) -> None:
    calendar = Calendar.from_ical(client.get("/deadlines.ics").content)
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert set(events) == {"مهلت اقدام: تمدید <خودارزیابی>", "مهلت اقدام: بایگانی‌شده"}
    event = events["مهلت اقدام: تمدید <خودارزیابی>"]
    assert event["dtstart"].dt == board.deadline
    assert str(event["url"]) == f"http://testserver{board.url}"
    assert client.get("/deadlines.ics").content == client.get("/deadlines.ics").content


def test_the_sitemap_has_the_board_and_all_public_notices(client: Client, board: AnnouncementPage) -> None:
    found = re.findall(r"<loc>http://testserver(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    archived = AnnouncementPage.objects.get(title="بایگانی‌شده")
    assert sorted(found) == sorted(["/", "/archive/", board.url, archived.url])


@pytest.mark.parametrize("rest", ["", "/", "/تمدید-خودارزیابی?ocode=1000000814"])
def test_an_old_address_leads_to_its_notice_once_it_is_public(client: Client, rest: str) -> None:
    current, later = notice("جاری"), notice("آینده", "1398/02/16-1398/02/20")
    AnnouncementPage.objects.filter(pk=current.pk).update(old_id=30001)
    AnnouncementPage.objects.filter(pk=later.pk).update(old_id=30002)
    assert reverse("old_notice", args=[30001, "x"]) == "/fa/announcement/30001/x"
    answer = client.get(f"/fa/announcement/30001{rest}")
    assert (answer.status_code, answer["Location"]) == (301, current.url)
    assert client.get(f"/fa/announcement/30002{rest}").status_code == 404
    assert client.get(f"/fa/announcement/99999999999999999999{rest}").status_code == 404


@pytest.mark.parametrize("address", ["/feed.rss", "/feed.json", "/sitemap.xml", "/deadlines.ics"])
def test_the_number_of_queries_does_not_grow(client: Client, address: str) -> None:
    notice("نخست", deadline=day("1398/02/28"), attachments=[("فایل", "a.pdf", PDF)])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(5):
        notice(f"دیگر {number}", deadline=day("1398/02/28"), attachments=[("فایل", "a.pdf", PDF)])
    with CaptureQueriesContext(connection) as more:
        client.get(address)
    assert len(more) == len(few)
