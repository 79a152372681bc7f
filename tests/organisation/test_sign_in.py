"""Signing in."""

import pytest
from django.test import Client

from organisation.models import User


@pytest.mark.parametrize("typed", ["expert12", "expert۱۲", " expert١٢ "])
def test_a_user_name_is_found_in_whatever_digits_it_is_typed(typed: str, site_tree: object) -> None:
    User.objects.create_superuser("expert12", password="a-long-password")
    client = Client()
    answer = client.post("/admin/login/", {"username": typed, "password": "a-long-password", "next": "/admin/"})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(User.objects.get(username="expert12").pk)


def test_the_page_is_persian_and_says_what_is_wrong(site_tree: object) -> None:
    answer = Client().post("/admin/login/", {"username": "nobody", "password": "wrong"})
    page = answer.content.decode()
    assert 'dir="rtl"' in page
    assert "گذرواژه" in page
    assert "Password" not in page
    assert "Wagtail" not in page
