from collections.abc import Callable

from imports.models import CellIssue, ImportBatch, State, Verdict
from imports.services.check_workbook import Checked
from organisation.models import District, User
from tests.builders.schools import HEADINGS, school_row, school_workbook
from tests.builders.staged import staged
from tests.builders.workbooks import sheet, workbook
from tests.factories.school import SchoolFactory


def codes(checked: Checked) -> list[tuple[int | None, str, str]]:
    """Row, field and code of each issue."""
    return [(issue.row, issue.field, issue.code) for issue in checked.rows.issues]


def test_new_changed_and_same_rows_add_up(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    first = checked(school_workbook(school_row("01234567")), by=yazd_head, academic_year="1397")
    assert first.counts == {"rows": 1, "new": 1, "changed": 0, "same": 0, "skipped": 0, "refused": 0}
    SchoolFactory(code="00000001", name="دبستان نمونه 00000001", district=yazd_district, students=7)
    batch = checked(
        school_workbook(school_row("1"), school_row("2"), school_row("2"), school_row("3", students="ده")),
        by=yazd_head,
        academic_year="1397",
    )
    assert batch.counts == {"rows": 4, "new": 1, "changed": 1, "same": 0, "skipped": 1, "refused": 1}
    assert batch.state == State.CHECKED
    assert batch.outcome == "partial"


def test_differences_show_old_and_new_under_the_columns_own_names(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    other = District.objects.create(directorate=yazd_district.directorate, name="تفت")
    SchoolFactory(code="01234567", name="نام پیشین", district=other, students=7)
    batch = checked(school_workbook(school_row()), by=yazd_head, academic_year="1397")
    [row] = staged(batch)
    assert row.verdict == Verdict.CHANGED
    assert row.differences["name"] == ["نام پیشین", "دبستان نمونه 01234567"]
    assert row.differences["district"] == ["تفت", "ناحیه یک یزد"]
    assert row.differences["students"] == [7, 120]


def test_every_issue_of_every_row_is_told_in_the_readers_coordinates(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    faulty = school_row("2", stage="نامعلوم", manager_nid="0010350828", students="ده")
    batch = checked(school_workbook(school_row("1"), faulty), by=yazd_head)
    issues = CellIssue.objects.filter(batch=batch).values_list("sheet", "row", "cell", "column", "code", "value")
    assert list(issues) == [
        ("Sheet1", 3, "F3", "مقطع", "bad_choice", "نامعلوم"),
        ("Sheet1", 3, "J3", "کد ملی مدیر", "invalid_national_code", "0010350828"),
        ("Sheet1", 3, "K3", "تعداد دانش آموزان", "not_a_number", "ده"),
    ]


def test_rows_that_contradict_each_other_are_both_refused(
    looked_at: Callable[..., Checked], yazd_district: District, yazd_head: User
) -> None:
    data = school_workbook(school_row("1"), school_row("2"), school_row("1", name="نام دیگر"))
    checked = looked_at(data, by=yazd_head)
    assert sorted(codes(checked)) == [(2, "code", "duplicate_conflict"), (4, "code", "duplicate_conflict")]
    assert checked.found.counts["new"] == 1
    assert checked.found.counts["refused"] == 2
    assert [record["code"] for record in checked.rows.records] == ["00000002"]


def test_a_row_said_twice_is_skipped_with_a_notice(
    looked_at: Callable[..., Checked], yazd_district: District, yazd_head: User
) -> None:
    checked = looked_at(school_workbook(school_row("1"), school_row("1")), by=yazd_head)
    assert checked.found.outcome == "ok"
    assert checked.found.counts["skipped"] == 1
    assert {"duplicate_identical": [3]}.items() <= {n["code"]: n["rows"] for n in checked.found.notices}.items()


def test_totals_are_no_rows_and_two_sheets_are_read(
    looked_at: Callable[..., Checked], yazd_district: District, yazd_head: User
) -> None:
    total = ["جمع کل", *[None] * 9, 240]
    data = workbook(
        sheet(HEADINGS, [school_row("1"), total], name="دخترانه"),
        sheet(HEADINGS, [school_row("2")], name="پسرانه"),
    )
    checked = looked_at(data, by=yazd_head)
    assert checked.found.counts["rows"] == 2
    assert [entry["name"] for entry in checked.found.sheets] == ["دخترانه", "پسرانه"]
    assert {"totals_row_skipped", "sheets_read"} <= {notice["code"] for notice in checked.found.notices}


def test_a_file_of_only_faulty_rows_is_rejected_with_all_its_issues(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("1", students="ده")), by=yazd_head)
    assert (batch.state, batch.outcome, batch.failure_code) == (State.REFUSED, "reject", "nothing_to_apply")
    assert CellIssue.objects.filter(batch=batch).count() == 1


def test_two_readings_are_asked_and_the_answer_settles_them(
    looked_at: Callable[..., Checked], yazd_district: District, yazd_head: User
) -> None:
    row = [*school_row("1"), "نام دیگر"]
    data = workbook(sheet([*HEADINGS, "نام مدرسه"], [row]))
    asked = looked_at(data, by=yazd_head)
    assert asked.found.outcome == "ask"
    assert asked.found.questions[0]["choices"] == ["C", "L"]
    settled = looked_at(data, by=yazd_head, answers={"duplicate_heading": "L"})
    assert settled.rows.records[0]["name"] == "نام دیگر"
