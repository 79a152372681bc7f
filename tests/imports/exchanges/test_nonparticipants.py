from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import override

from evaluation_admin.models import SafetyRound, School
from imports.models import ImportBatch, State
from imports.services.apply_batch import apply_batch
from imports.services.check_workbook import Checked
from imports.services.refusals import Refusal
from imports.services.request_apply import request_apply
from imports.workbooks.linked import linked_workbook
from organisation.models import District, User
from tests.builders.workbooks import Sheet, sheet, workbook
from tests.factories.school import SchoolFactory
from tests.imports.workbooks.conftest import STARTED, linked_book, school, section

INDEX = ["اداره کل", "مدارس مشمول", "مراجعه ننموده", "ثبت نهایی نشده", "ثبت نهایی شده"]
LIST = ["کد واحد آموزشی", "نام واحد آموزشی", "وضعیت"]


def index(*rows: list[Any]) -> Sheet:
    return sheet(INDEX, rows, name="فهرست")


def listed(name: str, *codes: str, state: str = "مراجعه ننموده") -> Sheet:
    return sheet(LIST, [[code, "دبستان نمونه", state] for code in codes], name=name)


def test_what_we_publish_reads_back_whole(looked_at: Callable[..., Checked], yazd_district: District) -> None:
    SchoolFactory(code="01234567", district=yazd_district)
    book = linked_book(
        section("شهرستان‌های تهران", [school("00000123")], final=3),
        section("گیلان", final=4),
        section("یزد", [school("01234567"), school("01234569", state=STARTED)], final=1),
    )
    with override("fa"):
        content = linked_workbook(book)
    found, rows, _options = looked_at(content, kind="nonparticipants")
    assert (found.outcome, found.counts["same"], rows.issues) == ("ok", 3, [])
    assert [(record["code"], record["province"]) for record in rows.records] == [
        ("00000123", "tehran"),
        ("01234567", "yazd"),
        ("01234569", "yazd"),
    ]
    told = {notice["code"]: notice for notice in found.notices}
    assert "count_mismatch" not in told
    assert told["register_differs"]["count"] in {1, 2}  # of codes that the register does not have, sheet by sheet


def test_counts_that_disagree_with_the_lists_are_told(looked_at: Callable[..., Checked], reference_data: None) -> None:
    book = workbook(index(["یزد", 9, 3, 0, 6], ["گیلان", 4, 0, 0, 4]), listed("یزد", "01234567", "01234568"))
    found = looked_at(book, kind="nonparticipants").found
    (notice,) = (notice for notice in found.notices if notice["code"] == "count_mismatch")
    assert (notice["sheet"], notice["rows"]) == ("فهرست", [2])
    assert notice["params"] == {"heading": "مراجعه ننموده", "stated": 3, "counted": 2}
    assert found.outcome == "ok"


def test_sheets_that_the_index_lacks_or_has_twice(looked_at: Callable[..., Checked], reference_data: None) -> None:
    book = workbook(
        index(["یزد", 9, 2, 0, 7], ["گیلان", 4, 1, 0, 3]),
        listed("یزد", "01234567"),
        listed("استان یزد", "01234568"),
    )
    found, rows, _options = looked_at(book, kind="nonparticipants")
    assert [(issue.code, issue.sheet) for issue in rows.issues] == [
        ("sheet_duplicate", "استان یزد"),
        ("sheet_missing", "گیلان"),
    ]
    assert found.outcome == "partial"


def test_a_sheet_of_no_directorate_is_an_issue(looked_at: Callable[..., Checked], reference_data: None) -> None:
    issues = looked_at(workbook(listed("یزدد", "01234567")), kind="nonparticipants").rows.issues
    assert [(issue.field, issue.code, issue.value) for issue in issues] == [("province", "unknown_province", "یزدد")]


def test_a_published_list_is_never_applied(
    checked: Callable[..., ImportBatch], reference_data: None, hq_expert: User, sign_in: Any
) -> None:
    batch = checked(workbook(listed("یزد", "01234567")), kind="nonparticipants", by=hq_expert)
    assert (batch.state, batch.count("same")) == (State.CHECKED, 1)
    for apply in (request_apply, apply_batch):
        with override("fa"), pytest.raises(Refusal, match="چیزی از آن ثبت نمی‌شود"):
            apply(batch=batch, by=hq_expert)
    assert not School.objects.exists()
    assert not SafetyRound.objects.exists()
    page = sign_in(hq_expert).get(f"/admin/imports/batches/{batch.pk}/").content.decode()
    assert "چیزی از آن ثبت نمی‌شود" in page
    assert f"/admin/imports/batches/{batch.pk}/apply/" not in page
