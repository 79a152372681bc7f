import re
from datetime import timedelta
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.utils import translation
from playwright.sync_api import Page, Route, expect

from persian import clock
from persian.forms import JalaliDateField, JalaliDateTimeField
from persian.jalali import format_jalali, jalali_to_date, month_length

pytestmark = pytest.mark.browser

ADDRESS = "http://notice.test/"
POLICY = "default-src 'self'; style-src 'self'; script-src 'self'"


class NoticeForm(forms.Form):
    display_from = JalaliDateField(label="نمایش از")
    starts_at = JalaliDateTimeField(label="آغاز", required=False)


def notice(direction: str = "rtl", **initial: object) -> str:
    form = NoticeForm(initial=initial)
    with translation.override("fa"):
        return f"""<!doctype html><html lang="fa" dir="{direction}"><head><title>اطلاعیه</title>{form.media}</head>
            <body><main><h1>اطلاعیه</h1><form>{form.as_div()}</form></main></body></html>"""


@pytest.fixture
def visit(page: Page):
    """Serve a page and the static files under a strict content policy."""

    def open_page(html: str) -> Page:
        def answer(route: Route) -> None:
            path = route.request.url.removeprefix(ADDRESS)
            headers = {"Content-Security-Policy": POLICY}
            if path.startswith("static/"):
                found = Path(str(finders.find(path.removeprefix("static/"))))
                route.fulfill(path=found, headers=headers)
            elif path == "favicon.ico":
                route.fulfill(status=204)
            else:
                route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)

        page.route("**/*", answer)
        page.goto(ADDRESS)
        return page

    return open_page


def field(page: Page):
    return page.get_by_label("نمایش از")


def focused(page: Page) -> str | None:
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_the_script_counts_two_centuries_as_the_server_does(visit):
    page = visit(notice())
    ours = []
    day = jalali_to_date(1300, 1, 1)
    for year in range(1300, 1501):
        for month in range(1, 13):
            ours.append([year, month, month_length(year, month), day.isoformat(), (day.weekday() + 2) % 7])
            day += timedelta(days=month_length(year, month))
    theirs = page.evaluate(
        """() => { const c = jalaliCalendar, rows = [];
          for (let y = 1300; y <= 1500; y++) for (let m = 1; m <= 12; m++) {
            const n = c.toNumber(y, m, 1);
            rows.push([y, m, c.monthLength(y, m), c.toIso(n), c.weekday(n)]); }
          return rows; }"""
    )
    assert theirs == ours
    unlike = page.evaluate(
        """() => { const c = jalaliCalendar, bad = [];
          for (let n = 0; n <= c.LAST_DAY; n++)
            if (c.toNumber(...c.toParts(n)) !== n || c.fromIso(c.toIso(n)) !== n || c.read(c.format(n)) !== n
                || c.read(c.describe(n)) !== n) bad.push(n);
          return bad; }"""
    )
    assert unlike == []


@pytest.mark.parametrize(
    "typed", ["98/02/10", "10/ 02 / 98", "۱۳۹۸-۲-۱۰", "٩٨/٠٢/١٠", "10 ارديبهشت 98", "2019-04-30", "13980210"]
)
def test_what_is_typed_is_read_aloud(visit, typed):
    page = visit(notice())
    field(page).fill(typed)
    expect(page.locator(".jalali-date__reading").first).to_have_text("سه‌شنبه ۱۰ اردیبهشت ۱۳۹۸")


@pytest.mark.parametrize("typed", ["1398/12/30", "01/02/03", "1998-02-10", "98/2", "چهارشنبه ۱۰ اردیبهشت ۱۳۹۸", "سلام"])
def test_what_is_no_day_is_said_to_be_none_yet(visit, typed):
    page = visit(notice())
    field(page).fill(typed)
    expect(page.locator(".jalali-date__reading").first).to_have_text("هنوز تاریخ درستی نیست")


def test_a_day_is_chosen_with_the_keyboard_alone(visit, axe):
    page = visit(notice(display_from=jalali_to_date(1399, 3, 7)))
    field(page).focus()
    page.keyboard.press("Tab")
    assert focused(page) == "انتخاب روز از تقویم"
    page.keyboard.press("Enter")
    assert focused(page) == "چهارشنبه ۷ خرداد ۱۳۹۹"
    axe(page)
    for key, expected in (
        ("ArrowLeft", "پنجشنبه ۸ خرداد ۱۳۹۹"),
        ("ArrowRight", "چهارشنبه ۷ خرداد ۱۳۹۹"),
        ("ArrowDown", "چهارشنبه ۱۴ خرداد ۱۳۹۹"),
        ("ArrowUp", "چهارشنبه ۷ خرداد ۱۳۹۹"),
        ("Home", "شنبه ۳ خرداد ۱۳۹۹"),
        ("End", "جمعه ۹ خرداد ۱۳۹۹"),
        ("PageUp", "سه‌شنبه ۹ اردیبهشت ۱۳۹۹"),
        ("PageDown", "جمعه ۹ خرداد ۱۳۹۹"),
        ("Shift+PageUp", "پنجشنبه ۹ خرداد ۱۳۹۸"),
        ("Shift+PageDown", "جمعه ۹ خرداد ۱۳۹۹"),
    ):
        page.keyboard.press(key)
        assert focused(page) == expected, key
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_hidden()
    expect(field(page)).to_have_value("۱۳۹۹/۰۳/۰۹")
    assert focused(page) == "انتخاب روز از تقویم"


def test_escape_changes_nothing_and_the_last_day_of_a_leap_year_is_kept_in_its_month(visit):
    page = visit(notice(display_from=jalali_to_date(1399, 12, 30)))
    field(page).focus()
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Shift+PageUp")
    assert focused(page) == "پنجشنبه ۲۹ اسفند ۱۳۹۸"
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(field(page)).to_have_value("۱۳۹۹/۱۲/۳۰")


def test_arrows_follow_the_reading_direction(visit):
    page = visit(notice("ltr", display_from=jalali_to_date(1399, 3, 7)))
    page.get_by_role("button", name="انتخاب روز از تقویم").first.click()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "پنجشنبه ۸ خرداد ۱۳۹۹"


def test_an_empty_field_opens_on_today(visit):
    page = visit(notice())
    page.get_by_role("button", name="انتخاب روز از تقویم").first.click()
    assert focused(page) == format_jalali(clock.today(), "long")
    assert page.locator("[aria-current=date]").count() == 1


def test_a_moment_keeps_its_time_and_tells_who_listens(visit):
    page = visit(notice())
    page.evaluate("document.addEventListener('change', (event) => { window.heard = event.target.name; })")
    page.get_by_label("آغاز").fill("۱۳۹۹/۰۳/۰۷ ۱۴:۳۰")
    page.get_by_role("button", name="انتخاب روز از تقویم").nth(1).click()
    page.get_by_role("gridcell", name="شنبه ۱۰ خرداد ۱۳۹۹", exact=True).click()
    expect(page.get_by_label("آغاز")).to_have_value("۱۳۹۹/۰۳/۱۰ ۱۴:۳۰")
    assert page.evaluate("window.heard") == "starts_at"


def test_the_field_is_plain_text_without_the_script(visit):
    page = visit(re.sub(r"<script.*?</script>", "", notice()))
    field(page).fill("98/02/10")
    expect(field(page)).to_have_value("98/02/10")
    assert page.get_by_role("button").count() == 0
