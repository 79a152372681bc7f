"""A file that comes again to the byte is answered by the batch that applied it, while all of it still stands."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evaluation_admin.models import School
from imports.engine import check as engine
from imports.engine import marks
from imports.models import ImportBatch, RowChange, State
from imports.services import check_batch as service
from imports.services.apply_batch import apply_batch
from imports.services.undo_batch import undo_batch
from organisation.models import Directorate, District, User
from tests.builders.schools import school_row, school_workbook
from tests.factories.school import SchoolFactory
from tests.imports.viewsets.conftest import words

Batches = Callable[..., ImportBatch]
DATA = school_workbook(school_row("1"), school_row("2"), school_row("2"), school_row("3", students="ده نفر"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were read."""
    names: list[str] = []

    def noted(path: Any, *, name: str, **about: Any) -> Any:
        names.append(name)
        return engine.check(path, name=name, **about)

    monkeypatch.setattr(service, "check", noted)
    return names


@pytest.fixture
def first(applied: Batches, yazd_district: District, yazd_head: User) -> ImportBatch:
    return applied(DATA, by=yazd_head, academic_year="1397")


def again(checked: Batches, by: User, read: list[str], data: bytes = DATA, **about: Any) -> tuple[ImportBatch, bool]:
    """Send it again; return the batch and whether its file was read."""
    read.clear()
    batch = checked(data, by=by, **{"academic_year": "1397", **about})
    return batch, bool(read)


def test_it_is_answered_with_the_same_rows_and_issues_and_nothing_is_written(
    first: ImportBatch, checked: Batches, yazd_head: User, read: list[str]
) -> None:
    batch, was_read = again(checked, yazd_head, read)
    assert not was_read
    assert batch.counts == {"rows": 4, "new": 0, "changed": 0, "same": 2, "skipped": 1, "refused": 1}
    assert (batch.state, batch.outcome, batch.sheets) == (State.CHECKED, "partial", first.sheets)
    assert [(issue.row, issue.code) for issue in batch.issues.all()] == [(5, "not_a_number")]
    assert [notice["code"] for notice in batch.notices][0] == "answered_from_batch"
    batch = apply_batch(batch=batch, by=yazd_head, leave_out_errors=True)
    assert (batch.state, batch.count("same")) == (State.APPLIED, 2)
    assert not RowChange.objects.filter(batch=batch).exists()
    assert set(School.objects.values_list("version", flat=True)) == {1}
    third, was_read = again(checked, yazd_head, read)
    assert (was_read, third.rows_batch_id) == (False, first.pk)


def test_what_it_says_is_what_reading_it_would_have_said(
    first: ImportBatch, checked: Batches, yazd_head: User, read: list[str]
) -> None:
    answered, _was_read = again(checked, yazd_head, read)
    ImportBatch.objects.filter(pk=first.pk).update(applied_mark="")
    whole, was_read = again(checked, yazd_head, read)
    assert was_read
    told = [notice for notice in answered.notices if notice["code"] != "answered_from_batch"]
    assert (answered.counts, answered.outcome, told) == (whole.counts, whole.outcome, whole.notices)
    names = ("sheet", "row", "cell", "code", "value", "params")
    assert list(answered.issues.values(*names)) == list(whole.issues.values(*names))


def test_its_page_shows_the_rows_and_leads_to_the_first_one(
    first: ImportBatch, checked: Batches, yazd_head: User, read: list[str], client: Client
) -> None:
    batch, _was_read = again(checked, yazd_head, read)
    client.force_login(yazd_head)
    response = client.get(f"/admin/imports/batches/{batch.pk}/?show=same")
    text = words(response)
    assert "دبستان نمونه 1" in text
    assert "دبستان نمونه 2" in text
    assert f'href="/admin/imports/batches/{first.pk}/"' in response.content.decode()
    assert "دوباره خوانده نشد" in text
    assert "دبستان نمونه 2" in words(client.get(f"/admin/imports/batches/{batch.pk}/?show=skipped"))


def _school_edited(district: District, _first: ImportBatch) -> None:
    school = School.objects.get(code="00000001")
    school.students = 5
    school.save()


def _school_edited_elsewhere_in_the_province(district: District, _first: ImportBatch) -> None:
    SchoolFactory(code="99", district=district)


def _district_renamed(district: District, _first: ImportBatch) -> None:
    District.objects.filter(pk=district.pk).update(name="ناحیه یک شهر یزد")


def _another_district(district: District, _first: ImportBatch) -> None:
    District.objects.create(directorate=district.directorate, name="میبد")


def _undone(district: District, first: ImportBatch) -> None:
    undo_batch(batch=first, by=first.uploaded_by)


def _rows_forgotten(district: District, first: ImportBatch) -> None:
    ImportBatch.objects.filter(pk=first.pk).update(rows_forgotten_at=first.applied_at)


@pytest.mark.parametrize(
    "happens",
    [
        _school_edited,
        _school_edited_elsewhere_in_the_province,
        _district_renamed,
        _another_district,
        _undone,
        _rows_forgotten,
    ],
)
def test_it_is_read_when_something_has_happened_since(
    first: ImportBatch,
    checked: Batches,
    yazd_district: District,
    yazd_head: User,
    read: list[str],
    happens: Callable[[District, ImportBatch], None],
) -> None:
    happens(yazd_district, first)
    assert again(checked, yazd_head, read)[1]


def test_what_happens_outside_the_senders_reach_is_not_its_matter(
    first: ImportBatch, checked: Batches, yazd_head: User, read: list[str]
) -> None:
    rasht = District.objects.create(directorate=Directorate.objects.get(slug="gilan"), name="رشت")
    ImportBatch.objects.filter(pk=first.pk).update(applied_mark="")  # a new district is
    again(checked, yazd_head, read)
    second = apply_batch(batch=ImportBatch.objects.latest("pk"), by=yazd_head, leave_out_errors=True)
    assert second.applied_mark
    SchoolFactory(code="98", district=rasht)
    assert not again(checked, yazd_head, read)[1]


def test_another_release_reads_it(
    first: ImportBatch, checked: Batches, yazd_head: User, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "rules_digest", lambda: "another")
    assert again(checked, yazd_head, read)[1]


def test_another_file_option_sender_or_choice_is_another_matter(
    first: ImportBatch, checked: Batches, uploaded: Batches, yazd_head: User, hq_expert: User, read: list[str]
) -> None:
    assert again(checked, yazd_head, read, data=DATA + b"\0")[1]
    assert again(checked, yazd_head, read, academic_year="1398")[1]
    assert again(checked, hq_expert, read)[1]
    batch = uploaded(DATA, by=yazd_head, academic_year="1397")
    batch.answers = {"duplicate_heading": "B"}
    batch.save()
    read.clear()
    service.check_batch(batch=batch)
    assert read


def test_a_batch_that_was_only_checked_answers_for_none(
    checked: Batches, yazd_district: District, yazd_head: User, read: list[str]
) -> None:
    again(checked, yazd_head, read)
    assert again(checked, yazd_head, read)[1]


def test_a_record_edited_between_the_answer_and_the_apply_has_the_file_read(
    first: ImportBatch, checked: Batches, yazd_head: User, yazd_district: District, read: list[str]
) -> None:
    batch, _was_read = again(checked, yazd_head, read)
    _school_edited(yazd_district, first)
    batch = apply_batch(batch=batch, by=yazd_head, leave_out_errors=True)
    assert (batch.state, [notice["code"] for notice in batch.notices]) == (State.UPLOADED, ["changed_since_check"])
    batch = service.check_batch(batch=batch)
    assert (bool(read), batch.count("changed"), batch.is_answered) == (True, 1, False)
