"""Counts that Wagtail's scripts write are Persian, as a browser shows them."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from organisation.models import District, User
from tests.factories.school import SchoolFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_count_of_ticked_rows_is_persian(live_server, page: Page, hq_admin: User, yazd_district: District) -> None:
    SchoolFactory.create_batch(3, district=yazd_district)
    client = Client()
    client.force_login(hq_admin)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    page.goto(live_server.url + reverse("wagtailsnippets_evaluation_admin_school:list"))
    for row in range(2):
        page.locator("tbody input[type=checkbox]").nth(row).check()

    expect(page.locator("[data-bulk-action-num-objects]").first).to_contain_text("۲ ")
