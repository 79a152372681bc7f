"""Workbooks of schools, as offices write them."""

from typing import Any

from tests.builders.workbooks import Line, sheet, workbook

HEADINGS = (
    "ردیف",
    "کد مدرسه",
    "نام آموزشگاه",
    "استان",
    "منطقه/ناحیه",
    "مقطع",
    "جنسیت",
    "نوع مدرسه",
    "نام مدیر",
    "کد ملی مدیر",
    "تعداد دانش آموزان",
)


def school_row(code: Any = "01234567", **cells: Any) -> list[Any]:
    """Return a sound row of a school in Yazd; `cells` replace what it says: school_row(students="ده")."""
    values = {
        "number": 1,
        "code": code,
        "name": f"دبستان نمونه {code}",
        "province": "یزد",
        "district": "ناحیه یک یزد",
        "stage": "ابتدایی",
        "gender": "دخترانه",
        "ownership": "دولتی",
        "manager": "علی فرضی‌زاده",
        "manager_nid": "0010350829",
        "students": 120,
    }
    return list({**values, **cells}.values())


def school_workbook(*rows: Line) -> bytes:
    """Return a workbook with the heading in row 1 and the rows below it."""
    return workbook(sheet(HEADINGS, rows))
