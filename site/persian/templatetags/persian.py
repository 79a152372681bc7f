"""Template filters: Jalali days, Persian digits, and numbers that must not be turned round."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast, get_args

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_jalali.templatetags.jformat import jformat

from persian.digits import format_number, to_persian_digits
from persian.font_face import font_link
from persian.jalali import Style, format_jalali

register = template.Library()

# A number by itself: no part of a name, an address, an attribute or a character reference.
_COUNT = re.compile(r"""(?<![\w.@/#&="'-])[0-9]+(?![\w@/;="'-])""")


@register.filter(expects_localtime=True, is_safe=False)
def jalali(value: Any, style: str = "%Y/%m/%d") -> str:
    """Write a day or moment in Jalali with Persian digits.

    `style` is one of `format_jalali` (text, long, month, day_month, …), "moment" (day and time) or a
    strftime format of numbers; `{{ day|jalali }}` is «۱۳۹۹/۰۳/۰۷».
    """
    if style in get_args(Style) and isinstance(value, date):
        return format_jalali(value.date() if isinstance(value, datetime) else value, cast(Style, style))
    return to_persian_digits(jformat(value, "%Y/%m/%d %H:%M" if style == "moment" else style))


@register.filter(is_safe=False)
def fa(value: Any, form: str = "") -> str:
    """Write a number «۱٬۲۳۴٫۵», or a text with its digits Persian.

    `form` may be "plain" (no thousands marks: years, codes) or "percent".
    """
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return format_number(value, grouping=form != "plain", percent=form == "percent")
    return to_persian_digits(value) + ("٪" if form == "percent" else "")


@register.filter(is_safe=True)
def counts(value: Any) -> str:
    """Write the counts in a sentence of somebody else's in Persian digits: «۳ صفحه منتقل شد»."""
    return _COUNT.sub(lambda count: to_persian_digits(count[0]), str(value))


@register.filter
def bdi(value: Any) -> SafeString:
    """Keep a letter number such as 24/189975/110 in its own order inside Persian text."""
    return format_html('<bdi dir="ltr">{}</bdi>', value)


@register.simple_tag
def persian_font() -> SafeString:
    """Link the Persian face in a page's head, where it was installed."""
    return font_link()
