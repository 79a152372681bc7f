"""Rows that are refused, each for one cell: codes, numbers, names, places, scores and days."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.builders.schools import HEADINGS as SCHOOL_HEADINGS
from tests.builders.schools import school_row, school_workbook
from tests.imports.corpus.case import Case
from tests.imports.corpus.rows import HEADINGS, one_row
from tests.imports.corpus.rows import rows as several

_SCHOOL_FIELDS = ("number", "code", "name", "province", "district", "stage", "gender", "ownership", "manager")
_SCHOOL_FIELDS += ("manager_nid", "students")


def school(says: str, /, **cell: Any) -> Case:
    """A workbook of two schools, of which the second has this faulty cell."""
    (name,) = cell
    heading = SCHOOL_HEADINGS[_SCHOOL_FIELDS.index(name)]
    faulty = school_row(**{"code": "2", **cell})
    return Case(says, lambda: school_workbook(school_row("1"), faulty), "schools", "Sheet1", 3, heading)


def other(says: str, kind: str, at: int, make: Callable[[], bytes] | None = None, /, **cells: Any) -> Case:
    """A workbook of one row of another kind; the faulty cell is in the column at this place, from 0."""
    return Case(says, make or (lambda: one_row(kind, **cells)), kind, "Sheet1", 2, HEADINGS[kind][at])


def twice() -> bytes:
    """One school, told of in two ways."""
    return school_workbook(school_row("1"), school_row("1", students=90))


def title_taken() -> bytes:
    """The code of one indicator with the title of another."""
    return several("indicators", {"code": "A2"})


def day(says: str, value: Any) -> Case:
    """An inspection on such a day."""
    return other(says, "inspections", 5, date=value)


CASES = [
    school("required", name=None),
    school("not_a_number", students="ده"),
    school("not_an_integer", students=12.5),
    school("out_of_range", students=90_000),
    school("bad_code", code="12-ab-34"),
    school("bad_choice", stage="نامعلوم"),
    school("unknown_province", province="یزدد"),
    school("unknown_district", district="ناکجا"),
    school("outside_scope", province="گیلان"),
    school("invalid_national_code", manager_nid="0010350828"),
    school("excel_error", students="#REF!"),
    school("formula_without_value", students="=A1+1"),
    school("cell_too_long", name="د" * 500),
    school("forbidden_character", name="دبستان\ufffdنمونه"),
    Case("duplicate_conflict", twice, "schools", "Sheet1", 3, "کد مدرسه"),
    other("unknown_school", "safety", 0, code="99999999"),
    other("level_mismatch", "safety", 6, level=3),
    other("score_mismatch", "safety", 5, total=70),
    other("stage_closed", "safety", 1, date="1398/02/20"),
    other("unknown_indicator", "scores", 1, title="شاخصی دیگر"),
    other("above_ceiling", "scores", 5, score=41),
    other("score_mismatch", "scores", 5, score=35),
    other("title_taken", "indicators", 2, title_taken),
    other("locked", "scores", 1, title="شاخص ثبت‌شده", score=None),
    other("out_of_range", "inspections", 7, score=101),
    other("unknown_province", "inspection_counts", 0, directorate="تهران"),
    day("bad_date", "دیروز"),
    day("day_out_of_month", "1398/07/31"),
    day("not_a_leap_year", "1398/12/30"),
    day("ambiguous_date", "01/02/03"),
    day("suspicious_gregorian", date(2004, 2, 10)),
    day("bare_serial", 43585),
    day("date_out_of_range", "1251/01/01"),
    day("date_in_future", "1450/01/01"),
]
