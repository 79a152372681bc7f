"""Sound rows of every kind, in the world of the corpus; keywords say what is not sound."""

from typing import Any

from tests.builders.workbooks import sheet, workbook

HEADINGS: dict[str, tuple[str, ...]] = {
    "safety": (
        "کد واحد آموزشی",
        "تاریخ ثبت نهایی",
        "امتیاز جدول ۱",
        "امتیاز جدول ۲",
        "امتیاز جدول ۳",
        "امتیاز",
        "سطح ایمنی",
    ),
    "inspections": ("محل اسکان", "نوع", "نوع بازدید", "استان", "منطقه", "تاریخ بازرسی", "بازرس", "امتیاز"),
    "indicators": ("محور", "کد", "عنوان شاخص", "نوع", "استاندارد", "سقف امتیاز", "جهت"),
    "scores": ("محور", "عنوان شاخص", "استاندارد", "عملکرد", "سقف امتیاز", "امتیاز مکتسبه"),
    "inspection_counts": ("اداره کل", "تعداد پایگاه", "تعداد بازرسی از پایگاه", "درصد پوشش"),
    "nonparticipants": ("کد واحد آموزشی", "نام واحد آموزشی", "وضعیت"),
}
SOUND: dict[str, dict[str, Any]] = {
    "safety": {"code": "01234567", "date": "1398/02/05", "t1": 30, "t2": 20, "t3": 15.5, "total": 65.5, "level": 2},
    "inspections": {
        "site": "پایگاه نمونه",
        "kind": "پایگاه",
        "visit": "آشکار",
        "province": "یزد",
        "district": "ناحیه یک یزد",
        "date": "1398/01/10",
        "inspector": "رضا فرضی‌زاده",
        "score": 85,
    },
    "indicators": {
        "axis": "بهره‌وری",
        "code": "A1",
        "title": "درصد پوشش",
        "type": "عمومی",
        "standard": 80,
        "ceiling": 40,
        "direction": "افزایشی",
    },
    "scores": {
        "axis": "بهره‌وری",
        "title": "درصد پوشش",
        "standard": 80,
        "actual": 60,
        "ceiling": 40,
        "score": 30,
    },
    "inspection_counts": {"directorate": "یزد", "sites": 40, "inspections": 30, "percent": 75},
    "nonparticipants": {"code": "01234567", "name": "دبستان نمونه", "state": "مراجعه ننموده"},
}


def row(kind: str, **cells: Any) -> list[Any]:
    """Return a row."""
    return list({**SOUND[kind], **cells}.values())


def one_row(kind: str, **cells: Any) -> bytes:
    """Return a workbook of one row below its heading."""
    return workbook(sheet(HEADINGS[kind], [row(kind, **cells)]))


def rows(kind: str, *all_cells: dict[str, Any], **about: Any) -> bytes:
    """Return a workbook of several rows."""
    return workbook(sheet(HEADINGS[kind], [row(kind, **cells) for cells in all_cells], **about))
