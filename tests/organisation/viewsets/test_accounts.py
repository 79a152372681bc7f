"""Accounts: issued and kept without a mail server, and without pictures."""

from typing import Any

import pytest
from django.urls import reverse

from organisation.models import User

pytestmark = pytest.mark.django_db


def test_an_account_is_issued_without_an_address(hq_admin: User, sign_in: Any) -> None:
    sent = {
        "username": "new_expert",
        "first_name": "زهرا",
        "last_name": "نمونه",
        "email": "",
        "password1": "yek-gozarvazheh-boland",
        "password2": "yek-gozarvazheh-boland",
    }

    answer = sign_in(hq_admin).post(reverse("wagtailusers_users:add"), sent)

    assert answer.status_code == 302
    assert User.objects.get(username="new_expert").email == ""


def test_ones_own_password_is_changed_without_an_address(yazd_head: User, sign_in: Any) -> None:
    client = sign_in(yazd_head)
    page = client.get(reverse("wagtailadmin_account"))
    sent = {}
    for panels in page.context["panels_by_tab"].values():
        for panel in panels:
            sent |= {field.html_name: field.value() or "" for field in panel.get_form()}
    sent |= {
        "name_email-last_name": "نمونه",
        "password-old_password": "a-long-password",
        "password-new_password1": "yek-gozarvazheh-boland",
        "password-new_password2": "yek-gozarvazheh-boland",
    }

    client.post(reverse("wagtailadmin_account"), sent)

    assert User.objects.get(pk=yazd_head.pk).check_password("yek-gozarvazheh-boland")


def test_ones_own_account_asks_for_no_picture_and_no_address(yazd_head: User, sign_in: Any) -> None:
    answer = sign_in(yazd_head).get(reverse("wagtailadmin_account"))

    assert answer.status_code == 200
    assert 'type="file"' not in answer.content.decode()
    assert 'type="email"' not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_strangers_are_sent_to_sign_in(client: Any) -> None:
    assert client.get(reverse("wagtailadmin_account"))["Location"].startswith(reverse("wagtailadmin_login"))
