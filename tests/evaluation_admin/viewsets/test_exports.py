"""Exports: right to left, codes as text, and nothing that a spreadsheet program would run (trust.md S6)."""

import csv
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from evaluation_admin.models import IndicatorResult, InspectionRecord, School
from organisation.models import District, User
from tests.evaluation_admin.viewsets.screens import address
from tests.factories.evaluation import IndicatorResultFactory
from tests.factories.inspection import InspectionRecordFactory
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db
DANGEROUS = ["=1+1", "==1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", '=HYPERLINK("x")', "#REF!", "{=1+1}"]


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def sheet_of(answer: Any) -> Any:
    return openpyxl.load_workbook(BytesIO(body(answer))).active


@pytest.fixture
def dangerous(yazd_district: District) -> None:
    for number, name in enumerate(DANGEROUS):
        SchoolFactory(district=yazd_district, name=name, code=f"0000{number:04d}", manager=name)


def test_no_cell_of_a_workbook_is_a_formula(sign_in, yazd_head: User, dangerous) -> None:
    sheet = sheet_of(sign_in(yazd_head).get(address(School), {"export": "xlsx"}))
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert set(DANGEROUS) <= {cell.value for cell in cells}


def test_no_field_of_a_csv_file_begins_a_formula(sign_in, yazd_head: User, dangerous) -> None:
    text = body(sign_in(yazd_head).get(address(School), {"export": "csv"})).decode()
    assert text.startswith("\ufeff")
    fields = [field for row in csv.reader(StringIO(text.removeprefix("\ufeff"))) for field in row]
    assert not [
        field for field in fields if field.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    ]
    assert "'=1+1" in fields


def test_a_workbook_is_persian_and_right_to_left_with_codes_as_text(sign_in, yazd_head, yazd_district) -> None:
    SchoolFactory(district=yazd_district, name="دبستان یاس", code="01234567", students=1250)
    sheet = sheet_of(sign_in(yazd_head).get(address(School), {"export": "xlsx"}))
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    headings, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    record = dict(zip(headings, row, strict=True))
    assert record["کد مدرسه"] == "01234567"
    assert record["تعداد دانش‌آموز"] == 1250
    assert record["سال تحصیلی"] == "۱۳۹۷-۹۸"
    assert record["دوره تحصیلی"] == "ابتدایی"
    assert record["اداره کل"] == "یزد"


def test_days_are_jalali_and_scores_are_rounded_once(sign_in, hq_admin: User) -> None:
    InspectionRecordFactory()
    sheet = sheet_of(sign_in(hq_admin).get(address(InspectionRecord), {"export": "xlsx"}))
    assert "۱۳۹۸/۰۱/۱۲" in [cell.value for cell in sheet[2]]
    IndicatorResultFactory(entered=True, self_score="33.335000")
    sheet = sheet_of(sign_in(hq_admin).get(address(IndicatorResult), {"export": "xlsx"}))
    assert 33.34 in [cell.value for cell in sheet[2]]


def test_an_export_holds_the_own_province_only(sign_in, yazd_head, yazd_district, gilan_district) -> None:
    SchoolFactory(district=yazd_district, name="خودی")
    SchoolFactory(district=gilan_district, name="بیگانه")
    for form in ("csv", "xlsx"):
        answer = sign_in(yazd_head).get(address(School), {"export": form, "district": gilan_district.pk})
        assert "بیگانه".encode() not in body(answer)


def test_an_export_without_a_row_has_its_headings(sign_in, yazd_head: User, yazd_district) -> None:
    sheet = sheet_of(sign_in(yazd_head).get(address(School), {"export": "xlsx"}))
    assert sheet.max_row == 1
