from collections.abc import Callable

from django.test import Client

from evaluation_admin.models import School
from imports.jobs import run_batch
from imports.models import ImportBatch, State
from organisation.models import User
from tests.builders.schools import school_row, school_workbook
from tests.imports.viewsets.conftest import words


def address(batch: ImportBatch) -> str:
    return f"/admin/imports/batches/{batch.pk}/apply/"


def test_it_says_what_will_happen_before_it_asks(head: Client, yazd_batch: ImportBatch) -> None:
    page = words(head.get(address(yazd_batch)))
    assert "با تأیید شما ۱ رکورد تازه ساخته می‌شود و ۱ رکورد تغییر می‌کند." in page
    assert "۲ ردیف دارای ایراد کنار گذاشته" in page
    assert "یا به طور کامل ثبت می‌شود یا هیچ" in page


def test_faulty_rows_are_left_out_only_by_an_explicit_choice(head: Client, yazd_batch: ImportBatch) -> None:
    answer = head.post(address(yazd_batch))
    assert "کنار گذاشتن ردیف‌های دارای ایراد را علامت بزنید" in words(answer)
    yazd_batch.refresh_from_db()
    assert yazd_batch.state == State.CHECKED


def test_the_choice_is_recorded_and_the_rest_is_written(head: Client, yazd_batch: ImportBatch, yazd_head: User) -> None:
    answer = head.post(address(yazd_batch), {"leave_out_errors": "on"})
    assert answer["Location"] == f"/admin/imports/batches/{yazd_batch.pk}/"
    yazd_batch.refresh_from_db()
    assert (yazd_batch.state, yazd_batch.confirmed_by) == (State.CONFIRMED, yazd_head)
    assert yazd_batch.leave_out_errors
    run_batch.call(yazd_batch.pk)
    assert set(School.objects.values_list("code", flat=True)) == {"00000001", "00000002"}
    assert "فایل ثبت نهایی شد" in words(head.get(answer["Location"]))


def test_a_file_without_faults_asks_for_nothing_more(
    head: Client, checked: Callable[..., ImportBatch], yazd_district: object, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("1")), by=yazd_head)
    assert "leave_out_errors" not in head.get(address(batch)).content.decode()
    head.post(address(batch))
    batch.refresh_from_db()
    assert batch.state == State.CONFIRMED


def test_confirming_twice_does_no_harm(head: Client, yazd_batch: ImportBatch) -> None:
    for _time in range(2):
        assert head.post(address(yazd_batch), {"leave_out_errors": "on"}).status_code == 302
    run_batch.call(yazd_batch.pk)
    run_batch.call(yazd_batch.pk)
    assert School.objects.count() == 2
    # There is nothing to confirm any more: the way leads to the result.
    assert head.get(address(yazd_batch))["Location"] == f"/admin/imports/batches/{yazd_batch.pk}/"


def test_what_was_not_checked_cannot_be_confirmed(
    head: Client, uploaded: Callable[..., ImportBatch], yazd_head: User
) -> None:
    batch = uploaded(b"x", by=yazd_head)
    assert head.get(address(batch)).status_code == 302
    answer = head.post(address(batch), follow=True)
    batch.refresh_from_db()
    assert batch.state == State.UPLOADED
    assert "هنوز بررسی نشده" in words(answer)
