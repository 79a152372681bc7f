"""The public search: what is found, what is not, and what the page says."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms_pages.models import NoticeSearchText, NoticeTopic
from cms_pages.rules.text_blocks import TextBlock
from cms_pages.services.index_notice import index_missing
from organisation.models import OrgUnit
from tests.factories.announcement import PDF, day, draft, notice

pytestmark = pytest.mark.usefixtures("site_tree")


@pytest.fixture(autouse=True)
def _in_the_window() -> Iterator[None]:
    with time_machine.travel(datetime(2019, 5, 5, 9, 0), tick=False):  # 1398/02/15
        yield


def titles(client: Client, **asked: str) -> list[str]:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return [found.notice.title for found in response.context["results"]]


def test_words_of_title_text_salutation_and_files_are_found(client: Client) -> None:
    notice("زمان‌بندی ارزیابی", salutation="کارشناسان محترم مناطق", attachments=[("فایل فشرده", "a.pdf", PDF)])
    for words in ("زمانبندی", "متن نمونه", "مناطق", "فشرده", "كارشناسان ارزيابي"):
        assert titles(client, q=words) == ["زمان‌بندی ارزیابی"], words
    assert titles(client, q="ناموجود") == []


def test_all_words_have_to_be_there(client: Client) -> None:
    notice("نخست", paragraphs=["ایمنی مدارس"])
    notice("دوم", paragraphs=["ایمنی پایگاه"])
    assert titles(client, q="ایمنی مدارس") == ["نخست"]


def test_what_the_title_says_comes_first_then_the_newest(client: Client) -> None:
    notice("بازرسی پایگاه‌ها")
    notice("کهنه", paragraphs=["درباره بازرسی"])
    notice("تازه", paragraphs=["درباره بازرسی"])
    assert titles(client, q="بازرسی") == ["بازرسی پایگاه‌ها", "تازه", "کهنه"]


def test_part_of_a_letters_number_is_enough_and_the_citation_stays_whole(client: Client) -> None:
    notice("بخشنامه", paragraphs=["بخشنامه شماره24/189975/110-23/10/1398 رسید"])
    answer = client.get("/search/", {"q": "۱۸۹۹۷۵"}).content.decode()
    assert '<mark><bdi dir="ltr">24/189975/110</bdi>-<bdi dir="ltr">۲۳/۱۰/۱۳۹۸</bdi></mark>' in answer


def test_drafts_upcoming_and_unpublished_notices_are_not_found(client: Client) -> None:
    draft("پیش‌نویس پنهان")
    notice("آینده پنهان", "1398/02/16-1398/02/20")
    gone = notice("برداشته پنهان")
    gone.unpublish()
    assert titles(client, q="پنهان") == []


def test_an_edited_notice_is_found_by_its_new_words_only_once_published(client: Client) -> None:
    page = notice("عنوان پیشین")
    page.title = "عنوان تازه"
    revision = page.save_revision()
    assert titles(client, q="تازه") == []
    revision.publish()
    assert titles(client, q="تازه") == ["عنوان تازه"]
    assert titles(client, q="پیشین") == []


def test_a_deleted_notice_leaves_nothing_in_the_index(client: Client) -> None:
    page = notice("رفتنی")
    page.delete()
    assert not NoticeSearchText.objects.exists()
    assert titles(client, q="رفتنی") == []


def test_filters_narrow_by_state_year_topic_and_unit(client: Client, hq_unit: OrgUnit) -> None:
    topic = NoticeTopic.objects.create(name="ایمنی")
    notice("جاری ۹۸")
    old = notice("بایگانی ۹۷", "1397/11/01-1397/11/20")
    old.unit, old.topics = hq_unit, [topic]
    old.save_revision().publish()
    assert titles(client, state="archived") == ["بایگانی ۹۷"]
    assert titles(client, state="current") == ["جاری ۹۸"]
    assert titles(client, year="1397") == ["بایگانی ۹۷"]
    assert titles(client, topic=str(topic.pk), unit=str(hq_unit.pk)) == ["بایگانی ۹۷"]
    assert titles(client, q="جاری", topic=str(topic.pk)) == []


@pytest.mark.parametrize("asked", [{"year": "abc"}, {"topic": "999"}, {"state": "upcoming"}, {"q": "x" * 300}])
def test_an_odd_filter_is_said_and_breaks_nothing(client: Client, asked: dict[str, str]) -> None:
    notice()
    response = client.get("/search/", asked)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


@pytest.mark.parametrize("words", ["'", '"', "*", "a' OR 1=1 --", "NEAR(", "\x00", "<script>alert(1)</script>", "و"])
def test_odd_words_break_nothing(client: Client, words: str) -> None:
    notice(blocks=[TextBlock("paragraph", ("ساده",))])
    response = client.get("/search/", {"q": words})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_pages_keep_the_words(client: Client) -> None:
    for number in range(21):
        notice(f"تکرار {number}")
    answer = client.get("/search/", {"q": "تکرار"})
    assert "?q=%D8%AA%DA%A9%D8%B1%D8%A7%D8%B1&amp;page=2" in answer.content.decode()
    assert len(client.get("/search/", {"q": "تکرار", "page": "2"}).context["results"]) == 1
    assert client.get("/search/", {"q": "تکرار", "page": "3"}).status_code == 404


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    counts = []
    for first in (0, 3):
        for number in range(first, first + 3):
            notice(f"تکرار {number}", attachments=[("فایل", "a.pdf", PDF)])
        client.get("/search/", {"q": "تکرار"})
        with CaptureQueriesContext(connection) as made:
            client.get("/search/", {"q": "تکرار"})
        counts.append(len(made))
    assert counts[0] == counts[1]


def test_a_board_from_before_the_index_is_indexed_by_migrating(client: Client) -> None:
    page = notice("دیرین")
    NoticeSearchText.objects.all().delete()
    assert titles(client, q="دیرین") == []
    assert index_missing() == 1
    assert titles(client, q="دیرین") == [page.title]
    assert page.display_from == day("1398/02/10")
