"""The mapping of columns by keyboard alone: another heading row, an unknown heading, the next file unasked."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from imports.models import ImportBatch, MappingProfile, State
from organisation.models import District, User
from tests.browser.working import work
from tests.builders.schools import HEADINGS, school_row
from tests.builders.workbooks import sheet, workbook

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The codes stand under a heading that nobody knows, below a line that reads like a heading as well.
ODD = tuple("کدینگ سما" if text == "کد مدرسه" else text for text in HEADINGS)
LEGEND = ["", "", *HEADINGS[2:]]


def test_by_keyboard_alone(
    page: Page, live_server, axe: Callable[..., None], tmp_path: Path, yazd_head: User, yazd_district: District
) -> None:
    first, second = tmp_path / "فروردین.xlsx", tmp_path / "اردیبهشت.xlsx"
    first.write_bytes(workbook(sheet([LEGEND, list(ODD)], [school_row("1"), school_row("2")], name="مدارس")))
    second.write_bytes(workbook(sheet(ODD, [school_row("3")], name="برگه۱")))
    sign_in(page, live_server.url)

    batch = send(page, live_server.url, first)
    assert batch.state == State.REFUSED
    press(page, page.get_by_role("link", name="برگزیدن برگه، سرستون و ستون‌ها"))
    choose_heading(page, axe)
    choose_column(page)
    press(page, page.get_by_role("button", name="ذخیره و بررسی دوباره"))
    page.wait_for_url(re.compile(rf"/batches/{batch.pk}/(#|$)"))
    work(page, batch)
    assert page.locator(".exchange-counts li b").all_text_contents()[0] == "۲"
    assert MappingProfile.objects.get().directorate == yazd_district.directorate

    batch = send(page, live_server.url, second)
    assert (batch.state, batch.counts["new"]) == (State.CHECKED, 1)
    expect(page.locator("#main")).to_contain_text("نگاشت به یاد مانده از فایل «فروردین.xlsx»")
    axe(page, "#main")
    press(page, page.get_by_role("link", name="فراموش کردن این نگاشت"))
    press(page, page.get_by_role("button", name=re.compile("حذف")).first)
    expect(page.locator(".messages")).to_be_visible()
    assert not MappingProfile.objects.exists()


def sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/admin/login/")
    page.locator("[name=username]").fill("yazd_head")
    page.locator("[name=password]").fill("a-long-password")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(f"{url}/admin/")


def send(page: Page, url: str, file: Path) -> ImportBatch:
    """Send a file, let the worker do its work, and look at the page again."""
    page.goto(f"{url}/admin/imports/send/schools/")
    page.locator("[name=file]").set_input_files(file)
    press(page, page.get_by_role("button", name="ارسال و بررسی"))
    page.wait_for_url(re.compile(r"/admin/imports/batches/\d+/$"))
    return work(page, ImportBatch.objects.get(name=file.name))


def press(page: Page, control) -> None:
    control.focus()
    page.keyboard.press("Enter")


def choose_heading(page: Page, axe: Callable[..., None]) -> None:
    """The arrow goes to the next row; showing its columns settles nothing."""
    expect(page.locator("form.mapping")).to_be_visible()
    axe(page, "#main")
    chosen = page.locator("[name=row-0]:checked")
    assert chosen.get_attribute("value") == "1"
    chosen.focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("[name=row-0]:checked").get_attribute("value") == "2"
    expect(page.locator("[data-mapping-stale]").first).to_be_visible()
    press(page, page.get_by_role("button", name="نمایش ستون‌های این سرستون"))
    expect(page.locator("[name=shown-0]")).to_have_value("2")


def choose_column(page: Page) -> None:
    """What is missing is said until it is chosen; a field that two columns have is said at both."""
    missing = page.locator("[data-mapping-needs=code]")
    expect(missing).to_be_visible()
    codes = page.locator("[name=field-0-B]")
    codes.focus()
    page.keyboard.press("ArrowDown")
    expect(codes).to_have_value("code")
    expect(missing).to_be_hidden()
    names = page.locator("[name=field-0-A]")
    names.focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(names).to_have_value("name")
    expect(page.locator("[data-mapping-error]:visible")).to_have_count(2)
    page.keyboard.press("Home")
    expect(names).to_have_value("")
    expect(page.locator("[data-mapping-error]:visible")).to_have_count(0)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 900})
