"""The admin and the board in Persian: the cast walks through them, and no English is left on the way."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms_pages.models import AnnouncementPage
from evaluation_admin.models import IndicatorResult, InspectionRecord, SafetySelfAssessment, School, SelfAssessment
from organisation.models import District, User
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting
from tests.conftest import SINCE
from tests.project.admin_crawl import Crawl, visible_texts
from tests.project.crawl_world import exchange_addresses, make_world, record_addresses

pytestmark = pytest.mark.django_db

ALLOWED = re.compile(
    r"""
    \b (?: hq | yazd | head ) [_-] \w+              # names of accounts
  | \b (?i: pdf | xlsx? | ods | csv | zip ) \b      # kinds of files, as they end
  | \b AP \b                                        # a letter of the decreed formula of scores
  | \b ISO\ 3166-2 \b | \b SHA-256 \b | \b RSS \b   # names of standards
  | http://(?: localhost | testserver ) [/\d]*      # the printed address of a notice
  | \b IR-\d\d \b                                   # codes by ISO 3166-2
  | \b Sheet1 \b                                    # what Excel calls a sheet, in a sender's file
  | \b English \b                                   # a language by its own name, for who reads no Persian
    """,
    re.VERBOSE,
)
# What the cast opens daily, and how; the administrator's walk covers all that there is.
DAILY_KINDS = (School, SafetySelfAssessment, SelfAssessment, IndicatorResult, InspectionRecord, District)
DAILY_PAGES = ("list", "edit", "inspect", "history")


def test_no_english_is_left_for_who_may_see_everything(
    reference_data: None, site_tree: Any, hq_admin: User, sign_in: Any
) -> None:
    yazd = make_world()
    crawl = Crawl(sign_in(hq_admin))

    crawl.walk(reverse("wagtailadmin_home"), *record_addresses(yazd))
    for address in exchange_addresses():
        crawl.read(address, address)

    assert crawl.failures == []
    assert len(crawl.texts) > 150
    assert crawl.foreign_texts(ALLOWED) == []


def test_no_english_is_left_in_the_daily_work(
    reference_data: None,
    site_tree: Any,
    hq_editor: User,
    hq_expert: User,
    yazd_head: User,
    yazd_expert: User,
    sign_in: Any,
) -> None:
    yazd = make_world()
    grant_posting(user=yazd_expert, role=Role.DISTRICT_EXPERT, since=SINCE, district=yazd.district)
    places = ["wagtailadmin_home", "wagtailadmin_account", "imports_kinds", "imports_history_modeladmin_index"]
    board = [reverse("wagtailadmin_explore", args=[site_tree.pk]), reverse("notices:index")]
    board.append(reverse("wagtailadmin_pages:add", args=["cms_pages", "announcementpage", site_tree.pk]))
    board += [reverse("wagtailadmin_pages:edit", args=[notice.pk]) for notice in AnnouncementPage.objects.all()]
    records = record_addresses(yazd, kinds=DAILY_KINDS, pages=DAILY_PAGES)
    for person in (hq_editor, hq_expert, yazd_head, yazd_expert):
        crawl = Crawl(sign_in(person))
        for address in (*map(reverse, places), *board, *records):
            crawl.read(address, address)

        assert len(crawl.texts) - len(crawl.failures) >= 15, person
        assert crawl.foreign_texts(ALLOWED) == [], person


def test_no_english_is_left_where_nobody_is_signed_in(reference_data: None, site_tree: Any) -> None:
    make_world()
    crawl = Crawl(Client())
    for address in ("/", "/archive/", "/no-such-page/", reverse("wagtailadmin_login")):
        crawl.read(address, address)
    for notice in AnnouncementPage.objects.live():
        crawl.read(notice.url, notice.title)

    assert crawl.failures == ["/no-such-page/: 404"]
    assert len(crawl.texts) >= 5
    assert crawl.foreign_texts(ALLOWED) == []


def test_the_walk_reads_what_people_see_and_hear() -> None:
    page = BeautifulSoup(
        """
        <head><title>Arzyab</title></head> <p>Seen <span hidden>Not seen</span></p> <script>code()</script>
        <button aria-label="Heard"></button> <input type="submit" value="Pressed"> <input type="hidden" title="Kept">
        <script type="application/json" id="wagtail-sidebar-props">[{"label": "In the menu", "url": "/menu/"}]</script>
        <div data-w-block-data-value='{"strings": {"MOVE": "Said by a script"}, "icon": "pilcrow"}'></div>
        """,
        "html.parser",
    )

    assert set(visible_texts(page)) == {"Seen", "Heard", "Pressed", "In the menu", "Said by a script"}
