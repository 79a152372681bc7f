from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine

from evaluation_admin.models import InspectionCount, InspectionProgramme
from imports.messages import issue_text
from imports.models import ImportBatch
from imports.services.check_workbook import Checked
from organisation.models import Directorate, User
from tests.builders.workbooks import Sheet, sheet, workbook
from tests.factories.inspection import InspectionProgrammeFactory

BASES = ("ردیف", "اداره کل", "تعداد پایگاه", "تعداد بازرسی از پایگاه", "درصد پوشش")
CENTRES = ("ردیف", "اداره کل", "تعداد مرکز", "تعداد بازرسی از مرکز", "درصد پوشش")


def counts(*rows: tuple[Any, ...], headings: tuple[str, ...] = BASES, name: str = "Sheet1") -> Sheet:
    return sheet(headings, [[number, *row] for number, row in enumerate(rows, start=1)], name=name)


@pytest.fixture
def programme(reference_data: None) -> InspectionProgramme:
    """The programme whose data day is 1398/01/17."""
    return InspectionProgrammeFactory()


def test_the_headings_say_which_kind_and_rows_of_zeros_are_rows(
    applied: Callable[..., ImportBatch], programme: InspectionProgramme, hq_expert: User
) -> None:
    book = workbook(
        counts(("یزد", 40, 30, 75), ("گیلان", 0, 0, 0), name="پایگاه"),
        counts(("یزد", "۱۲", "۶", "۵۰٪"), ("گیلان", 3, "-", None), headings=CENTRES, name="مرکز"),
    )
    batch = applied(book, kind="inspection_counts", by=hq_expert)
    assert batch.counts == {"rows": 4, "new": 4, "changed": 0, "same": 0, "skipped": 0, "refused": 0}
    assert batch.options_shown == {"programme": programme.title, "as_of": "۱۳۹۸/۰۱/۱۷"}
    found = InspectionCount.objects.order_by("pk").values_list("directorate__slug", "site_kind", "sites", "inspections")
    assert set(found) == {
        ("yazd", "base", 40, 30),
        ("gilan", "base", 0, 0),
        ("yazd", "centre", 12, 6),
        ("gilan", "centre", 3, 0),
    }
    assert set(InspectionCount.objects.values_list("programme", "as_of")) == {(programme.pk, date(2019, 4, 6))}


def test_records_name_the_directorate_and_the_number_by_the_kinds_own_name(
    looked_at: Callable[..., Checked], programme: InspectionProgramme
) -> None:
    book = workbook(counts(("شهر تهران", 40, 30, None), headings=CENTRES))
    assert looked_at(book, kind="inspection_counts").rows.records == [
        {"directorate": "tehran-city", "sites": 40, "inspections": 30, "percent": 75.0, "centres": 40}
    ]


def test_another_day_is_another_count_and_the_same_one_is_replaced(
    applied: Callable[..., ImportBatch], programme: InspectionProgramme, hq_expert: User
) -> None:
    book = workbook(counts(("یزد", 40, 30, 75)))
    for day in ("1398/01/17", "2019-04-06", "۱۳۹۸/۰۱/۱۸"):
        applied(book, kind="inspection_counts", by=hq_expert, as_of=day)
    assert set(InspectionCount.objects.values_list("as_of", flat=True)) == {date(2019, 4, 6), date(2019, 4, 7)}
    batch = applied(workbook(counts(("یزد", 40, 31, None))), kind="inspection_counts", by=hq_expert, as_of="1398/01/17")
    assert batch.count("changed") == 1
    assert InspectionCount.objects.get(as_of="2019-04-06").inspections == 31


def test_a_deadline_closes_the_entry_whatever_day_is_counted_until(
    checked: Callable[..., ImportBatch], reference_data: None, yazd_head: User
) -> None:
    InspectionProgrammeFactory(title="اسکان نوروزی", with_deadline=True)
    book = workbook(counts(("یزد", 40, 30, 75)))
    sent = {}
    for moment in ("2019-04-09T23:59:59+04:30", "2019-04-10T00:00:00+04:30"):
        with time_machine.travel(moment, tick=False):
            sent[moment] = checked(book, kind="inspection_counts", by=yazd_head, as_of="1398/01/17")
    in_time, late = sent.values()
    assert (in_time.outcome, late.outcome) == ("ok", "reject")
    assert "مهلت ثبت اطلاعات «اسکان نوروزی» در پایان ۱۳۹۸/۰۱/۲۰ به سر رسیده است" in issue_text(late.issues.get())


@pytest.mark.parametrize("day", ["1500/01/01", "دیروز"])
def test_a_day_to_come_or_none_at_all_is_refused(
    looked_at: Callable[..., Checked], programme: InspectionProgramme, day: str
) -> None:
    found = looked_at(workbook(counts(("یزد", 40, 30, 75))), kind="inspection_counts", as_of=day).found
    assert found.failure is not None
    assert found.failure[0] == "bad_option"


def test_a_coverage_that_does_not_follow_is_told_and_not_stored(
    looked_at: Callable[..., Checked], programme: InspectionProgramme
) -> None:
    book = workbook(counts(("یزد", 40, 30, 57), ("گیلان", 3, 2, 0.67), ("فارس", 3, 2, 67)))
    found = looked_at(book, kind="inspection_counts").found
    notice = next(notice for notice in found.notices if notice["code"] == "count_mismatch")
    assert (notice["rows"], notice["count"]) == ([2], 1)
    assert notice["params"] == {"heading": "درصد پوشش", "stated": 57, "counted": 75}
    assert found.outcome == "ok"


@pytest.mark.parametrize(
    ("row", "headings", "issue"),
    [
        (("یزدد", 1, 1, 100), BASES, ("directorate", "unknown_province")),
        (("تهران", 1, 1, 100), BASES, ("directorate", "unknown_province")),
        (("یزد", "چند", 1, None), BASES, ("sites", "not_a_number")),
        (("یزد", 1.5, 1, None), BASES, ("sites", "not_an_integer")),
        (("یزد", 1, -1, None), BASES, ("inspections", "out_of_range")),
        (("یزد", 1, None, None), BASES, ("inspections", "required")),
        (
            ("یزد", 1, 1, 100),
            ("ردیف", "اداره کل", "تعداد محل اسکان", "تعداد بازرسی", "درصد"),
            ("site_kind", "required"),
        ),
    ],
)
def test_faulty_cells_are_issues(
    looked_at: Callable[..., Checked],
    programme: InspectionProgramme,
    row: tuple[Any, ...],
    headings: tuple[str, ...],
    issue: tuple[str, str],
) -> None:
    issues = looked_at(workbook(counts(row, headings=headings)), kind="inspection_counts").rows.issues
    assert [(each.field, each.code) for each in issues] == [issue]


def test_a_province_sends_its_own_and_need_not_say_which(
    applied: Callable[..., ImportBatch],
    looked_at: Callable[..., Checked],
    programme: InspectionProgramme,
    yazd: Directorate,
    yazd_head: User,
) -> None:
    applied(workbook(sheet(BASES[2:], [[40, 30, 75]])), kind="inspection_counts", by=yazd_head)
    assert InspectionCount.objects.get().directorate == yazd
    issues = looked_at(workbook(counts(("گیلان", 1, 1, 100))), kind="inspection_counts", by=yazd_head).rows.issues
    assert [(each.field, each.code) for each in issues] == [("directorate", "outside_scope")]


def test_the_templates_headings_name_both_so_that_its_rows_say_which(
    looked_at: Callable[..., Checked], programme: InspectionProgramme
) -> None:
    headings = ["اداره کل", "نوع محل اسکان", "تعداد پایگاه/مرکز", "تعداد بازرسی از پایگاه/مرکز"]
    book = workbook(sheet(headings, [["یزد", "پایگاه", 4, 2], ["گیلان", None, 4, 2]]))
    _found, rows, _options = looked_at(book, kind="inspection_counts")
    assert [record["bases"] for record in rows.records] == [4]
    assert [(issue.row, issue.code, issue.column) for issue in rows.issues] == [(3, "required", "نوع محل اسکان")]


def test_a_column_of_kinds_is_stronger_than_the_headings(
    looked_at: Callable[..., Checked], programme: InspectionProgramme
) -> None:
    book = workbook(sheet(["اداره کل", "نوع محل اسکان", "تعداد پایگاه", "تعداد بازرسی"], [["یزد", "مرکز", 4, 2]]))
    assert looked_at(book, kind="inspection_counts").rows.records[0]["centres"] == 4
