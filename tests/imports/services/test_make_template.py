import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from imports.models import Kind
from imports.services.check_workbook import Checked
from imports.services.make_template import make_template
from organisation.models import District, OrgUnit, User
from tests.factories.evaluation import AxisFactory, EvaluationCycleFactory, IndicatorFactory
from tests.factories.inspection import InspectionProgrammeFactory
from tests.factories.safety import SafetyRoundFactory
from tests.factories.school import SchoolFactory

PLACE = {"استان": "یزد", "منطقه": "ناحیه یک یزد"}
POINTS = {"امتیاز جدول ۳": 15, "امتیاز": 65, "سطح ایمنی": 2}
FILLED: dict[str, dict[str, Any]] = {
    Kind.SCHOOLS: PLACE,
    Kind.SAFETY: PLACE
    | {
        "امتیاز جدول ۱": 30,
        "امتیاز جدول ۲": 20,
        "امتیاز جدول ۳": 15,
        "امتیاز": 65,
        "سطح ایمنی": 2,
        "وضعیت": "ثبت نهایی",
    },
    Kind.INSPECTIONS: PLACE | {"تاریخ بازرسی": "1398/01/10", "نوع بازدید": "آشکار"},
    Kind.INSPECTION_COUNTS: {"اداره کل": "یزد", "تعداد پایگاه/مرکز": 4, "تعداد بازرسی از پایگاه/مرکز": 3},
    Kind.SCORES: {"استاندارد": 80, "عملکرد": 60, "سقف امتیاز": 40, "امتیاز مکتسبه": 30},
    Kind.INDICATORS: {},
}


@pytest.fixture
def world(yazd_district: District, yazd_unit: OrgUnit) -> None:
    """What the examples name."""
    SafetyRoundFactory(closes_on=date(2019, 5, 21))
    SchoolFactory(code="01234567", district=yazd_district)
    InspectionProgrammeFactory(has_covert=False)
    axis = AxisFactory(cycle=EvaluationCycleFactory(year=1398), title="بهره‌وری")
    IndicatorFactory(axis=axis, title="درصد پوشش", measure_unit="درصد")


def filled(kind: str, by: User | None) -> bytes:
    """Fill in the template with the examples of its own guide, and with what has to fit together."""
    book = openpyxl.load_workbook(make_template(kind=kind, by=by).file)
    page, guide = book.worksheets[0], book["راهنما"]
    lines = list(guide.iter_rows(values_only=True))
    start = next(index for index, line in enumerate(lines) if line[3]) + 1
    examples = {line[0]: line[3] for line in lines[start:]} | FILLED[kind]
    for column, heading in enumerate([cell.value for cell in page[1]], start=1):
        page.cell(2, column).value = examples[heading]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", FILLED)
@pytest.mark.usefixtures("world")
def test_filled_in_it_is_read_without_an_issue(kind: str, looked_at: Callable[..., Checked], yazd_head: User) -> None:
    by = None if kind in {Kind.INDICATORS, Kind.INSPECTION_COUNTS} else yazd_head
    checked = looked_at(filled(kind, by), by=by, kind=kind)
    assert [(issue.field, issue.code, issue.value) for issue in checked.rows.issues] == []
    assert checked.found.outcome == "ok"
    assert checked.found.counts["rows"] == 1
    assert {notice["code"] for notice in checked.found.notices} <= {"sheet_used", "register_differs", "ceilings_total"}


@pytest.mark.usefixtures("world")
def test_lists_hold_the_places_of_the_persons_own_reach(gilan_district: District, yazd_head: User) -> None:
    book = openpyxl.load_workbook(make_template(kind=Kind.SCHOOLS, by=yazd_head).file)
    codes = list(book["کدها"].iter_cols(values_only=True))
    listed = {column[0]: [value for value in column[1:] if value] for column in codes}
    assert listed["استان"] == ["یزد"]
    assert listed["منطقه"] == ["ناحیه یک یزد"]
    assert "ابتدایی" in listed["دوره تحصیلی"]
    page = book.worksheets[0]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    assert (rules["C2"].type, rules["C2"].formula1) == ("list", "'کدها'!$A$2:$A$2")
    assert page["A1"].value == "کد واحد آموزشی"
    assert page["A1"].number_format == '@" *"'
    assert page["G1"].number_format == "General"
    assert page.sheet_view.rightToLeft
    assert page.freeze_panes == "A2"


@pytest.mark.usefixtures("world")
def test_empty_it_has_no_rows(looked_at: Callable[..., Checked], yazd_head: User) -> None:
    checked = looked_at(make_template(kind=Kind.SCHOOLS, by=yazd_head).file.getvalue(), by=yazd_head)
    assert checked.found.failure is not None
    assert checked.found.failure[0] == "no_rows"


@pytest.mark.usefixtures("world")
def test_libreoffice_opens_it(yazd_head: User, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice (soffice) is needed for this test"
    (tmp_path / "template.xlsx").write_bytes(make_template(kind=Kind.SCHOOLS, by=yazd_head).file.getvalue())
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), "template.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    book = CalamineWorkbook.from_path(tmp_path / "template.ods")
    assert book.sheet_names[1:] == ["راهنما", "کدها"]
    assert book.get_sheet_by_index(0).to_python()[0][0] == "کد واحد آموزشی"
