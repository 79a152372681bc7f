"""A cell that is put right on the page is read so from then on; the file stays, and the marked one says the same."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile

from evaluation_admin.models import School
from imports.models import ImportBatch, RowChange, State
from imports.services import correct_cells as module
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.correct_cells import correct_cells
from imports.services.mark_workbook import mark_batch
from imports.services.refusals import Refusal
from imports.services.restore_cells import restore_cells
from imports.services.resume_upload import resume_upload
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.builders.staged import staged


@pytest.fixture
def batch(checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User) -> ImportBatch:
    """A checked file: one sound row, and two faulty cells in rows 3 and 4."""
    rows = [school_row("1"), school_row("2", students="ده"), school_row("3", stage="ابتداا")]
    return checked(school_workbook(*rows), by=yazd_head, academic_year="1397")


def issue(batch: ImportBatch, cell: str) -> int:
    return int(batch.issues.get(cell=cell).pk)


def content(batch: ImportBatch) -> bytes:
    with batch.file.open() as file:
        return bytes(file.read())


def corrected(batch: ImportBatch, by: User, **cells: str) -> ImportBatch:
    """Correct cells by name and check again, as the worker does."""
    correct_cells(batch=batch, texts={issue(batch, name): text for name, text in cells.items()}, by=by)
    return check_batch(batch=ImportBatch.objects.get(pk=batch.pk))


def test_corrected_cells_make_sound_rows_and_the_file_stays(batch: ImportBatch, yazd_head: User) -> None:
    original = content(batch)
    assert correct_cells(batch=batch, texts={issue(batch, "K3"): " ۱۰ ", issue(batch, "F4"): ""}, by=yazd_head) == 2
    batch.refresh_from_db()
    assert batch.state == State.UPLOADED
    batch = check_batch(batch=batch)
    assert batch.counts == {"rows": 3, "new": 2, "changed": 0, "same": 0, "skipped": 0, "refused": 1}
    assert batch.issues.get().code == "required"
    batch = corrected(batch, yazd_head, F4="ابتدایی")
    assert (batch.outcome, batch.counts["new"]) == ("ok", 3)
    assert content(batch) == original
    kept = [(c.cell, c.column, c.file_value, c.text, c.corrected_by) for c in batch.corrected_cells.all()]
    assert kept == [
        ("K3", "تعداد دانش آموزان", "ده", "۱۰", yazd_head),
        ("F4", "مقطع", "ابتداا", "ابتدایی", yazd_head),
    ]


def test_what_is_written_is_what_was_corrected_in_the_row_of_the_file(batch: ImportBatch, yazd_head: User) -> None:
    batch = corrected(batch, yazd_head, K3="10", F4="ابتدایی")
    batch = apply_batch(batch=batch, by=yazd_head)
    assert batch.state == State.APPLIED
    assert School.objects.get(code="00000002").students == 10
    change = RowChange.objects.get(batch=batch, key="00000002")
    assert (change.row, change.after["students"]) == (3, 10)
    assert batch.corrected_cells.count() == 2


def test_taken_back_the_cell_is_faulty_again(batch: ImportBatch, yazd_head: User) -> None:
    batch = corrected(batch, yazd_head, K3="10", F4="ابتدایی")
    one = batch.corrected_cells.get(cell="K3")
    assert restore_cells(batch=batch, by=yazd_head, cells=[one.pk]) == 1
    batch = check_batch(batch=ImportBatch.objects.get(pk=batch.pk))
    assert [(each.cell, each.value) for each in batch.issues.all()] == [("K3", "ده")]
    assert restore_cells(batch=batch, by=yazd_head) == 1
    batch = check_batch(batch=ImportBatch.objects.get(pk=batch.pk))
    assert batch.counts["refused"] == 2
    with pytest.raises(Refusal):
        restore_cells(batch=batch, by=yazd_head)


def test_typing_the_files_own_value_again_takes_the_correction_back(batch: ImportBatch, yazd_head: User) -> None:
    batch = corrected(batch, yazd_head, K3="بیست")
    assert batch.issues.get(cell="K3").value == "بیست"
    batch = corrected(batch, yazd_head, K3="ده")
    assert not batch.corrected_cells.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("د" * 32_768, "K3"),
        ("ده\x00", "K3"),
        ("ده\ufffd", "K3"),
        ("د\x0bه", "K3"),
        ("\ud800", "K3"),
        ("ده", "تغییر"),
    ],
)
def test_what_no_cell_can_hold_is_refused_whole(batch: ImportBatch, yazd_head: User, text: str, said: str) -> None:
    texts = {issue(batch, "K3"): text}
    with pytest.raises(Refusal, match=said):
        correct_cells(batch=batch, texts=texts, by=yazd_head)
    batch.refresh_from_db()
    assert batch.state == State.CHECKED
    assert not batch.corrected_cells.exists()


def test_one_bad_text_keeps_back_the_others(batch: ImportBatch, yazd_head: User) -> None:
    with pytest.raises(Refusal):
        correct_cells(batch=batch, texts={issue(batch, "K3"): "10", issue(batch, "F4"): "\x01"}, by=yazd_head)
    assert not batch.corrected_cells.exists()


def test_an_issue_of_an_earlier_check_or_of_another_file_is_none_of_this_one(
    batch: ImportBatch, checked: Callable[..., ImportBatch], yazd_head: User
) -> None:
    stale = issue(batch, "K3")
    check_batch(batch=batch)
    with pytest.raises(Refusal, match="دوباره بررسی"):
        correct_cells(batch=batch, texts={stale: "10"}, by=yazd_head)
    other = checked(school_workbook(school_row("9", students="؟")), by=yazd_head)
    with pytest.raises(Refusal, match="دوباره بررسی"):
        correct_cells(batch=batch, texts={issue(other, "K2"): "10"}, by=yazd_head)


def test_an_issue_that_names_no_cell_that_was_read_is_not_corrected(batch: ImportBatch, yazd_head: User) -> None:
    for change in ({"cell": ""}, {"cell": "K99"}, {"field": "other", "cell": "K3"}, {"sheet": "دیگر"}):
        batch.issues.filter(row=3).update(**change)
        with pytest.raises(Refusal):
            correct_cells(batch=batch, texts={int(batch.issues.get(row=3).pk): "10"}, by=yazd_head)


@pytest.mark.parametrize("state", sorted(set(State.values) - {State.CHECKED, State.REFUSED}))
def test_only_what_is_checked_can_be_corrected(batch: ImportBatch, yazd_head: User, state: str) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(state=state)
    with pytest.raises(Refusal, match="اکنون"):
        correct_cells(batch=batch, texts={issue(batch, "K3"): "10"}, by=yazd_head)
    with pytest.raises(Refusal, match="اکنون"):
        restore_cells(batch=batch, by=yazd_head)


def test_others_correct_nothing(batch: ImportBatch, gilan_head: User, hq_editor: User) -> None:
    for stranger in (gilan_head, hq_editor):
        with pytest.raises(PermissionDenied):
            correct_cells(batch=batch, texts={issue(batch, "K3"): "10"}, by=stranger)
        with pytest.raises(PermissionDenied):
            restore_cells(batch=batch, by=stranger)


def test_a_page_lists_only_so_many(batch: ImportBatch, yazd_head: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CELLS", 1)
    with pytest.raises(Refusal, match="۱"):
        correct_cells(batch=batch, texts={issue(batch, "K3"): "10", issue(batch, "F4"): "ابتدایی"}, by=yazd_head)
    assert not batch.corrected_cells.exists()


def marked(batch: ImportBatch) -> bytes:
    with mark_batch(batch=batch).file as file:
        return bytes(file.read())


def test_the_marked_workbook_says_what_was_corrected_and_sent_again_is_the_same(
    batch: ImportBatch, yazd_head: User
) -> None:
    batch = corrected(batch, yazd_head, K3="=10", F4="ابتدایی")
    data = marked(batch)
    page = openpyxl.load_workbook(io.BytesIO(data))["Sheet1"]
    assert (page["F4"].value, page["F4"].fill.fgColor.rgb) == ("ابتدایی", "FFC6E0F5")
    assert "در ارزیاب اصلاح شده" in page["F4"].comment.text
    assert "ابتداا" in page["F4"].comment.text
    assert (page["K3"].value, page["K3"].data_type, page["K3"].fill.fgColor.rgb) == ("=10", "s", "FFFFC7CE")
    before = [(row.row, row.verdict, row.typed) for row in staged(batch)]
    again = resume_upload(file=ContentFile(data), name="x.xlsx", kind="schools", options={}, by=yazd_head, queue=False)
    assert again is not None
    assert again.pk == batch.pk
    assert not again.corrected_cells.exists()
    again = check_batch(batch=again)
    assert [(row.row, row.verdict, row.typed) for row in staged(again)] == before
    assert [(each.cell, each.code, each.value) for each in again.issues.all()] == [("K3", "not_a_number", "=10")]


def test_without_faults_left_the_corrections_are_still_marked(batch: ImportBatch, yazd_head: User) -> None:
    batch = corrected(batch, yazd_head, K3="10", F4="ابتدایی")
    assert not batch.issues.exists()
    book: Any = openpyxl.load_workbook(io.BytesIO(marked(batch)))
    assert book["Sheet1"]["K3"].value == "10"
