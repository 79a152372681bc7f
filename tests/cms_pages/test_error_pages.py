"""The pages of errors: helpful, Persian, and the last one without database or request."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from tests.cms_pages.models.test_board import words


def test_a_wrong_address_leads_on(site_tree: Any, client: Client) -> None:
    response = client.get("/هیچ/")
    assert response.status_code == 404
    assert "این صفحه پیدا نشد" in words(response)
    assert 'href="/archive/"' in response.content.decode()


def test_a_server_error_needs_no_database(rf: RequestFactory) -> None:
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "خطایی در سامانه رخ داد" in words(response)


@pytest.mark.parametrize("name", ["404.html", "500.html"])
def test_no_error_page_asks_another_host(db: None, name: str, rf: RequestFactory) -> None:
    assert "//" not in render_to_string(name, request=rf.get("/")).replace("http://www.w3.org", "")
