"""Who has received a notice: all of it for headquarters, the own line for a province."""

import io
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cms_pages.models import AnnouncementPage
from cms_pages.reports.receipts_of_notice import receipts_of_notice
from cms_pages.services.acknowledge_announcement import acknowledge_announcement
from cms_pages.services.note_reading import note_reading
from organisation.models import Directorate, UnitKind, User
from organisation.reach import EVERYWHERE
from organisation.roles import Role
from tests.factories.announcement import addressed, notice

pytestmark = pytest.mark.django_db
BEFORE, WITHIN = "2019-04-29T23:59:59+04:30", "2019-05-10T09:15:00+04:30"


@pytest.fixture(autouse=True)
def _within(site_tree: Any, reference_data: None) -> Any:
    with time_machine.travel(WITHIN, tick=False):
        yield


@pytest.fixture
def page(yazd_head: User, gilan_head: User) -> AnnouncementPage:
    """Yazd has seen it, Gilan has confirmed."""
    found = addressed("مهلت خودارزیابی")
    note_reading(notice=found, by=yazd_head)
    acknowledge_announcement(notice=found, by=gilan_head)
    return found


def address(page: AnnouncementPage) -> str:
    return reverse("notice_receipts", args=[page.pk])


def table(client: Client, page: AnnouncementPage, **query: str) -> list[list[str]]:
    answer = client.get(address(page), query)
    assert answer.status_code == 200
    rows = BeautifulSoup(answer.content, "html.parser").select("main table tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in rows]


def test_headquarters_see_all_directorates(page: AnnouncementPage, hq_editor: User, sign_in) -> None:
    rows = {row[0]: row[1:] for row in table(sign_in(hq_editor), page)}
    assert len(rows) == 32
    assert rows["یزد"] == ["دیده شده", "۱۳۹۸/۰۲/۲۰ ۰۹:۱۵ yazd_head", "۱", "–"]
    assert rows["گیلان"][0] == "دریافت تأیید شده"
    assert rows["گیلان"][3] == "۱۳۹۸/۰۲/۲۰ ۰۹:۱۵ gilan_head"
    assert rows["قم"] == ["دیده نشده", "–", "۰", "–"]
    text = " ".join(BeautifulSoup(sign_in(hq_editor).get(address(page)).content, "html.parser").get_text(" ").split())
    assert "۳۲ گیرنده، ۲ دیده‌اند، ۱ دریافت را تأیید کرده‌اند، ۳۱ تأیید نکرده‌اند" in text


def test_filters(page: AnnouncementPage, hq_expert: User, sign_in) -> None:
    client = sign_in(hq_expert)
    assert len(table(client, page, show="unconfirmed")) == 31
    assert len(table(client, page, show="unseen")) == 30
    assert [row[0] for row in table(client, page, show="acknowledged")] == ["گیلان"]


def test_the_workbook_holds_the_filtered_lines(page: AnnouncementPage, hq_editor: User, sign_in) -> None:
    answer = sign_in(hq_editor).get(address(page), {"show": "unconfirmed", "export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content) if answer.streaming else answer.content)).active
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0][:2] == ("اداره کل", "وضعیت")
    assert len(lines) == 32
    yazd = next(line for line in lines if line[0] == "یزد")
    assert yazd[1:5] == ("دیده شده", "۱۳۹۸/۰۲/۲۰ ۰۹:۱۵", "yazd_head", 1)
    assert sheet.sheet_view.rightToLeft


def test_a_province_sees_its_own_line_only(page: AnnouncementPage, yazd_head: User, sign_in) -> None:
    client = sign_in(yazd_head)
    assert [row[0] for row in table(client, page)] == ["یزد"]
    assert "gilan_head" not in client.get(address(page)).content.decode()
    answer = client.get(address(page), {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content) if answer.streaming else answer.content)).active
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["اداره کل", "یزد"]


def test_a_foreign_province_finds_nothing(
    page: AnnouncementPage, yazd: Directorate, gilan_head, yazd_expert, yazd_school, hq_rep, sign_in
) -> None:
    only_yazd = addressed("به یزد", to=[(Role.PROVINCE_HEAD, [yazd])])
    assert sign_in(gilan_head).get(address(only_yazd)).status_code == 404
    assert sign_in(gilan_head).get(address(notice("برای همه"))).status_code == 404
    for other in (yazd_expert, yazd_school, hq_rep):
        assert sign_in(other).get(address(page)).status_code == 404
    assert Client().get(address(page)).headers["Location"].startswith("/admin/login/")
    assert sign_in(gilan_head).get(reverse("notice_receipts", args=[999])).status_code == 404


def test_before_the_window_only_headquarters_know_of_it(page: AnnouncementPage, yazd_head, hq_editor, sign_in) -> None:
    with time_machine.travel(BEFORE, tick=False):
        assert sign_in(yazd_head).get(address(page)).status_code == 404
        assert "پیش از نخستین روز" in sign_in(hq_editor).get(address(page)).content.decode()


def test_a_notice_to_everybody_asks_nobody(hq_editor: User, sign_in) -> None:
    assert "خطاب به همه" in sign_in(hq_editor).get(address(notice())).content.decode()


def test_lines_are_those_of_the_places_addressed(yazd: Directorate, gilan: Directorate, hq_rep: User) -> None:
    page = addressed(
        to=[
            (Role.PROVINCE_HEAD, [yazd]),
            (Role.DISTRICT_EXPERT, [gilan]),
            (Role.HQ_REPRESENTATIVE, [], UnitKind.HQ_UNIT),
        ]
    )
    acknowledge_announcement(notice=page, by=hq_rep)
    report = receipts_of_notice(page, reach=EVERYWHERE)
    assert [line.place for line in report.lines][:2] == ["گیلان", "یزد"]
    assert report.lines[2].acknowledged_by == "hq_rep"
    assert (len(report.lines), report.seen, report.acknowledged, report.lacking) == (3, 1, 1, 2)
    both = addressed("همه نمایندگان", to=[Role.HQ_REPRESENTATIVE])
    assert len(receipts_of_notice(both, reach=EVERYWHERE).lines) == 33


def test_the_editors_find_the_way(page: AnnouncementPage, hq_editor: User, sign_in) -> None:
    client = sign_in(hq_editor)
    assert address(page) in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert address(page) in client.get(reverse("notices:index")).content.decode()


def test_the_number_of_queries_does_not_grow(
    page: AnnouncementPage, hq_editor, sign_in, django_assert_max_num_queries
) -> None:
    client = sign_in(hq_editor)
    client.get(address(page))
    with django_assert_max_num_queries(20):
        client.get(address(page))
