from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

CONTEXT = {
    "day": date(2020, 5, 27),
    "moment": datetime(2020, 5, 26, 21, 30, tzinfo=UTC),
    "rate": Decimal("62.50"),
    "number": "24/189975/110",
    "hostile": "<b>12</b>",
    "nothing": None,
}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ day|jalali }}", "۱۳۹۹/۰۳/۰۷"),
        ("{{ moment|jalali }}", "۱۳۹۹/۰۳/۰۷"),
        ('{{ day|jalali:"long" }}', "چهارشنبه ۷ خرداد ۱۳۹۹"),
        ('{{ moment|jalali:"text" }}', "۷ خرداد ۱۳۹۹"),
        ('{{ moment|jalali:"moment" }}', "۱۳۹۹/۰۳/۰۷ ۰۲:۰۰"),
        ('{{ day|jalali:"%Y/%m" }}', "۱۳۹۹/۰۳"),
        ("{{ nothing|jalali }}", ""),
        ("{{ 1234.5|fa }}", "۱٬۲۳۴٫۵"),
        ('{{ 1398|fa:"plain" }}', "۱۳۹۸"),
        ('{{ rate|fa:"percent" }}', "۶۲٫۵۰٪"),
        ('{{ "جدول 1"|fa }}', "جدول ۱"),
        ("{{ hostile|fa }}", "&lt;b&gt;۱۲&lt;/b&gt;"),
        ("{{ nothing|fa }}", ""),
        ("{{ number|bdi }}", '<bdi dir="ltr">24/189975/110</bdi>'),
        ("{{ hostile|bdi }}", '<bdi dir="ltr">&lt;b&gt;12&lt;/b&gt;</bdi>'),
    ],
)
def test_filters(source, shown):
    assert Template(source).render(Context(CONTEXT)) == shown


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("3 صفحه منتقل شد.", "۳ صفحه منتقل شد."),
        ("از 12 مورد، 2 مورد", "از ۱۲ مورد، ۲ مورد"),
        ("کاربر expert_12 و user7", "کاربر expert_12 و user7"),
        ("پیام به a@10.ir، نشانی /admin/pages/4/edit/", "پیام به a@10.ir، نشانی /admin/pages/4/edit/"),
        ('<a href="?p=2">او&#39;</a>', '<a href="?p=2">او&#39;</a>'),
    ],
)
def test_counts_in_a_sentence_are_persian_and_names_are_kept(sentence, shown):
    assert Template("{{ sentence|safe|counts }}").render(Context({"sentence": sentence})) == shown


def test_counts_escape_what_is_not_safe():
    assert Template("{{ sentence|counts }}").render(Context({"sentence": "<b>3"})) == "&lt;b&gt;۳"
