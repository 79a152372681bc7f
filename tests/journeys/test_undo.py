"""J4: two imported schools are edited by hand, then the file is undone, and redone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from evaluation_admin.models import School
from imports.jobs import run_batch
from imports.models import ImportBatch, RowChange, State
from organisation.models import District, User
from organisation.roles import Role
from tests.builders.schools import school_row, school_workbook
from tests.factories.school import SchoolFactory
from tests.imports.conftest import applied, checked, uploaded  # noqa: F401 (fixtures)
from tests.imports.viewsets.conftest import words


@pytest.fixture
def batch(applied: Callable[..., ImportBatch], yazd_district: District, yazd_head: User) -> ImportBatch:  # noqa: F811
    """The province's file: it changed two schools and created four."""
    for number in (1, 2):
        SchoolFactory(code=f"0000000{number}", name="نام پیشین", district=yazd_district, students=7, academic_year=1397)
    rows = [school_row(str(number)) for number in range(1, 7)]
    return applied(school_workbook(*rows), by=yazd_head, academic_year="1397")


def by_hand(client: Client, code: str, **values: Any) -> None:
    """Edit a school as a person does, in its form."""
    school = School.objects.get(code=code)
    address = f"/admin/snippets/evaluation_admin/school/edit/{school.pk}/"
    form = client.get(address).context["form"]
    fields = {name: form[name].value() for name in form.fields}
    posted = {name: value for name, value in {**fields, **values}.items() if value not in (None, False)}
    assert client.post(address, posted).status_code == 302


def test_undo_keeps_and_lists_what_was_edited_since(
    batch: ImportBatch, sign_in: Callable[[User], Client], yazd_head: User
) -> None:
    client, page = sign_in(yazd_head), f"/admin/imports/batches/{batch.pk}/"
    untouched = dict(School.objects.values_list("code", "students"))
    for code in ("00000002", "00000003"):
        by_hand(client, code, students="345")
    assert f"{page}undo/" in client.get(page).content.decode()
    dialog = words(client.get(f"{page}undo/"))
    assert "۴ رکورد به حال پیش از این فایل برمی‌گردد: ۳ رکورد ساخته این فایل حذف می‌شود و ۱ رکورد" in dialog
    assert "۲ رکورد به همین حال می‌ماند" in dialog
    assert "00000002" in dialog
    assert "00000003" in dialog
    assert School.objects.count() == 6
    client.post(f"{page}undo/")
    assert "در انتظار واگردانی" in words(client.get(page))
    run_batch.call(batch.pk)
    assert dict(School.objects.values_list("code", "students")) == {"00000001": 7, "00000002": 345, "00000003": 345}
    assert School.objects.get(code="00000001").name == "نام پیشین"
    after = words(client.get(page))
    assert "واگردانی شد: ۴ رکورد به حال پیش از این فایل برگشت." in after
    assert "به درخواست yazd_head" in after
    assert "پس از آن ویرایش شده است" in after
    assert "بخشی واگردانی‌شده" in words(client.get("/admin/imports/history/"))
    assert RowChange.objects.filter(batch=batch).count() == 6 + 4

    assert "۴ رکورد باز مقدارهای این فایل را می‌گیرد: ۳ رکورد ساخته می‌شود" in words(client.get(f"{page}redo/"))
    client.post(f"{page}redo/")
    run_batch.call(batch.pk)
    assert dict(School.objects.values_list("code", "students")) == {**untouched, "00000002": 345, "00000003": 345}
    batch.refresh_from_db()
    assert batch.state == State.APPLIED
    assert "دوباره انجام شد: ۴ رکورد" in words(client.get(page))


def test_another_province_does_not_find_the_dialog(
    batch: ImportBatch, sign_in: Callable[[User], Client], gilan_head: User
) -> None:
    client = sign_in(gilan_head)
    for deed in ("undo", "redo"):
        assert client.get(f"/admin/imports/batches/{batch.pk}/{deed}/").status_code == 404
        assert client.post(f"/admin/imports/batches/{batch.pk}/{deed}/").status_code == 404
    assert School.objects.count() == 6


def test_a_district_expert_cannot_undo_anothers_file(
    applied: Callable[..., ImportBatch],  # noqa: F811
    yazd_district: District,
    yazd_expert: User,
    person: Callable[..., User],
    sign_in: Callable[[User], Client],
) -> None:
    batch = applied(school_workbook(school_row("1")), by=yazd_expert, academic_year="1397")
    colleague = sign_in(person("colleague", Role.DISTRICT_EXPERT, district=yazd_district))
    address = f"/admin/imports/batches/{batch.pk}/"
    assert "undo/" not in colleague.get(address).content.decode()
    for method in (colleague.get, colleague.post):
        answer = method(f"{address}undo/", follow=True)
        assert "شما نمی‌توانید این فایل را واگردانی کنید" in words(answer)
    batch.refresh_from_db()
    assert batch.state == State.APPLIED
    assert School.objects.count() == 1


def test_after_the_time_the_page_says_so(
    batch: ImportBatch, sign_in: Callable[[User], Client], yazd_head: User
) -> None:
    ImportBatch.objects.update(applied_at=timezone.now() - timedelta(days=31))
    client, page = sign_in(yazd_head), f"/admin/imports/batches/{batch.pk}/"
    assert "مهلت واگردانی این فایل گذشته است: شما تا ۳۰ روز" in words(client.get(page))
    assert client.get(f"{page}undo/")["Location"] == page
    client.post(f"{page}undo/")
    assert not batch.reversals.exists()
