import io
from collections.abc import Callable
from urllib.parse import unquote

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from imports.models import ImportBatch, State
from organisation.models import User


def test_the_senders_file_comes_back_marked(head: Client, yazd_batch: ImportBatch) -> None:
    page = head.get(f"/admin/imports/batches/{yazd_batch.pk}/").content.decode()
    assert f"/admin/imports/batches/{yazd_batch.pk}/marked/" in page
    answer = head.get(f"/admin/imports/batches/{yazd_batch.pk}/marked/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert book.sheetnames == ["Sheet1", "خطاها"]
    assert book["Sheet1"]["K4"].comment is not None
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert "(خطاها).xlsx" in unquote(disposition)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_other_provinces_find_nothing(
    sign_in: Callable[[User], Client], gilan_head: User, yazd_batch: ImportBatch
) -> None:
    assert sign_in(gilan_head).get(f"/admin/imports/batches/{yazd_batch.pk}/marked/").status_code == 404


def test_before_the_check_there_is_nothing_to_mark(
    head: Client, uploaded: Callable[..., ImportBatch], province_file: bytes, yazd_head: User
) -> None:
    batch = uploaded(province_file, by=yazd_head)
    assert head.get(f"/admin/imports/batches/{batch.pk}/marked/").status_code == 404


def test_a_file_that_is_gone_is_said_on_its_page(head: Client, yazd_batch: ImportBatch) -> None:
    yazd_batch.file.storage.delete(yazd_batch.file.name)
    answer = head.get(f"/admin/imports/batches/{yazd_batch.pk}/marked/", follow=True)
    assert answer.redirect_chain == [(f"/admin/imports/batches/{yazd_batch.pk}/", 302)]
    assert "دیگر نگهداری نمی‌شود" in answer.content.decode()


def test_sent_again_corrected_it_goes_on_with_the_same_batch(head: Client, yazd_batch: ImportBatch) -> None:
    marked = b"".join(head.get(f"/admin/imports/batches/{yazd_batch.pk}/marked/").streaming_content)
    form = {"file": SimpleUploadedFile("اصلاح‌شده.xlsx", marked), "academic_year": "1397"}
    answer = head.post("/admin/imports/send/schools/", form, follow=True)
    assert answer.redirect_chain == [(f"/admin/imports/batches/{yazd_batch.pk}/", 302)]
    assert "فایل اصلاح‌شده جای فایلی را گرفت" in answer.content.decode()
    yazd_batch.refresh_from_db()
    assert yazd_batch.state == State.UPLOADED
