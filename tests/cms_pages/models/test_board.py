"""The board's pages, with the clock held in Tehran."""

import html
import re
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms_pages.models import LunarMonth
from organisation.models import User
from tests.factories.announcement import PDF, day, notice


def words(response: Any) -> str:
    """Return what a person reads on the page, blanks collapsed."""
    content = html.unescape(re.sub(r"<[^>]+>", "", response.content.decode()))
    return " ".join(content.split())


@time_machine.travel("2020-05-27T12:00:00+04:30")
def test_header_shows_weekday_jalali_and_irans_lunar_day(site_tree: Any, client: Client) -> None:
    page = words(client.get("/"))
    assert "چهارشنبه ۷ خرداد ۱۳۹۹" in page
    assert "۴ شوال ۱۴۴۱" in page


@time_machine.travel("2026-11-25T12:00:00+03:30")
def test_header_follows_a_recorded_first_day(site_tree: Any, client: Client) -> None:
    from persian.hijri import lunar_date, lunar_month_start

    forecast = lunar_date(day("1405/09/04"))
    start = lunar_month_start(forecast.year, forecast.month)
    LunarMonth.objects.create(year=forecast.year, month=forecast.month, starts_on=start.replace(day=start.day + 1))
    corrected = lunar_date(
        day("1405/09/04"), corrections={(forecast.year, forecast.month): start.replace(day=start.day + 1)}
    )
    assert corrected.day == forecast.day - 1
    assert str(corrected) in words(client.get("/"))


@time_machine.travel("2019-04-30T08:00:00+04:30")
def test_list_shows_title_teaser_files_and_the_window_line(site_tree: Any, client: Client) -> None:
    notice(
        "لیست مدارس تا تاریخ 98/02/10",
        "1398/02/10-1398/02/31",
        paragraphs=["سلام علیکم", "فهرست به پیوست است."],
        attachments=[("فایل فشرده لیست مدارس", "list.pdf", PDF), ("فایل راهنما", None, None)],
    )
    page = words(client.get("/"))
    assert "لیست مدارس تا تاریخ ۹۸/۰۲/۱۰ فهرست به پیوست است." in page
    assert "تاریخ نمایش از ۱۳۹۸/۰۲/۱۰ تا ۱۳۹۸/۰۲/۳۱ مشاهده" in page
    assert (
        f"فایل فشرده لیست مدارس (PDF، {len(PDF):d} بایت)".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in page
    )
    assert "فایل راهنما (فایل بارگذاری نشده است)" in page


@pytest.mark.parametrize("important", [True, False])
@time_machine.travel("2019-04-30T08:00:00+04:30")
def test_importance_is_said_in_words(site_tree: Any, client: Client, important: bool) -> None:
    notice(is_important=important)
    assert ("mark--important" in client.get("/").content.decode()) is important


@time_machine.travel("2019-05-22T08:00:00+04:30")
def test_an_empty_board_says_so_and_leads_to_the_archive(site_tree: Any, client: Client) -> None:
    notice()
    response = client.get("/")
    assert "امروز اطلاعیه‌ای در نوبت نمایش نیست." in words(response)
    assert 'href="/archive/"' in response.content.decode()


@time_machine.travel("2019-05-22T08:00:00+04:30")
def test_the_archive_holds_what_ended_by_year_and_marks_it(site_tree: Any, client: Client) -> None:
    notice("پارسال", "1397/12/19-1398/01/23")
    notice("امسال", "1398/02/10-1398/02/31")
    notice("جاری", "1398/03/01-1398/03/02")
    whole, year = words(client.get("/archive/")), words(client.get("/archive/1397/"))
    assert "پارسال" in whole
    assert "امسال" in whole
    assert "جاری" not in whole.replace("اطلاعیه‌های جاری", "")
    assert whole.count("بایگانی پارسال") == 1
    assert "پارسال" in year
    assert "امسال" not in year


@time_machine.travel("2019-05-22T08:00:00+04:30")
@pytest.mark.parametrize(
    "address", ["/archive/0999/", "/archive/?page=0", "/archive/?page=2", "/archive/?page=²", "/?page=x"]
)
def test_addresses_that_lead_nowhere_are_404(site_tree: Any, client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "این صفحه پیدا نشد" in words(response)


@time_machine.travel("2019-05-22T08:00:00+04:30")
def test_long_lists_are_paged_without_loss_or_repetition(site_tree: Any, client: Client) -> None:
    for number in range(23):
        notice(f"شماره {number:02d}")
    seen = [
        re.findall(r"شماره ([۰-۹]+)", words(client.get("/archive/", {"page": page})))
        for page in ("1", "2")
    ]  # fmt: skip
    assert [len(page) for page in seen] == [20, 3]
    assert len({*seen[0], *seen[1]}) == 23
    assert "صفحه ۲ از ۲" in words(client.get("/archive/?page=2"))


@time_machine.travel("2019-04-30T08:00:00+04:30")
@pytest.mark.parametrize("address", ["/", "/archive/"])
def test_the_number_of_queries_does_not_grow_with_the_notices(site_tree: Any, client: Client, address: str) -> None:
    def ask() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def add(count: int) -> None:
        for number in range(count):
            notice(f"جاری {number}", "1398/02/10-1398/02/31", attachments=[("پیوست", "a.pdf", PDF)])
            notice(f"پیشین {number}", "1398/01/10-1398/01/31", attachments=[("پیوست", None, None)])

    add(2)
    ask()
    few = ask()
    add(10)
    assert ask() == few


@time_machine.travel("2019-04-30T08:00:00+04:30")
def test_markup_in_texts_stays_text(site_tree: Any, client: Client) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    page = notice(attack, kicker=attack, salutation=attack, paragraphs=[attack], attachments=[(attack, "a.pdf", PDF)])
    for address in ("/", page.url):
        content = client.get(address).content.decode()
        assert "<script>alert" not in content
        assert "<img" not in content
        assert "&lt;script&gt;" in content


@time_machine.travel("2019-04-29T23:00:00+04:30")
def test_an_editor_sees_an_upcoming_notice_with_a_note(
    site_tree: Any, client: Client, hq_editor: User, yazd_head: User, sign_in: Any
) -> None:
    page = notice()
    assert client.get(page.url).status_code == 404
    assert sign_in(yazd_head).get(page.url).status_code == 404
    shown = sign_in(hq_editor).get(page.url)
    assert "هنوز روی تابلو نیست." in words(shown)
    assert page.title not in words(sign_in(hq_editor).get("/"))
