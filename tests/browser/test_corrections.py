"""Faulty cells put right on the page by keyboard alone, a column of days settled once, issues looked through."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from evaluation_admin.models import School
from imports.models import ImportBatch
from organisation.models import District, User
from tests.browser.working import work
from tests.builders.schools import school_row, school_workbook
from tests.builders.workbooks import sheet, workbook
from tests.factories.inspection import InspectionProgrammeFactory
from tests.imports.corpus.rows import HEADINGS, row

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MAIN = "#main"


@pytest.fixture
def product(page: Page, live_server, yazd_head: User, yazd_district: District) -> str:
    """The address of the admin, where the head of Yazd has signed in."""
    page.goto(f"{live_server.url}/admin/login/")
    page.locator("[name=username]").fill("yazd_head")
    page.locator("[name=password]").fill("a-long-password")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(f"{live_server.url}/admin/")
    return f"{live_server.url}/admin"


def press(page: Page, control: Locator) -> None:
    control.focus()
    page.keyboard.press("Enter")


def send(page: Page, product: str, data: bytes, folder: Path, kind: str = "schools") -> ImportBatch:
    """Send a file, let the worker check it, and look at its page."""
    file = folder / "فهرست.xlsx"
    file.write_bytes(data)
    page.goto(f"{product}/imports/send/{kind}/")
    page.locator("[name=file]").set_input_files(file)
    press(page, page.get_by_role("button", name="ارسال و بررسی"))
    expect(page.locator("[data-progress-url]")).to_be_visible()
    return work(page, ImportBatch.objects.get())


def fits(page: Page) -> None:
    """Nothing is beside the screen of a telephone."""
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 900})


def test_three_cells_are_corrected_by_keyboard_and_the_file_is_registered(
    page: Page, product: str, axe: Callable[..., None], tmp_path: Path
) -> None:
    rows = [school_row("1"), school_row("2", students="ده"), school_row("3", stage="ابتداا")]
    batch = send(page, product, school_workbook(*rows, school_row("4", province="یزدد")), tmp_path)
    axe(page, MAIN)
    fits(page)
    number = page.get_by_label("مقدار درست برگه «Sheet1»، ردیف ۳")
    expect(number).to_have_accessible_description(re.compile("«ده» عدد نیست"))
    number.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("۱۰")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    stage = page.get_by_label("مقدار درست برگه «Sheet1»، ردیف ۴")
    while stage.input_value() != "ابتدایی":
        page.keyboard.press("ArrowDown")
    expect(page.locator("[data-corrections-count]").first).to_have_text("۲ خانه تغییر کرد و هنوز ذخیره نشده است")
    press(page, page.get_by_role("button", name="یزد", exact=True))
    province = page.get_by_label("مقدار درست برگه «Sheet1»، ردیف ۵")
    expect(province).to_be_focused()
    expect(province).to_have_value("یزد")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("۳ خانه اصلاح شد")
    batch = work(page, batch)
    assert (batch.outcome, batch.counts["refused"]) == ("ok", 0)
    expect(page.locator("#corrections")).to_contain_text("ابتداا")
    axe(page, MAIN)
    fits(page)
    press(page, page.get_by_role("link", name="رفتن به ثبت نهایی"))
    press(page, page.get_by_role("button", name="تأیید و ثبت نهایی"))
    work(page, batch)
    expect(page.get_by_role("heading", name="فایل ثبت نهایی شد")).to_be_visible()
    expect(page.locator("#corrections")).to_contain_text("yazd_head")
    assert School.objects.get(code="00000002").students == 10


def test_issues_are_filtered_and_a_correction_is_taken_back(
    page: Page, product: str, axe: Callable[..., None], tmp_path: Path
) -> None:
    rows = [school_row("1", students="ده"), school_row("2", students="بیست"), school_row("3", manager_nid="1234567890")]
    batch = send(page, product, school_workbook(*rows, school_row("4")), tmp_path)
    rules = page.get_by_role("navigation", name="ایرادها به تفکیک نوع")
    press(page, rules.get_by_role("link", name="عدد نیست ۲"))
    expect(page.locator(".exchange-issues tbody tr")).to_have_count(2)
    axe(page, MAIN)
    page.get_by_label("مقدار درست برگه «Sheet1»، ردیف ۲").fill("10")
    press(page, page.get_by_role("button", name="ذخیره اصلاح‌ها و بررسی دوباره").first)
    expect(page.locator(".messages")).to_contain_text("۱ خانه اصلاح شد")
    batch = work(page, batch)
    assert batch.counts["refused"] == 2
    press(page, page.get_by_role("button", name="بازگرداندن اصلاح خانه K2"))
    expect(page.locator(".messages")).to_contain_text("به مقدار فایل بازگشت")
    assert work(page, batch).counts["refused"] == 3


def test_a_column_of_days_is_settled_once(page: Page, product: str, axe: Callable[..., None], tmp_path: Path) -> None:
    InspectionProgrammeFactory()
    days = ("98/01/09", "01/02/03", "02/02/03")
    rows = [row("inspections", site=f"پایگاه {number}", date=day) for number, day in enumerate(days)]
    batch = send(page, product, workbook(sheet(HEADINGS["inspections"], rows)), tmp_path, "inspections")
    axe(page, MAIN)
    fits(page)
    choice = page.get_by_role("radio", name="سال/ماه/روز")
    choice.focus()
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="ثبت پاسخ و بررسی دوباره"))
    batch = work(page, batch)
    assert batch.day_orders == {"Sheet1": {"date": "ymd"}}
    assert not batch.issues.filter(code="ambiguous_date").exists()
    expect(page.locator(MAIN)).to_contain_text("ترتیب تاریخ‌ها، آن‌گونه که در این صفحه تعیین شد")
    axe(page, MAIN)
    fits(page)
