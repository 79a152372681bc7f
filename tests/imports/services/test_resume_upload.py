import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.base import ContentFile
from openpyxl.packaging.custom import StringProperty

from imports.models import ImportBatch, State
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.mark_workbook import mark_batch
from imports.services.resume_upload import resume_upload
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook


@pytest.fixture
def batch(checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User) -> ImportBatch:
    """A checked file with one faulty cell."""
    data = school_workbook(school_row("1"), school_row("2", students="ده"))
    return checked(data, by=yazd_head, academic_year="1397")


def corrected(batch: ImportBatch, number: str | None = None) -> bytes:
    """The marked workbook with its fault corrected, and perhaps another number in it."""
    with mark_batch(batch=batch).file as file:
        book: Any = openpyxl.load_workbook(io.BytesIO(file.read()))
    book["Sheet1"]["K3"].value = 10
    if number is not None:
        del book.custom_doc_props["ArzyabBatch"]
        book.custom_doc_props.append(StringProperty(name="ArzyabBatch", value=number))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def resume(data: bytes, by: User, **options: str) -> ImportBatch | None:
    return resume_upload(
        file=ContentFile(data), name="اصلاح‌شده.xlsx", kind="schools", options=options, by=by, queue=False
    )


def test_the_corrected_file_goes_on_with_its_batch(
    batch: ImportBatch, yazd_head: User, django_capture_on_commit_callbacks: Any
) -> None:
    former, storage = batch.file.name, batch.file.storage
    data = corrected(batch)
    with django_capture_on_commit_callbacks(execute=True):
        again = resume(data, yazd_head, academic_year="1397")
    assert again is not None
    assert again.pk == batch.pk
    assert not storage.exists(former)
    again = check_batch(batch=again)
    assert (again.state, again.outcome, again.name) == (State.CHECKED, "ok", "اصلاح‌شده.xlsx")
    assert again.counts["new"] == 2
    assert not again.issues.exists()
    assert ImportBatch.objects.count() == 1


def test_the_number_in_the_file_opens_nobody_elses_batch(batch: ImportBatch, gilan_head: User, yazd_head: User) -> None:
    data = corrected(batch)
    assert resume(data, gilan_head) is None
    assert resume(data, yazd_head, academic_year="1396") is None
    for number in ("", "0", "999999", "x", "9" * 30, "-1", f"{batch.pk} or 1=1"):
        assert resume(corrected(batch, number), yazd_head) is None
    assert resume(school_workbook(school_row()), yazd_head) is None
    assert resume(b"code,name\n1,2\n", yazd_head) is None
    batch.refresh_from_db()
    assert batch.state == State.CHECKED


def test_an_applied_batch_stays_as_it_is(batch: ImportBatch, yazd_head: User) -> None:
    data = corrected(batch)
    apply_batch(batch=batch, by=yazd_head, leave_out_errors=True)
    assert resume(data, yazd_head) is None
