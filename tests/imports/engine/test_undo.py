from collections.abc import Callable
from typing import Any

import pytest

from evaluation_admin.models import School
from imports.models import Direction, ImportBatch, KeptReason, Reversal, RowChange, State
from imports.services.redo_batch import redo_batch
from imports.services.undo_batch import undo_batch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory

Batches = Callable[..., ImportBatch]


def stored(model: type[Any] = School) -> dict[int, dict[str, Any]]:
    """What the table holds, but for the versions, which only rise."""
    return {row["id"]: {**row, "version": 0} for row in model._base_manager.values()}


def kept(reversal: Reversal) -> dict[str, str]:
    return {entry.change.key: entry.reason for entry in reversal.kept_changes.select_related("change")}


@pytest.fixture
def changing(applied: Batches, yazd_district: District, yazd_head: User) -> Callable[[], ImportBatch]:
    """Apply a file that changes one school of Yazd and creates two."""
    rows = (school_row("1", name="نام تازه"), school_row("2"), school_row("3"))
    return lambda: applied(school_workbook(*rows), by=yazd_head, academic_year="1397")


@pytest.fixture
def known(yazd_district: District) -> School:
    """A school that the register has already."""
    return SchoolFactory(
        code="00000001", name="نام پیشین", district=yazd_district, students=7, locality="یزد", version=4
    )


def test_changed_records_go_back_exactly_and_created_ones_are_removed(
    known: School, changing: Callable[[], ImportBatch], yazd_head: User
) -> None:
    before = stored()
    batch = changing()
    reversal = undo_batch(batch=batch, by=yazd_head)
    batch.refresh_from_db()
    assert stored() == before
    assert (reversal.reverted, reversal.kept, batch.state, batch.applied_key) == (3, 0, State.UNDONE, None)
    assert School.objects.get().version == 6  # whoever has the record open is told
    assert School.objects.get().search_key.startswith("نام پیشین")


def test_undo_is_recorded_with_who_when_and_the_row(
    known: School, changing: Callable[[], ImportBatch], yazd_head: User
) -> None:
    batch = changing()
    reversal = undo_batch(batch=batch, by=yazd_head)
    assert (reversal.asked_by, reversal.finished_at is not None) == (yazd_head, True)
    change = RowChange.objects.get(reversal=reversal, object_pk=known.pk)
    assert (change.before["name"], change.after["name"], change.row) == ("نام تازه", "نام پیشین", 2)
    assert (change.before["version"], change.after["version"]) == (5, 6)
    gone = RowChange.objects.get(reversal=reversal, key="00000002")
    assert (gone.before["manager_nid"], gone.after) == ("0010350829", None)


def test_records_edited_since_stay_and_are_listed(
    known: School, changing: Callable[[], ImportBatch], yazd_head: User
) -> None:
    batch = changing()
    for code in ("00000001", "00000002"):
        school = School.objects.get(code=code)
        school.students = 999
        school.save()
    reversal = undo_batch(batch=batch, by=yazd_head)
    batch.refresh_from_db()
    assert set(School.objects.values_list("code", "students")) == {("00000001", 999), ("00000002", 999)}
    assert kept(reversal) == {"00000001": KeptReason.EDITED, "00000002": KeptReason.EDITED}
    assert (reversal.reverted, batch.state) == (1, State.PARTLY_UNDONE)


def test_created_records_that_others_refer_to_stay(changing: Callable[[], ImportBatch], yazd_head: User) -> None:
    batch = changing()
    SafetyFormFactory(school=School.objects.get(code="00000002"), round=SafetyRoundFactory())
    reversal = undo_batch(batch=batch, by=yazd_head)
    assert kept(reversal) == {"00000002": KeptReason.REFERENCED}
    assert School.objects.get().code == "00000002"


def test_records_deleted_since_are_listed(known: School, changing: Callable[[], ImportBatch], yazd_head: User) -> None:
    batch = changing()
    School.objects.get(code="00000003").delete()
    assert kept(undo_batch(batch=batch, by=yazd_head)) == {"00000003": KeptReason.REMOVED}


def test_redo_writes_the_files_values_again(
    known: School, changing: Callable[[], ImportBatch], yazd_head: User
) -> None:
    batch = changing()
    after = stored()
    undo_batch(batch=batch, by=yazd_head)
    reversal = redo_batch(batch=batch, by=yazd_head)
    batch.refresh_from_db()
    assert stored() == after
    assert (reversal.reverted, reversal.direction, batch.state) == (3, Direction.REDO, State.APPLIED)
    undo_batch(batch=batch, by=yazd_head)
    redo_batch(batch=batch, by=yazd_head)
    assert stored() == after


def test_redo_leaves_what_was_edited_or_made_anew_since_the_undo(
    known: School, changing: Callable[[], ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    batch = changing()
    undo_batch(batch=batch, by=yazd_head)
    known.refresh_from_db()
    known.students = 55
    known.save()
    SchoolFactory(code="00000002", name="دبستانی دیگر", district=yazd_district)
    reversal = redo_batch(batch=batch, by=yazd_head)
    batch.refresh_from_db()
    assert kept(reversal) == {"00000001": KeptReason.EDITED, "00000002": KeptReason.TAKEN}
    assert School.objects.get(code="00000002").name == "دبستانی دیگر"
    assert School.objects.filter(code="00000003").exists()
    assert batch.state == State.PARTLY_UNDONE


def test_districts_that_the_file_brought_leave_with_its_schools(
    applied: Batches, yazd_district: District, hq_expert: User
) -> None:
    rows = [school_row("1", district="منطقه تازه"), school_row("2", district="منطقه دیگر")]
    batch = applied(school_workbook(*rows), by=hq_expert, academic_year="1397")
    after, districts = stored(), stored(District)
    kept_school = School.objects.get(code="00000002")
    kept_school.students = 3
    kept_school.save()
    reversal = undo_batch(batch=batch, by=hq_expert)
    assert School.objects.get().code == "00000002"
    names = set(District.objects.filter(directorate=yazd_district.directorate).values_list("name", flat=True))
    assert names == {yazd_district.name, "منطقه دیگر"}
    assert set(kept(reversal).values()) == {KeptReason.EDITED, KeptReason.REFERENCED}
    redo_batch(batch=batch, by=hq_expert)
    assert stored(District) == districts
    assert set(stored()) == set(after)


def test_a_former_place_that_is_gone_keeps_its_record_where_it_is(
    applied: Batches, yazd_district: District, yazd_head: User
) -> None:
    former = District.objects.create(directorate=yazd_district.directorate, name="منطقه پیشین")
    SchoolFactory(code="00000001", district=former, academic_year=1397)
    batch = applied(school_workbook(school_row("1")), by=yazd_head, academic_year="1397")
    former.delete()
    assert kept(undo_batch(batch=batch, by=yazd_head)) == {"00000001": KeptReason.RELATED_GONE}
    assert School.objects.get().district == yazd_district
