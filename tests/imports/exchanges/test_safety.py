from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from evaluation_admin.models import SafetyRound, SafetySelfAssessment
from imports.messages import issue_text
from imports.models import ImportBatch
from imports.services.check_workbook import Checked
from organisation.models import District, User
from tests.builders.workbooks import sheet, workbook
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory

HEADINGS = (
    "کد واحد آموزشی",
    "تاریخ ثبت نهایی",
    "امتیاز جدول ۱",
    "امتیاز جدول ۲",
    "امتیاز جدول ۳",
    "امتیاز",
    "سطح ایمنی",
)
Look = Callable[..., Checked]


def report(*rows: Any, headings: Any = HEADINGS) -> bytes:
    """Return a workbook of forms."""
    return workbook(sheet(headings, rows))


def row(code: str = "01234567", **cells: Any) -> list[Any]:
    """Return a sound row."""
    values = {"code": code, "date": "۱۳۹۸/۰۲/۰۵", "t1": 30, "t2": 20, "t3": "۱۵/۵", "total": 65.5, "level": "سطح ۲"}
    return list({**values, **cells}.values())


@pytest.fixture
def spring(db: None) -> SafetyRound:
    return SafetyRoundFactory()


@pytest.fixture
def school(yazd_district: District) -> Any:
    return SchoolFactory(code="01234567", district=yazd_district, name="دبستان نمونه")


def test_a_report_of_forms_is_applied_as_final_with_computed_total_and_level(
    applied: Callable[..., ImportBatch], spring: SafetyRound, school: Any, yazd_head: User
) -> None:
    applied(report(row(total=None, level=None)), kind="safety", by=yazd_head)
    form = SafetySelfAssessment.objects.get(school=school, round=spring)
    assert (form.state, form.finalised_on) == ("final", date(2019, 4, 25))
    assert (form.total, form.level, form.t3) == (Decimal("65.50"), 2, Decimal("15.50"))


def test_the_same_report_again_is_the_same(
    applied: Callable[..., ImportBatch], spring: SafetyRound, school: Any, yazd_head: User
) -> None:
    data = report(row())
    assert applied(data, kind="safety", by=yazd_head).counts["new"] == 1
    assert applied(data, kind="safety", by=yazd_head).counts["same"] == 1


@pytest.mark.parametrize(
    ("cells", "issue"),
    [
        ({"total": 70}, ("total", "score_mismatch")),
        ({"level": "سطح ۳"}, ("level", "level_mismatch")),
        ({"t2": 36, "total": None, "level": None}, ("t2", "out_of_range")),
        ({"t1": 101}, ("t1", "out_of_range")),
        ({"date": "1398/01/26"}, ("date", "stage_closed")),
        ({"date": "1398/02/11"}, ("date", "stage_closed")),
        ({"date": None}, ("date", "required")),
        ({"date": "1398/13/01"}, ("date", "bad_date")),
        ({"t1": None, "t2": None, "t3": None, "total": None, "level": None}, ("total", "required")),
    ],
)
def test_figures_that_do_not_follow_are_issues(
    looked_at: Look, spring: SafetyRound, school: Any, yazd_head: User, cells: dict[str, Any], issue: tuple[str, str]
) -> None:
    issues = looked_at(report(row(**cells)), kind="safety", by=yazd_head).rows.issues
    assert [(each.field, each.code) for each in issues] == [issue]


@pytest.mark.parametrize("day", ["1398/01/27", "1398/02/10"])
def test_both_ends_of_the_round_are_inside_it(
    looked_at: Look, spring: SafetyRound, school: Any, yazd_head: User, day: str
) -> None:
    assert looked_at(report(row(date=day)), kind="safety", by=yazd_head).found.outcome == "ok"


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("1398/01/26", "«مرحله بهار» از ۱۳۹۸/۰۱/۲۷ باز می‌شود و «1398/01/26» پیش از آن است. روز را اصلاح کنید."),
        ("1398/02/11", "«1398/02/11» پس از ۱۳۹۸/۰۲/۱۰، روز پایانی «مرحله بهار»، است. روز را اصلاح کنید."),
    ],
)
def test_a_day_outside_the_round_is_told_with_the_day_of_its_edge(
    checked: Callable[..., ImportBatch], school: Any, yazd_head: User, day: str, says: str
) -> None:
    SafetyRoundFactory(title="مرحله بهار")
    batch = checked(report(row(date=day)), kind="safety", by=yazd_head)
    assert says in issue_text(batch.issues.get())


@pytest.mark.parametrize(
    ("moment", "outcome"),
    [("2019-04-15T23:59:59+04:30", "reject"), ("2019-04-16T00:00:00+04:30", "ok")],
)
def test_forms_in_progress_exist_from_the_first_day_in_tehran(
    looked_at: Look, spring: SafetyRound, school: Any, yazd_head: User, moment: str, outcome: str
) -> None:
    data = report(["01234567", "در حال تکمیل", 10], headings=("کد مدرسه", "وضعیت", "امتیاز"))
    with time_machine.travel(moment, tick=False):
        checked = looked_at(data, kind="safety", by=yazd_head)
    assert checked.found.outcome == outcome
    assert [(issue.field, issue.code) for issue in checked.rows.issues] == (
        [] if outcome == "ok" else [("state", "stage_closed")]
    )


def test_a_day_after_today_is_refused(looked_at: Look, school: Any, yazd_head: User) -> None:
    SafetyRoundFactory(always_open=True)
    issues = looked_at(report(row(date="1470/01/01")), kind="safety", by=yazd_head).rows.issues
    assert [issue.code for issue in issues] == ["date_in_future"]


def test_schools_that_are_unknown_or_elsewhere_are_refused(
    looked_at: Look, spring: SafetyRound, gilan_district: District, yazd_head: User
) -> None:
    SchoolFactory(code="00000002", district=gilan_district)
    issues = looked_at(report(row("1"), row("2")), kind="safety", by=yazd_head).rows.issues
    assert [(issue.row, issue.code) for issue in issues] == [(2, "unknown_school"), (3, "outside_scope")]


def test_identity_columns_are_typed_compared_and_never_stored(
    looked_at: Look, spring: SafetyRound, school: Any, yazd_head: User
) -> None:
    headings = (*HEADINGS, "نام مدرسه", "استان", "تعداد دانش آموزان")
    data = report([*row(), "نام دیگر", "یزد", school.students], [*row("2"), "", "یزدد", "ده"], headings=headings)
    checked = looked_at(data, kind="safety", by=yazd_head)
    assert {("register_differs", "نام مدرسه")} == {
        (notice["code"], notice["params"]["heading"])
        for notice in checked.found.notices
        if notice["code"] == "register_differs"
    }
    assert [(issue.row, issue.code) for issue in checked.rows.issues] == [
        (3, "not_a_number"),
        (3, "unknown_school"),
        (3, "unknown_province"),
    ]
    school.refresh_from_db()
    assert school.name == "دبستان نمونه"


def test_forms_in_progress_have_neither_day_nor_lock_but_a_final_form_stays_final(
    looked_at: Look, spring: SafetyRound, school: Any, yazd_head: User
) -> None:
    data = report(["01234567", "در حال تکمیل", 10], headings=("کد مدرسه", "وضعیت", "امتیاز"))
    assert looked_at(data, kind="safety", by=yazd_head).rows.records[0]["state"] == "in_progress"
    SafetyFormFactory(school=school, round=spring, final=True)
    issues = looked_at(data, kind="safety", by=yazd_head).rows.issues
    assert [(issue.field, issue.code) for issue in issues] == [("state", "locked")]


def test_the_round_is_named_or_the_newest(looked_at: Look, school: Any, yazd_head: User) -> None:
    older = SafetyRoundFactory(title="مرحله اول", opens_on=date(2018, 4, 1), closes_on=date(2018, 4, 20))
    newer = SafetyRoundFactory(title="مرحله دوم")
    assert looked_at(report(row()), kind="safety", by=yazd_head).options == {"round": newer.title}
    named = looked_at(report(row(date="1397/01/20")), kind="safety", by=yazd_head, round=f"#{older.pk}")
    assert (named.options, named.found.outcome) == ({"round": "مرحله اول"}, "ok")
