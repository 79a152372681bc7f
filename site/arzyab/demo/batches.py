"""Workbooks as offices write them: a province's with its faults, a district's that waits for its province."""

import io
from typing import Any

import xlsxwriter
from django.core.files.base import ContentFile

from arzyab.demo.names import national_code
from arzyab.demo.people import NEWCOMER
from evaluation_admin.models import School
from imports.models import Kind
from imports.services.check_batch import check_batch
from imports.services.receive_upload import receive_upload
from imports.services.request_apply import request_apply
from organisation.models import District, User
from persian.digits import to_persian_digits

HEADINGS = (
    "ردیف",
    "كد مدرسه",
    "نام آموزشگاه",
    "استان",
    "منطقه",
    "مقطع",
    "جنسیت",
    "نوع واحد",
    "مدیر",
    "کد ملی مدیر",
    "تعداد دانش آموزان",
)
ROWS = 60
CODE, PROVINCE, DISTRICT, NATIONAL_CODE, STUDENTS = 1, 3, 4, 9, 10


def make_batches(*, academic_year: int) -> None:
    """Send Yazd's list of schools in Yazd's own hand, and the list of a district whose expert is new in office."""
    head = User.objects.get(username="yazd_head")
    content = faulty_workbook()
    receive_upload(
        file=ContentFile(content, name="schools.xlsx"),
        name="فهرست مدارس يزد - نهايي.xlsx",
        kind=Kind.SCHOOLS,
        options={"academic_year": academic_year},
        by=head,
    )
    _make_waiting(academic_year)


def _make_waiting(academic_year: int) -> None:
    """Send, check and confirm the newcomer's file: it waits for the head of Yazd."""
    newcomer = User.objects.get(username=NEWCOMER)
    batch = receive_upload(
        file=ContentFile(careful_workbook(newcomer.postings.get().district), name="schools.xlsx"),
        name="فهرست مدارس ناحیه ۲ - مهر.xlsx",
        kind=Kind.SCHOOLS,
        options={"academic_year": academic_year},
        by=newcomer,
        queue=False,
    )
    request_apply(batch=check_batch(batch=batch), by=newcomer)


def careful_workbook(district: District | None) -> bytes:
    """Return a workbook of one district's schools without a fault: a few have new numbers of students."""
    schools = School.objects.filter(district=district).select_related("district").order_by("code")
    rows = [_row(number, school) for number, school in enumerate(schools[:ROWS], 1)]
    for row in rows[::4]:
        row[STUDENTS] = str(int(row[STUDENTS]) + 3)
    return _written(rows)


def faulty_workbook() -> bytes:
    """Return a workbook of Yazd's schools: most unchanged, some changed, some new, five rows with a fault."""
    schools = School.objects.filter(district__directorate__slug="yazd").select_related("district").order_by("code")
    rows = [_row(number, school) for number, school in enumerate(schools[:ROWS], 1)]
    for row in rows[1:12:2]:
        row[STUDENTS] = str(int(row[STUDENTS]) + 7)
    rows += _new_rows(len(rows))
    rows[14][STUDENTS] = "حدود صد نفر"
    rows[16][NATIONAL_CODE] = "9990000051"
    rows[18][DISTRICT] = "منطقه ناموجود"
    rows[20][PROVINCE] = "گیلان"
    rows[22][CODE] = ""
    rows[24][STUDENTS] = to_persian_digits(rows[24][STUDENTS])
    return _written(rows)


def _row(number: int, school: School) -> list[Any]:
    return [
        number,
        school.code,
        school.name.replace("ی", "ي"),
        "یزد",
        school.district.name,
        school.get_stage_display(),
        school.get_gender_display(),
        school.get_ownership_display(),
        school.manager,
        school.manager_nid,
        str(school.students),
    ]


def _new_rows(after: int) -> list[list[Any]]:
    district = District.objects.filter(directorate__slug="yazd").order_by("pk")[0]
    return [
        [
            after + number,
            f"991{number:05d}",
            f"دبستان نوبنیاد {number}",
            "یزد",
            district.name,
            "ابتدائی",
            "مختلط",
            "دولتی",
            "مریم نمونه‌پور",
            national_code(900_000 + number),
            "۴۵ نفر",
        ]
        for number in range(1, 6)
    ]


def _written(rows: list[list[Any]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.right_to_left()
        bold = book.add_format({"bold": True, "align": "center"})
        last = len(HEADINGS) - 1
        sheet.merge_range(0, 0, 0, last, "اداره كل آموزش و پرورش استان يزد", bold)
        sheet.merge_range(1, 0, 1, last, "فهرست واحدهای آموزشی", bold)
        sheet.write_row(3, 0, HEADINGS, bold)
        for number, row in enumerate(rows, 4):
            sheet.write_row(number, 0, row)
        sheet.write_row(len(rows) + 4, 0, ["", "", "جمع کل", "", "", "", "", "", "", "", str(len(rows))])
    return buffer.getvalue()
