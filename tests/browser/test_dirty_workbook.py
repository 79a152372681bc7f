"""J3: the head of Isfahan sends a workbook as offices write them, corrects what is marked, and registers it.

No worker runs beside the server, so the queue stands still; the test does the worker's turns itself.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import time_machine
from django.test import Client
from playwright.sync_api import Page, expect

from evaluation_admin.models import SafetyRound, SafetySelfAssessment
from imports.models import ImportBatch, State
from organisation.models import Directorate, District, User
from organisation.roles import Role
from persian.digits import ARABIC_DIGITS, to_persian_digits
from tests.browser.working import work
from tests.builders.workbooks import sheet, workbook
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

HEADINGS = [
    ["رديف", "استان", "كد مدرسه", "نام\nمدرسه", "تاریخ خود ارزیابی", "امتياز", None, None, "توضیحات"],
    [None, None, None, None, None, "جدول 1", "جدول ۲", "جدول ٣", None],
]
MERGES = ["A1:I1", "A2:I2", "F3:H3", *(f"{letter}3:{letter}4" for letter in "ABCDEI")]
FIRST = 5  # the first row of data
BAD_DAYS = ("1398/13/01", "۱۳۹۸/۰۲/۳۲", "1398/12/30", 43585, "فردا")
FOREIGN = ("90000001", "90000002", "90000003")
SECRET = "دبستان محرمانه یزد"
COUNTS = ("new", "changed", "same", "skipped", "refused", "rows")


@pytest.fixture(autouse=True)
def _day() -> Any:
    with time_machine.travel("2019-04-28T12:00:00+04:30"):  # 1398/02/08
        yield


@pytest.fixture
def head(reference_data: None, person: Callable[..., User]) -> User:
    return person("isfahan_head", Role.PROVINCE_HEAD, directorate=Directorate.objects.get(slug="isfahan"))


@pytest.fixture
def round_(head: User) -> SafetyRound:
    """Twenty schools of Isfahan, of which one has its form as the file says and one another; three schools of Yazd."""
    isfahan, yazd = (
        District.objects.create(directorate=Directorate.objects.get(slug=slug), name="ناحیه یک")
        for slug in ("isfahan", "yazd")
    )
    round_: SafetyRound = SafetyRoundFactory()
    schools = [SchoolFactory(code=f"{n:08d}", name=f"دبستان کوثر یک {n}", district=isfahan) for n in range(1, 21)]
    about = {"round": round_, "final": True, "finalised_on": date(2019, 4, 25)}
    SafetyFormFactory(school=schools[0], **about)
    SafetyFormFactory(school=schools[1], **about, t1=Decimal(25), total=Decimal(60))
    for code in FOREIGN:
        SchoolFactory(code=code, name=SECRET, district=yazd)
    return round_


def row(number: int, **cells: Any) -> list[Any]:
    """Return the row of a school of Isfahan, its code in one of three sets of digits, its letters Arabic."""
    code = (number, to_persian_digits(f"{number:08d}"), f"{number:08d}".translate(_ARABIC))[number % 3]
    values = {"number": number, "province": "اصفهان", "code": code, "name": f"دبستان كوثر يك {number}"}
    return list({**values, "day": "۱۳۹۸/۰۲/۰۵", "t1": 30, "t2": "۲۰", "t3": "١٥", "note": None, **cells}.values())


_ARABIC = str.maketrans("0123456789", ARABIC_DIGITS)


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """Ten sound rows, three of Yazd, five with a day that is none, one school twice, and a total."""
    rows = [row(number) for number in range(1, 11)]
    rows += [row(0, code=code, province="یزد", name="نام در فایل") for code in FOREIGN]
    rows += [row(number, day=day) for number, day in enumerate(BAD_DAYS, start=11)]
    rows += [row(16), row(16, t1=29)]
    rows += [["جمع کل", None, None, None, None, 599, 400, 300, None]]
    titles = ["اداره كل آموزش و پرورش استان اصفهان", "گزارش خودارزيابي ايمني مدارس"]
    path = tmp_path / "گزارش ايمني اصفهان.xlsx"
    path.write_bytes(workbook(sheet(HEADINGS, rows, titles=titles, merges=MERGES, name="ايمني")))
    return path


@pytest.fixture
def office(page: Page, live_server: Any, sign_in: Callable[[User], Client], head: User, round_: SafetyRound) -> Page:
    """The page of the signed-in head, on the form that takes the file."""
    session = sign_in(head).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/admin/imports/send/safety/")
    return page


def send(page: Page, path: Path) -> ImportBatch:
    """Send a file from the form, and find it waiting, since nobody works on it; then let the worker have its turn."""
    page.locator("[name=file]").set_input_files(path)
    page.get_by_role("button", name="ارسال و بررسی").click()
    page.wait_for_url(re.compile(r"/admin/imports/batches/\d+/$"))
    expect(page.locator("[data-progress-stage]")).to_have_text("در صف")
    batch = ImportBatch.objects.get(pk=int(page.url.rstrip("/").rsplit("/", 1)[-1]))
    assert batch.state == State.UPLOADED
    work(page, batch)
    return batch


def shown(page: Page) -> dict[str, str]:
    """Return the counts as the page shows them."""
    return dict(zip(COUNTS, page.locator(".exchange-counts li b").all_text_contents(), strict=True))


def marked(page: Page, folder: Path) -> Any:
    """Download the marked workbook and open it."""
    with page.expect_download() as download:
        page.locator("a[href$='/marked/']").first.click()
    path = folder / "marked.xlsx"
    download.value.save_as(path)
    return openpyxl.load_workbook(path)


def faulty_cells(page: Any) -> dict[str, str]:
    """Return the comments of the cells that are marked, by cell."""
    cells = (cell for line in page.iter_rows() for cell in line if cell.comment)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.fill.fill_type == "solid"}


def correct(book: Any, path: Path) -> Path:
    """Do what the marks say: delete the rows of Yazd, write the days, name the right school."""
    page = book["ايمني"]
    bad_days = range(FIRST + 13, FIRST + 18)
    for number in bad_days:
        page[f"E{number}"].value = "1398/02/06"
    page[f"C{FIRST + 19}"].value = "00000017"
    page.delete_rows(FIRST + 10, len(FOREIGN))
    book.save(path)
    return path


def apply(page: Page, batch: ImportBatch) -> None:
    """Confirm, and let the worker have its turn."""
    page.get_by_role("link", name="رفتن به ثبت نهایی").click()
    page.get_by_role("button", name="تأیید و ثبت نهایی").click()
    page.wait_for_url(re.compile(rf"/batches/{batch.pk}/$"))
    work(page, batch)
    expect(page.get_by_role("heading", name="فایل ثبت نهایی شد")).to_be_visible()


def test_a_dirty_workbook_is_marked_corrected_sent_again_and_registered(
    office: Page, dirty: Path, round_: SafetyRound, tmp_path: Path, axe: Callable[..., None]
) -> None:
    form = office.url
    batch = send(office, dirty)
    assert shown(office) == dict(zip(COUNTS, ("۸", "۱", "۱", "۰", "۱۰", "۲۰"), strict=True))
    assert SafetySelfAssessment.objects.count() == 2  # a check writes nothing
    issues = office.locator(".exchange-issues tbody tr")
    expect(issues).to_have_count(10)
    for number, day in zip(range(FIRST + 13, FIRST + 18), BAD_DAYS, strict=True):
        line = issues.filter(has_text=f"E{number}")
        expect(line).to_contain_text("تاریخ خود ارزیابی")
        expect(line).to_contain_text(str(day))
    for number in range(FIRST + 10, FIRST + 13):
        expect(issues.filter(has_text=f"C{number}")).to_contain_text("بیرون است")
    assert SECRET not in office.content()
    axe(office, "#main")

    book = marked(office, tmp_path)
    page = book["ايمني"]
    assert {str(area) for area in page.merged_cells.ranges} == set(MERGES)
    assert page["A1"].value == "اداره كل آموزش و پرورش استان اصفهان"
    comments = faulty_cells(page)
    assert set(comments) == {
        *(f"C{FIRST + offset}" for offset in (10, 11, 12, 18, 19)),
        *(f"E{FIRST + offset}" for offset in range(13, 18)),
    }
    assert all(re.search("[آ-ی]", text) for text in comments.values())
    listed = book["خطاها"]
    assert sum(1 for line in listed.iter_rows() if any(cell.hyperlink for cell in line)) == 10
    assert SECRET not in {cell.value for line in listed.iter_rows() for cell in line}

    office.goto(form)
    again = send(office, correct(book, tmp_path / "اصلاح‌شده.xlsx"))
    assert (again.pk, ImportBatch.objects.count()) == (batch.pk, 1)
    assert shown(office) == dict(zip(COUNTS, ("۱۵", "۱", "۱", "۰", "۰", "۱۷"), strict=True))
    expect(office.locator(".exchange-issues")).to_have_count(0)
    apply(office, again)
    forms = SafetySelfAssessment.objects.filter(round=round_, state="final")
    assert sorted(forms.values_list("school__code", flat=True)) == [f"{number:08d}" for number in range(1, 18)]
    assert forms.get(school__code="00000002").total == Decimal(65)
    assert forms.get(school__code="00000017").total == Decimal(64)

    office.goto(form)
    third = send(office, tmp_path / "اصلاح‌شده.xlsx")
    assert shown(office) == dict(zip(COUNTS, ("۰", "۰", "۱۷", "۰", "۰", "۱۷"), strict=True))
    before = list(SafetySelfAssessment.objects.order_by("pk").values())
    apply(office, third)
    assert list(SafetySelfAssessment.objects.order_by("pk").values()) == before
