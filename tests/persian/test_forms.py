from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils import translation

from persian.forms import JalaliDateField, JalaliDateTimeField
from persian.widgets import JalaliDateInput, JalaliDateTimeInput

TENTH = date(2019, 4, 30)


class WindowForm(forms.Form):
    day = JalaliDateField()
    moment = JalaliDateTimeField(required=False)


class StockForm(forms.Form):
    """Somebody else's fields with our inputs."""

    day = forms.DateField(widget=JalaliDateInput)
    moment = forms.DateTimeField(widget=JalaliDateTimeInput, required=False)


@pytest.fixture(autouse=True)
def _in_persian():
    with translation.override("fa"):
        yield


@pytest.mark.parametrize("form_class", [WindowForm, StockForm])
@pytest.mark.parametrize("typed", ["98/02/10", "۱۳۹۸/۰۲/۱۰", "10 اردیبهشت ۹۸", "2019-04-30"])
def test_every_spelling_is_taken(form_class, typed):
    form = form_class({"day": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == TENTH


@pytest.mark.parametrize("form_class", [WindowForm, StockForm])
@pytest.mark.parametrize("typed", ["1398/12/30", "01/02/03", "1998-02-10", "98/02/10x", "43585", "1398-02"])
def test_no_form_takes_a_guess_and_what_was_typed_stays(form_class, typed):
    form = form_class({"day": typed})
    assert not form.is_valid()
    assert f'value="{typed}"' in str(form["day"])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1398/12/30", "سال ۱۳۹۸ کبیسه نیست و اسفند آن ۲۹ روز دارد."),
        ("1398/07/31", "مهر ۱۳۹۸، ۳۰ روز دارد؛ روز را اصلاح کنید."),
        ("01/02/03", "این تاریخ را به چند صورت می‌توان خواند؛ سال را چهاررقمی بنویسید، مانند ۱۴۰۲/۰۵/۰۳."),
        (
            "1998-02-10",
            "به نظر می‌رسد نرم‌افزار صفحه‌گسترده این تاریخ شمسی را میلادی پنداشته است؛ تاریخ را به شمسی بنویسید.",
        ),
        ("43585", "این عدد، شماره روز در صفحه‌گسترده است و تاریخ نیست؛ تاریخ را مانند ۱۳۹۸/۰۲/۱۰ بنویسید."),
        ("1250/01/01", "سال باید بین ۱۳۰۰ و ۱۵۰۰ باشد."),
        ("شنبه ۱۰ اردیبهشت ۱۳۹۸", "روز هفته با تاریخ نمی‌خواند؛ این روز سه‌شنبه است."),
        ("17 فروردین", "سال نوشته نشده است؛ تاریخ را مانند ۱۳۹۸/۰۲/۱۰ بنویسید."),
        ("نامعلوم", "این نوشته تاریخ نیست؛ تاریخ را مانند ۱۳۹۸/۰۲/۱۰ یا «۱۰ اردیبهشت ۱۳۹۸» بنویسید."),
    ],
)
def test_the_cause_is_said(typed, told):
    assert WindowForm({"day": typed}).errors["day"] == [told]
    assert WindowForm({"day": "98/02/10", "moment": typed}).errors["moment"] == [told]


def test_a_moment_is_one_in_tehran():
    form = WindowForm({"day": "98/02/10", "moment": "۱۳۹۹/۰۳/۰۷ ۰۲:۰۰"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["moment"] == datetime(2020, 5, 26, 21, 30, tzinfo=UTC)
    assert StockForm(form.data).is_valid()
    midnight = WindowForm({"day": "98/02/10", "moment": "1399/03/07"})
    assert midnight.is_valid()
    assert midnight.cleaned_data["moment"] == datetime(2020, 5, 26, 19, 30, tzinfo=UTC)


def test_stored_values_are_shown_in_jalali():
    form = WindowForm(initial={"day": TENTH, "moment": datetime(2020, 5, 26, 21, 30, tzinfo=UTC)})
    assert 'value="۱۳۹۸/۰۲/۱۰"' in str(form["day"])
    assert 'value="۱۳۹۹/۰۳/۰۷ ۰۲:۰۰"' in str(form["moment"])


def test_a_form_that_comes_back_untouched_has_not_changed():
    initial = {"day": TENTH, "moment": datetime(2020, 5, 26, 21, 30, tzinfo=UTC)}
    form = WindowForm({"day": "۱۳۹۸/۰۲/۱۰", "moment": "۱۳۹۹/۰۳/۰۷ ۰۲:۰۰"}, initial=initial)
    assert form.changed_data == []


def test_an_empty_field_is_none_or_missing():
    form = WindowForm({"day": "  ", "moment": ""})
    assert form.has_error("day", "required")
    assert form.cleaned_data["moment"] is None
