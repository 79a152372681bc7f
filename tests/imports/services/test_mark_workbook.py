import io
from collections.abc import Callable

import openpyxl
import pytest
from django.core.files.storage import default_storage
from django.utils import timezone, translation

from imports.models import ImportBatch
from imports.services.mark_workbook import mark_batch, marked_name
from imports.services.refusals import Refusal
from organisation.models import District, User
from tests.builders.schools import HEADINGS, school_row, school_workbook
from tests.builders.workbooks import sheet, workbook


def content_of(batch: ImportBatch) -> bytes:
    with mark_batch(batch=batch).file as file:
        return bytes(file.read())


def book_of(batch: ImportBatch) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content_of(batch)))


def test_every_issue_is_marked_and_listed_in_persian(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    faulty = school_row("2", stage="ابتداا", students="ده")
    batch = checked(school_workbook(school_row("1"), faulty), by=yazd_head, name="فهرست.xlsx")
    with translation.override("en"):  # the office reads the file, whatever the screens are in
        book = book_of(batch)
    page = book["Sheet1"]
    assert "عدد نیست" in page["K3"].comment.text
    assert page["F3"].fill.fgColor.rgb == "FFFFC7CE"
    listed = list(book["خطاها"].iter_rows(min_row=5, values_only=True))
    assert [line[:4] for line in listed] == [
        ("Sheet1", "F3", "مقطع", "ابتداا"),
        ("Sheet1", "K3", "تعداد دانش آموزان", "ده"),
    ]
    assert "ابتدایی" in str(listed[0][5])
    assert marked_name(batch.name) == "فهرست (خطاها).xlsx"
    assert book.custom_doc_props["ArzyabBatch"].value == str(batch.pk)


def test_it_is_made_once_for_each_check(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("1", students="ده")), by=yazd_head)
    first = content_of(batch)
    batch.file.storage.delete(batch.file.name)
    assert content_of(batch) == first
    batch.checked_at = timezone.now()
    with pytest.raises(Refusal, match="دیگر"):
        mark_batch(batch=batch)
    assert len(default_storage.listdir(f"marked/{batch.pk}")[1]) == 1


def test_a_column_that_is_missing_is_listed_with_its_heading_row(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    headings, row = list(HEADINGS), school_row("1")
    del headings[5], row[5]
    batch = checked(workbook(sheet(headings, [row])), by=yazd_head)
    book = book_of(batch)
    assert book["خطاها"]["C5"].value == "دوره تحصیلی"
    assert book["Sheet1"]["A1"].comment is not None


def test_a_file_without_faults_has_nothing_to_mark(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    with pytest.raises(Refusal, match="خانه"):
        mark_batch(batch=checked(school_workbook(school_row("1")), by=yazd_head))


def test_corrected_and_sent_again_the_list_of_errors_is_not_read(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("1", students="ده")), by=yazd_head)
    book = book_of(batch)
    book["Sheet1"]["K2"].value = 10
    book["خطاها"].title = "خطاها 2"
    out = io.BytesIO()
    book.save(out)
    again = checked(out.getvalue(), by=yazd_head)
    assert again.outcome == "ok"
    assert again.counts["new"] == 1
    assert [each["name"] for each in again.sheets] == ["Sheet1"]
