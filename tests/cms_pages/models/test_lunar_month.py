"""Recorded first days of lunar months: possible ones only, once each, shown in Persian."""

import html
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms_pages.models import LunarMonth, lunar_corrections
from organisation.models import User
from persian.hijri import lunar_month_start

START = lunar_month_start(1450, 9)


def record(year: int = 1450, month: int = 9, starts_on: Any = START) -> LunarMonth:
    row = LunarMonth(year=year, month=month, starts_on=starts_on)
    row.full_clean()
    row.save()
    return row


def test_recorded_days_correct_the_header(db: None) -> None:
    record()
    assert lunar_corrections() == {(1450, 9): START}


@pytest.mark.parametrize("days", [-30, -5, 5, 30])
def test_a_day_that_no_month_can_begin_on_is_refused(db: None, days: int) -> None:
    with pytest.raises(ValidationError) as refused:
        record(starts_on=START + timedelta(days=days))
    assert "ماه قمری ۲۹ یا ۳۰ روز دارد" in refused.value.message_dict["starts_on"][0]


def test_a_month_is_recorded_once(db: None) -> None:
    record()
    with pytest.raises(ValidationError, match="روز اول این ماه قمری"):
        record()


@pytest.mark.parametrize("year", [1389, 1500])
def test_years_outside_the_calendar_are_refused(db: None, year: int) -> None:
    with pytest.raises(ValidationError):
        record(year=year)


def test_the_list_names_the_month_in_persian(db: None, hq_editor: User, sign_in: Any) -> None:
    record()
    listing = reverse(LunarMonth.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set by Wagtail
    shown = html.unescape(sign_in(hq_editor).get(listing).content.decode())
    assert "رمضان" in shown
    assert str(record(month=10, starts_on=lunar_month_start(1450, 10))) == "شوال ۱۴۵۰"


def test_a_province_does_not_see_the_records(db: None, yazd_head: User, sign_in: Any) -> None:
    listing = reverse(LunarMonth.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set by Wagtail
    assert sign_in(yazd_head).get(listing).status_code in {302, 403, 404}
