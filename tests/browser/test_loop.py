"""The whole loop on the running product: a province sends a workbook, headquarters publish who is missing, all read it.

Nothing is in the test's own process: web server and worker are started as `make run` does it for a newcomer.
"""

import os
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from shutil import copyfile
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from arzyab.demo.people import PASSWORD
from tests.arzyab.test_run import free_port, read_until
from tests.builders.schools import school_row, school_workbook
from tests.installation import DATABASE

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
MAIN = "#main"
NEW_SCHOOLS = {"99000001": "دبستان حلقه یک", "99000002": "دبستان حلقه دو"}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[str]:
    """Address of the seeded product; it is stopped as Ctrl-C stops it."""
    port, var = free_port(), tmp_path_factory.mktemp("var")
    copyfile(migrated, var / DATABASE)
    own = {"ARZYAB_VAR": str(var), "PORT": port, "DEMO_SIZE": "small"}
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "scripts/run.py"],
        cwd=ROOT,
        env=keep | own | {"PYTHONIOENCODING": "utf-8"},
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        read_until(process, "Ctrl-C")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


@pytest.fixture
def as_user(page: Page, product: str) -> Callable[[str], Page]:
    """Sign in as somebody of the demonstration, in the place of whoever was before."""

    def sign_in(username: str) -> Page:
        page.goto("about:blank")  # what the last page still asks for would be refused
        page.context.clear_cookies()
        page.goto(f"{product}/admin/login/")
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(f"{product}/admin/")
        return page

    return sign_in


@pytest.fixture
def province_file(tmp_path: Path) -> Path:
    """Two new schools of Yazd, and one row without a number of students that can be read."""
    place = {"district": "ناحیه ۱ یزد", "manager_nid": ""}
    rows = [school_row(code, name=name, **place) for code, name in NEW_SCHOOLS.items()]
    path = tmp_path / "مدارس جدید یزد.xlsx"
    path.write_bytes(school_workbook(*rows, school_row("99000003", students="حدود صد", **place)))
    return path


@pytest.mark.timeout(600)
def test_from_a_provinces_workbook_to_the_public_board(
    as_user: Callable[[str], Page], axe: Callable[..., None], product: str, province_file: Path
) -> None:
    page = as_user("yazd_head")
    batch = send(page, axe, province_file)
    look_at_the_preview(page, axe)
    apply(page, axe)
    look_from_another_province(as_user("gilan_head"), axe, product, batch)
    address = submit(as_user("hq_editor"), axe, product)
    approve(as_user("hq_editor2"), axe, address)  # signed in after the author: they share the browser
    page.goto("about:blank")
    page.context.clear_cookies()
    read_the_board(page, axe, product)


def send(page: Page, axe: Callable[..., None], file: Path) -> str:
    """From the list of schools to the progress of the batch; return its address."""
    page.goto(page.url.removesuffix("/admin/") + "/admin/snippets/evaluation_admin/school/")
    page.get_by_role("link", name="ورود از اکسل").click()
    axe(page, MAIN)
    page.locator("[name=file]").set_input_files(file)
    expect(page.locator("[data-upload-chosen]")).to_contain_text(file.name)
    page.get_by_role("button", name="ارسال و بررسی").click()
    page.wait_for_url(re.compile(r"/admin/imports/batches/\d+/$"))
    address = page.url
    # The page follows the worker by itself.
    expect(page.get_by_role("heading", name="چه چیزی تغییر می‌کند")).to_be_visible(timeout=60_000)
    return address


def look_at_the_preview(page: Page, axe: Callable[..., None]) -> None:
    """Counts, mapping, the issue, and the new rows, by keyboard."""
    counts = page.locator(".exchange-counts li b").all_text_contents()
    assert counts == ["۲", "۰", "۰", "۰", "۱", "۳"]
    expect(page.locator(".exchange-sheet")).to_contain_text("تعداد دانش آموزان")
    issue = page.locator(".exchange-issues tbody tr")
    expect(issue).to_contain_text("K4")
    expect(issue).to_contain_text("«حدود صد» عدد نیست")
    axe(page, MAIN)
    page.get_by_role("navigation", name="ردیف‌ها بر پایه").get_by_role("link").first.press("Enter")
    for name in NEW_SCHOOLS.values():
        expect(page.locator("#rows")).to_contain_text(name)
    axe(page, MAIN)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 900})


def apply(page: Page, axe: Callable[..., None]) -> None:
    """Faulty rows are left out only by saying so; then the result leads to the records."""
    page.get_by_role("link", name="رفتن به ثبت نهایی").click()
    page.get_by_role("button", name="تأیید و ثبت نهایی").click()
    expect(page.locator(".error-message")).to_contain_text("علامت بزنید")
    axe(page, MAIN)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="تأیید و ثبت نهایی").click()
    expect(page.get_by_role("heading", name="فایل ثبت نهایی شد")).to_be_visible(timeout=60_000)
    expect(page.locator(".exchange-panel--positive")).to_contain_text("۲ رکورد تازه ساخته شد")
    axe(page, MAIN)
    page.get_by_role("link", name="باز کردن فهرست رکوردها").click()
    page.get_by_role("searchbox").or_(page.locator("[name=q]")).first.fill("99000001")
    expect(page.locator("table.listing")).to_contain_text(NEW_SCHOOLS["99000001"])
    page.wait_for_load_state("networkidle")


def look_from_another_province(page: Page, axe: Callable[..., None], product: str, batch: str) -> None:
    """gilan_head finds neither the batch nor the schools of Yazd."""
    for tail in ("", "progress/", "original/", "apply/"):
        assert page.request.get(batch + tail).status == 404
    page.goto(f"{product}/admin/imports/history/")
    expect(page.locator(".result-list")).to_contain_text("هنوز فایلی تبادل نشده است")
    axe(page, MAIN)
    listing = page.request.get(f"{product}/admin/snippets/evaluation_admin/school/?q=99000001").text()
    assert NEW_SCHOOLS["99000001"] not in listing


def submit(page: Page, axe: Callable[..., None], product: str) -> str:
    """One button makes the draft, the editor sends it for approval; return its address."""
    page.goto(f"{product}/admin/snippets/evaluation_admin/safetyround/")
    page.get_by_role("link", name="انتشار فهرست عدم مشارکت").first.click()
    page.get_by_role("button", name="ساخت پیش‌نویس اطلاعیه").wait_for()
    axe(page, MAIN)
    page.get_by_role("button", name="ساخت پیش‌نویس اطلاعیه").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/$"))
    expect(page.locator(".messages")).to_contain_text("پیش‌نویس اطلاعیه با فایل پیوست آن ساخته شد")
    address = page.url
    page.locator("footer button[aria-expanded]").last.click()
    page.locator("button[name=action-submit]").click()
    page.wait_for_url(lambda url: "/edit/" not in url)  # the draft's own message of success stands there before
    expect(page.locator(".messages .success")).to_be_visible()
    return address


def approve(page: Page, axe: Callable[..., None], address: str) -> None:
    """Another editor reads it and approves it in a dialog that says what that does."""
    page.goto(address)
    page.locator("footer button[aria-expanded]").last.click()
    page.get_by_role("button", name="تأیید و انتشار").click()
    dialog = page.locator(".modal-content")
    expect(dialog).to_contain_text("آخرین متن منتشر می‌شود")
    dialog.get_by_role("button", name="تأیید").click()
    page.wait_for_url(lambda url: "/edit/" not in url)
    expect(page.locator(".messages .success")).to_be_visible()


def read_the_board(page: Page, axe: Callable[..., None], product: str) -> None:
    """Anybody finds the notice, takes the file, and clicks from a number to the schools behind it."""
    page.goto(product)
    axe(page)
    page.get_by_role("link", name=re.compile("^لیست عدم مشارکت مدارس")).first.click()
    axe(page)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("فایل فشرده لیست مدارس")).click()
    with zipfile.ZipFile(BytesIO(Path(download.value.path()).read_bytes())) as archive:
        (name,) = archive.namelist()
        book = openpyxl.load_workbook(BytesIO(archive.read(name)))
    index = book.worksheets[0]
    lines = {row[0].value: row for row in index.iter_rows(min_row=6)}
    assert len(lines) == 33
    yazd: Any = lines["یزد"]
    assert yazd[1].value == sum(cell.value for cell in yazd[2:5])
    sheet = book[yazd[2].hyperlink.location.split("!")[0].strip("'")]
    listed = {row[0].value: row[4].value for row in sheet.iter_rows(min_row=4)}
    assert len(listed) == yazd[2].value + yazd[3].value
    assert {listed[code] for code in NEW_SCHOOLS} == {"مراجعه ننموده"}
    assert "99000003" not in listed


@pytest.mark.timeout(300)
def test_a_districts_file_is_registered_after_the_head_has_approved_it(
    as_user: Callable[[str], Page], axe: Callable[..., None], product: str
) -> None:
    page = as_user("yazd_head")
    page.goto(f"{product}/admin/imports/")
    axe(page, MAIN)
    page.get_by_role("region", name=re.compile("در انتظار تأیید شما")).get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="در انتظار تأیید اداره کل")).to_be_visible()
    axe(page, MAIN)
    page.get_by_role("link", name="بازگرداندن با توضیح…").click()
    page.get_by_role("button", name="بازگرداندن فایل").press("Enter")
    expect(page.locator(".error-message")).to_contain_text("بنویسید چرا فایل را بازمی‌گردانید")
    axe(page, MAIN)
    page.get_by_role("link", name="بازگشت به پیش‌نمایش").click()
    page.get_by_role("link", name="تأیید و ثبت…").click()
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.set_viewport_size({"width": 1280, "height": 900})
    axe(page, MAIN)
    page.get_by_role("button", name="تأیید و ثبت").press("Enter")
    expect(page.get_by_role("heading", name="فایل ثبت نهایی شد")).to_be_visible(timeout=60_000)
    expect(page.locator(".exchange-facts")).to_contain_text("زهرا انگاره‌دوست")
    expect(page.locator(".exchange-facts")).to_contain_text("سارا مثالی")
