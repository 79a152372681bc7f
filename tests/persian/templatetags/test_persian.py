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
