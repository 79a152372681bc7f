from collections.abc import Callable
from typing import Any

import pytest

from evaluation_admin.models import School
from imports.models import ImportBatch, RowChange, State
from imports.services.apply_batch import apply_batch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.factories.school import SchoolFactory

Batches = Callable[..., ImportBatch]


def test_records_are_created_with_their_keys_and_a_change_each(
    applied: Batches, yazd_district: District, yazd_head: User
) -> None:
    data = school_workbook(school_row("7", name="دبيرستان كوثر"), school_row("8"))
    batch = applied(data, by=yazd_head, academic_year="1397")
    school = School.objects.get(code="00000007")
    assert batch.state == State.APPLIED
    assert (school.name, school.district, school.students) == ("دبیرستان کوثر", yazd_district, 120)
    assert (school.academic_year, school.is_open, school.version) == (1397, True, 1)
    twin = School(name=school.name, code=school.code)
    for field in ("search_key", "sort_key"):
        assert getattr(school, field) == School._meta.get_field(field).pre_save(twin, add=True)
    change = RowChange.objects.get(batch=batch, object_pk=school.pk)
    assert (change.model, change.key, change.row) == ("evaluation_admin.school", "00000007", 2)
    assert change.before is None
    assert change.after["manager_nid"] == "0010350829"


def test_a_change_keeps_what_was_before_and_raises_the_version(
    applied: Batches, yazd_district: District, yazd_head: User
) -> None:
    school = SchoolFactory(
        code="01234567",
        name="نام پیشین",
        district=yazd_district,
        students=7,
        locality="یزد",
        academic_year=1397,
        version=4,
    )
    batch = applied(school_workbook(school_row()), by=yazd_head, academic_year="1397")
    school.refresh_from_db()
    assert (school.name, school.students, school.version) == ("دبستان نمونه 01234567", 120, 5)
    assert school.locality == "یزد"  # no column of the file
    assert school.search_key.startswith("دبستان نمونه")
    change = RowChange.objects.get(batch=batch)
    assert change.before["name"] == "نام پیشین"
    assert (change.before["version"], change.after["version"]) == (4, 5)
    assert "locality" not in change.after


def test_the_same_file_again_changes_nothing(applied: Batches, yazd_district: District, yazd_head: User) -> None:
    data = school_workbook(school_row("1"), school_row("2"))
    first, second = applied(data, by=yazd_head), applied(data, by=yazd_head)
    assert (first.counts["new"], second.counts["same"], second.counts["new"]) == (2, 2, 0)
    assert RowChange.objects.filter(batch=second).count() == 0
    assert School.objects.filter(version=1).count() == 2
    assert "already_applied" in {notice["code"] for notice in second.notices}
    assert first.applied_key
    assert second.applied_key is None


def test_applying_a_batch_twice_acts_once(applied: Batches, yazd_district: District, yazd_head: User) -> None:
    batch = applied(school_workbook(school_row("1")), by=yazd_head)
    again = apply_batch(batch=batch, by=yazd_head)
    assert again.applied_at == batch.applied_at
    assert RowChange.objects.count() == 1


def test_a_file_whose_records_were_edited_since_is_applied_anew(
    applied: Batches, yazd_district: District, yazd_head: User
) -> None:
    data = school_workbook(school_row("1"))
    first = applied(data, by=yazd_head)
    school = School.objects.get()
    school.students = 5
    school.save()
    second = applied(data, by=yazd_head)
    first.refresh_from_db()
    assert School.objects.get().students == 120
    assert (first.applied_key, second.counts["changed"]) == (None, 1)


def test_a_record_edited_after_the_preview_is_shown_again_before_anything_is_written(
    checked: Batches, yazd_district: District, yazd_head: User
) -> None:
    school = SchoolFactory(code="01234567", district=yazd_district, students=7)
    batch = checked(school_workbook(school_row()), by=yazd_head)
    school.students = 8
    school.save()
    batch = apply_batch(batch=batch, by=yazd_head)
    assert batch.state == State.UPLOADED
    assert [notice["code"] for notice in batch.notices] == ["changed_since_check"]
    assert not RowChange.objects.exists()
    school.refresh_from_db()
    assert school.students == 8


def test_a_record_written_between_plan_and_transaction_is_planned_again(
    checked: Batches, yazd_district: District, yazd_head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from imports.services import apply_batch as service

    batch = checked(school_workbook(school_row("1"), school_row("2")), by=yazd_head, academic_year="1397")
    prepare, plans = service.prepare, []

    def prepared_then_overtaken(*args: Any) -> Any:
        plan = prepare(*args)
        if not plans:  # somebody types the same school in, exactly as the file has it
            row = school_workbook_values()
            SchoolFactory(district=yazd_district, **row)
        plans.append(plan)
        return plan

    monkeypatch.setattr(service, "prepare", prepared_then_overtaken)
    batch = apply_batch(batch=batch, by=yazd_head)
    assert (batch.state, len(plans)) == (State.APPLIED, 2)
    assert (batch.counts["new"], batch.counts["same"]) == (1, 1)
    assert School.objects.count() == 2


def school_workbook_values() -> dict[str, Any]:
    """What school_row("1") stores, but for the district."""
    return {
        "code": "00000001",
        "name": "دبستان نمونه 1",
        "stage": "primary",
        "gender": "f",
        "ownership": "public",
        "manager": "علی فرضی‌زاده",
        "manager_nid": "0010350829",
        "students": 120,
        "academic_year": 1397,
    }


def test_a_stored_file_that_was_tampered_with_is_not_applied(
    checked: Batches, yazd_district: District, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("1")), by=yazd_head)
    with open(batch.file.path, "ab") as file:
        file.write(b"x")
    batch = apply_batch(batch=batch, by=yazd_head)
    assert (batch.state, batch.failure_code) == (State.FAILED, "file_changed")
    assert not School.objects.exists()
