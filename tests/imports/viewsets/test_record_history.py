from collections.abc import Callable

from django.test import Client

from evaluation_admin.models import School
from imports.models import ImportBatch
from imports.services.undo_batch import undo_batch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.factories.school import SchoolFactory
from tests.imports.viewsets.conftest import words


def history(client: Client, school: School) -> str:
    return words(client.get(f"/admin/snippets/evaluation_admin/school/history/{school.pk}/"))


def test_a_record_tells_who_changed_it_when_and_from_which_row(
    applied: Callable[..., ImportBatch], yazd_district: District, yazd_head: User, head: Client
) -> None:
    school = SchoolFactory(code="00000001", name="نام پیشین", district=yazd_district, students=7, academic_year=1397)
    batch = applied(school_workbook(school_row("1", name="نام تازه")), by=yazd_head, academic_year="1397")
    page = history(head, school)
    assert "تغییرکرده با فایل – فهرست.xlsx، برگه" in page
    assert "ردیف ۲" in page
    assert "نام پیشین ← نام تازه" in page
    assert "۷ ← ۱۲۰" in page
    undo_batch(batch=batch, by=yazd_head)
    assert "نام تازه ← نام پیشین" in history(head, school)
    assert (
        f"/admin/imports/batches/{batch.pk}/"
        in head.get(f"/admin/snippets/evaluation_admin/school/history/{school.pk}/").content.decode()
    )


def test_the_countrys_file_is_named_and_not_opened_to_a_province(
    applied: Callable[..., ImportBatch], yazd_district: District, hq_expert: User, head: Client
) -> None:
    batch = applied(school_workbook(school_row("1")), by=hq_expert, academic_year="1397")
    school = School.objects.get()
    assert "ساخته‌شده با فایل – فهرست.xlsx" in history(head, school)
    address = f"/admin/snippets/evaluation_admin/school/history/{school.pk}/"
    assert f"/admin/imports/batches/{batch.pk}/" not in head.get(address).content.decode()


def test_a_record_that_no_file_touched_has_no_such_part(yazd_district: District, head: Client) -> None:
    assert "تغییرها با فایل" not in history(head, SchoolFactory(district=yazd_district))
