import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from persian.jalali import fa_date, format_jalali

DAY = date(2020, 5, 27)
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("numeric", "۱۳۹۹/۰۳/۰۷"),
        ("ascii", "1399/03/07"),
        ("text", "۷ خرداد ۱۳۹۹"),
        ("long", "چهارشنبه ۷ خرداد ۱۳۹۹"),
        ("month", "خرداد ۱۳۹۹"),
        ("day_month", "۷ خرداد"),
    ],
)
def test_styles(style, text):
    assert format_jalali(DAY, style) == text


def test_an_instant_is_no_day():
    with pytest.raises(TypeError):
        format_jalali(datetime(2020, 5, 27, 22, tzinfo=UTC))


def test_no_day_is_written_as_nothing():
    assert fa_date(DAY) == "۱۳۹۹/۰۳/۰۷"
    assert fa_date(None) == ""


def test_no_code_puts_a_jdatetime_object_into_an_f_string():
    """`f"{jdatetime.date(1399, 3, 7)}"` is empty: jdatetime stays inside calendar.py, which returns plain days."""
    users = set()
    for folder in ("site", "cms_pages", "evaluation_admin", "imports"):
        for path in (ROOT / folder).rglob("*.py"):
            if re.search(r"^\s*(?:import|from)\s+(?:jdatetime|jalali_core)", path.read_text(), re.MULTILINE):
                users.add(path.relative_to(ROOT).as_posix())
    assert users == {"site/persian/jalali/calendar.py"}
    assert not re.search(r"""\{[^{}]*\bjdatetime""", (ROOT / "site/persian/jalali/calendar.py").read_text())
