from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils import formats, timezone, translation

DAY = date(2020, 5, 27)
MOMENT = datetime(2020, 5, 26, 21, 30, tzinfo=UTC)  # 02:00 of the next day in Tehran's summer of that year


def show(source: str, language: str = "fa", **context: object) -> str:
    with translation.override(language):
        return Template(source).render(Context({"day": DAY, "moment": MOMENT, "hour": time(14, 5), **context}))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ day }}", "۷ خرداد ۱۳۹۹"),
        ("{{ moment }}", "۷ خرداد ۱۳۹۹، ساعت ۲:۰۰"),
        ("{{ day|date }}", "۷ خرداد ۱۳۹۹"),
        ('{{ day|date:"DATE_FORMAT" }}', "۷ خرداد ۱۳۹۹"),
        ('{{ day|date:"SHORT_DATE_FORMAT" }}', "۱۳۹۹/۳/۷"),
        ('{{ day|date:"YEAR_MONTH_FORMAT" }}', "خرداد ۱۳۹۹"),
        ('{{ day|date:"MONTH_DAY_FORMAT" }}', "۷ خرداد"),
        ('{{ day|date:"l j F Y" }}', "چهارشنبه ۷ خرداد ۱۳۹۹"),
        ('{{ day|date:"d M Y" }}', "۰۷ خرداد ۱۳۹۹"),
        ('{{ day|date:"N j, Y" }}', "۷ خرداد ۱۳۹۹"),
        ('{{ day|date:"D d/m/y" }}', "چهارشنبه ۰۷/۰۳/۹۹"),
        ('{{ day|date:"jS t z L o" }}', "۷ ۳۱ ۶۹ True ۱۳۹۹"),
        ('{{ moment|date:"H:i" }}', "۰۲:۰۰"),
        ('{{ hour|time:"H:i" }}', "۱۴:۰۵"),
        ('{{ day|date:"c" }}', "2020-05-27"),
        ('{{ day|date:"Y-m-d" }}', "2020-05-27"),
        ('{{ moment|date:"U" }}', "1590528600"),
        ('{{ moment|date:"c" }}', "2020-05-27T02:00:00+04:30"),
        ('{{ nothing|date:"j F Y" }}', ""),
    ],
)
def test_people_read_jalali_and_programs_gregorian(source, shown):
    assert show(source) == shown


def test_english_pages_stay_as_they_are():
    assert show("{{ day }}", language="en") == "May 27, 2020"
    assert show('{{ hour|time:"H:i" }}', language="en") == "14:05"


def test_code_that_formats_by_itself_is_jalali_too():
    with translation.override("fa"):
        assert formats.date_format(DAY) == "۷ خرداد ۱۳۹۹"
        assert formats.date_format(timezone.localtime(MOMENT), "SHORT_DATETIME_FORMAT") == "۱۳۹۹/۳/۷،\u200f ۲:۰۰"
        assert formats.time_format(time(14, 5)) == "۱۴:۰۵"


def test_a_day_before_the_calendar_is_shown_in_the_other_one():
    assert show('{{ day|date:"Y" }}', day=date(500, 1, 1)) == "0500"


def test_counts_and_spans_have_persian_digits():
    source = "{% load wagtailadmin_tags %}{{ 12345|intcomma }} · {{ past|timesince_simple }}"
    past = timezone.now() - timezone.timedelta(hours=3)
    assert show(source, past=past).replace("\xa0", " ") == "۱۲٬۳۴۵ · ۳ ساعت پیش"
    assert show(source, language="en", past=past).replace("\xa0", " ") == "12,345 · 3 hours ago"
