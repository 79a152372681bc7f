"""The acceptance of the proposed mapping: of the headings that offices write, at least nine in ten are understood.

Each line is a heading row as offices have it, with what a person would say of each column. Some headings nobody can
know («کدینگ سما»): these are what the screen of the mapping is for, and they count against the proposal.
"""

from typing import Any

import pytest

from imports.exchanges import registry
from imports.exchanges.context import Context
from imports.reading import Book, SheetGrid, find_tables
from imports.reading.headerrows import find_header
from imports.reading.headings import Headings
from organisation.reach import EVERYWHERE
from persian.clock import today
from tests.factories.inspection import InspectionProgrammeFactory
from tests.factories.safety import SafetyRoundFactory

LEAST = 0.9
SCHOOLS = [
    {
        "رديف": None, "كد مدرسه": "code", "نام آموزشگاه": "name", "استان": "province", "منطقه/ناحیه": "district",
        "مقطع": "stage", "جنسیت": "gender", "نوع مدرسه": "ownership", "نام مدیر": "manager",
        "کد ملی": "manager_nid", "تعداد دانش آموزان": "students", "تلفن": None,
    },
    {
        "ردیف": None, "کدمدرسه": "code", "نام\nمدرسه": "name", "شهرستان / ناحیه": "district", "دوره": "stage",
        "دخترانه / پسرانه": "gender", "نوع واحد آموزشی": "ownership", "نام و نام خانوادگی مدير": "manager",
        "کدملی مدیر": "manager_nid", "آمار دانش‌آموزان": "students", "نشانی": None, "ملاحظات": None,
    },
    {
        "کد واحد سازمانی": "code", "عنوان مدرسه :": "name", "اداره کل": "province", "منطقه آموزشی": "district",
        "دوره تحصيلي": "stage", "جنس": "gender", "دولتی/غیردولتی": "ownership", "مدیر مدرسه": "manager",
        "شماره ملی": "manager_nid", "کل دانش آموزان (نفر)": "students",
    },
    {
        "شماره": None, "کدینگ سما": "code", "واحد آموزشی": "name", "نام استان": "province",
        "اداره آموزش و پرورش": "district", "مقطع تحصیلی": "stage", "جنسيت دانش آموزان": "gender",
        "وضعیت مدرسه": "ownership", "مدیر آموزشگاه": "manager", "شماره ملی مدیر": "manager_nid",
        "جمع دانش‌آموزان": "students",
    },
]  # fmt: skip
SAFETY = [
    {
        "ردیف": None, "استان": "province", "منطقه": "district", "کد مدرسه": "code", "نام مدرسه": "name",
        "تاریخ خود ارزیابی": "date", "امتیاز جدول 1": "t1", "امتیاز جدول 2": "t2", "امتیاز جدول 3": "t3",
        "جمع امتیازات": "total", "سطح ایمنی مدرسه": "level", "توضيحات": "note",
    },
    {
        "كد واحد آموزشي": "code", "آموزشگاه": "name", "وضعیت فرم": "state", "تاریخ ثبت نهایی": "date",
        "امتیاز کل": "total", "سطح": "level", "ملاحظات": "note",
    },
]  # fmt: skip
INSPECTIONS = [
    {
        "ردیف": None, "نام پایگاه/مرکز": "site", "نوع محل اسکان": "kind_of_site", "نحوه بازدید": "visit",
        "استان": "province", "شهرستان": "district", "تاریخ بازدید": "date", "نام بازرس": "inspector", "نمره": "score",
        "یافته‌های بازرسی": "findings", "اقدام اصلاحی": "action",
    },
    {
        "محل اسکان": "site", "نوع": "kind_of_site", "آشکار/پنهان": "visit", "منطقه": "district", "تاريخ بازرسي": "date",
        "ناظر": "inspector", "امتیاز": "score", "نواقص": "findings", "اقدامات انجام شده": "action",
    },
]  # fmt: skip
CORPUS = {"schools": SCHOOLS, "safety": SAFETY, "inspections": INSPECTIONS}


@pytest.fixture
def shapes(reference_data: None) -> dict[str, Any]:
    """The columns of each kind, as a national run has them."""
    options = {"safety": {"round": SafetyRoundFactory()}, "inspections": {"programme": InspectionProgrammeFactory()}}
    found = {}
    for kind in CORPUS:
        context = Context(reach=EVERYWHERE, today=today(), options=options.get(kind, {}), may_create_districts=True)
        found[kind] = registry.get(kind).shape(context)
    return found


def proposal(headings: dict[str, str | None], shape: Any) -> dict[str, str]:
    """Return field by heading as the reader proposes it for a sheet with titles above and one row of data below."""
    rows = [["وزارت آموزش و پرورش"], [], list(headings), ["1"] * len(headings)]
    header = find_header(SheetGrid("x", rows=rows), Headings(shape), shape)
    assert header is not None
    assert header.rows == (3,)
    texts = list(headings)
    return {texts[index]: field for field, indexes in header.fields.items() for index in indexes}


def test_nine_in_ten_are_right(shapes: dict[str, Any]) -> None:
    right, wrong = 0, []
    for kind, sheets in CORPUS.items():
        for headings in sheets:
            proposed = proposal(headings, shapes[kind])
            for heading, field in headings.items():
                if proposed.get(heading) == field:
                    right += 1
                else:
                    wrong.append((kind, heading, field, proposed.get(heading)))
    assert right / (right + len(wrong)) >= LEAST, wrong


def test_a_wrong_field_is_worse_than_none(shapes: dict[str, Any]) -> None:
    """What is proposed has to be right: a column that is left open is seen, one that is mistaken may not be."""
    for kind, sheets in CORPUS.items():
        for headings in sheets:
            proposed = proposal(headings, shapes[kind])
            assert {heading: field for heading, field in proposed.items() if headings[heading] != field} == {}


def test_the_one_that_nobody_knows_is_asked_for(shapes: dict[str, Any]) -> None:
    book = Book("xlsx", (SheetGrid("x", rows=[list(SCHOOLS[3]), ["1"] * len(SCHOOLS[3])]),))
    [problem] = find_tables(book, shapes["schools"]).problems
    assert (problem.code, problem.params["fields"]) == ("missing_column", ("code",))
