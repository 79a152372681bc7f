"""A mapping that a person settles holds for the file, and is remembered for the next one of the same sender."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from imports.models import ImportBatch, MappingProfile, MappingSource, State
from imports.reading import TableOverride
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.refusals import Refusal
from imports.services.reset_mapping import reset_mapping
from imports.services.settle_mapping import settle_mapping
from organisation.models import District, User
from tests.builders.schools import HEADINGS, school_row
from tests.builders.staged import staged
from tests.builders.workbooks import sheet, workbook

# The code stands under a heading that no list of synonyms knows; the required column is missing for the reader.
ODD = tuple("کدینگ سما" if text == "کد مدرسه" else text for text in HEADINGS)
FIELDS = {
    1: "code", 2: "name", 3: "province", 4: "district", 5: "stage", 6: "gender", 7: "ownership", 8: "manager",
    9: "manager_nid", 10: "students",
}  # fmt: skip
Checked = Callable[..., ImportBatch]


def odd_file(*codes: str, headings: tuple[str, ...] = ODD, **about: Any) -> bytes:
    return workbook(sheet(headings, [school_row(code) for code in codes], **about))


def odd_table(row: int = 1, columns: dict[int, str] = FIELDS, name: str = "Sheet1") -> TableOverride:
    return TableOverride(name, (row,), columns)


@pytest.fixture
def refused(checked: Checked, yazd_district: District, yazd_head: User) -> ImportBatch:
    """A file whose column of codes was not recognised."""
    batch = checked(odd_file("1", "2", titles=["فهرست مدارس"]), by=yazd_head, name="فروردین.xlsx")
    assert (batch.state, batch.failure_code) == (State.REFUSED, "missing_column")
    return batch


@pytest.fixture
def settled(refused: ImportBatch, yazd_head: User) -> ImportBatch:
    """The same, after the head said which column is the code."""
    settle_mapping(batch=refused, tables=[odd_table(2)], by=yazd_head)
    return check_batch(batch=ImportBatch.objects.get(pk=refused.pk))


def test_a_refused_file_keeps_the_beginning_of_its_sheets(refused: ImportBatch) -> None:
    [outline] = refused.outline
    assert (outline["name"], outline["state"], outline["first_row"], outline["last_row"]) == ("Sheet1", "visible", 1, 4)
    assert outline["lines"][1][1][:3] == ["ردیف", "کدینگ سما", "نام آموزشگاه"]
    assert outline["lines"][2][:1] == [3]
    assert outline["found"]["header_rows"] == [2]


def test_the_settled_mapping_is_read(settled: ImportBatch, yazd_head: User) -> None:
    assert (settled.state, settled.counts["new"]) == (State.CHECKED, 2)
    assert (settled.mapping_source, settled.mapped_by) == (MappingSource.PERSON, yazd_head)
    assert [row.typed["code"] for row in staged(settled)] == ["00000001", "00000002"]


def test_the_next_file_with_these_headings_is_read_at_once(
    settled: ImportBatch, checked: Checked, yazd_head: User
) -> None:
    batch = checked(odd_file("3"), by=yazd_head, name="اردیبهشت.xlsx")
    assert (batch.state, batch.counts["new"]) == (State.CHECKED, 1)
    assert batch.mapping_source == MappingSource.MEMORY
    [table] = batch.mapping
    assert (table["header_rows"], table["columns"]["B"], table["file"]) == ([1], "code", "فروردین.xlsx")
    profile = MappingProfile.objects.get()
    assert (profile.directorate, profile.settled_by, profile.times_used) == (batch.directorate, yazd_head, 1)
    assert profile.used_at == batch.checked_at
    apply_batch(batch=batch, by=yazd_head)
    assert ImportBatch.objects.get(pk=batch.pk).state == State.APPLIED


def test_columns_that_moved_still_fit(settled: ImportBatch, checked: Checked, yazd_head: User) -> None:
    rows = [["", *reversed(school_row("7"))]]
    batch = checked(workbook(sheet(["", *reversed(ODD)], rows)), by=yazd_head)
    assert batch.state == State.CHECKED
    assert staged(batch)[0].typed["code"] == "00000007"


@pytest.mark.parametrize("change", ["other heading", "other kind", "other sender"])
def test_nothing_else_is_read_by_it(
    change: str, settled: ImportBatch, checked: Checked, yazd_head: User, gilan_head: User, gilan_district: District
) -> None:
    headings = (*ODD, "تلفن") if change == "other heading" else ODD
    by = gilan_head if change == "other sender" else yazd_head
    kind = "inspections" if change == "other kind" else "schools"
    batch = checked(odd_file("3", headings=headings), by=by, kind=kind)
    assert batch.state == State.REFUSED
    assert (batch.mapping, batch.mapping_source) == ([], "")
    assert MappingProfile.objects.get().times_used == 0


def test_a_recheck_counts_once_and_a_forgotten_mapping_is_asked_again(
    settled: ImportBatch, checked: Checked, yazd_head: User
) -> None:
    batch = check_batch(batch=checked(odd_file("3"), by=yazd_head))
    assert MappingProfile.objects.get().times_used == 1
    MappingProfile.objects.all().delete()
    batch = check_batch(batch=batch)
    assert (batch.state, batch.mapping, batch.mapping_source) == (State.REFUSED, [], "")


def test_other_sheets_are_read_beside_a_remembered_one(settled: ImportBatch, checked: Checked, yazd_head: User) -> None:
    sheets = (
        sheet(ODD, [school_row("3")], name="یک"),
        sheet(HEADINGS, [school_row("4")], name="دو"),
        sheet(ODD, [school_row("5")], name="راهنما"),
        sheet(ODD, [school_row("6")], name="پنهان", state="hidden"),
    )
    batch = checked(workbook(*sheets), by=yazd_head)
    assert [table["sheet"] for table in batch.mapping] == ["یک", "دو"]
    assert ["profile" in table for table in batch.mapping] == [True, False]
    assert [row.typed["code"] for row in staged(batch)] == ["00000003", "00000004"]


def test_settling_otherwise_replaces_what_was_remembered(
    settled: ImportBatch, checked: Checked, yazd_head: User
) -> None:
    swapped = {**FIELDS, 2: "manager", 8: "name"}
    settle_mapping(batch=settled, tables=[odd_table(2, swapped)], by=yazd_head)
    check_batch(batch=ImportBatch.objects.get(pk=settled.pk))
    columns = {column["heading"]: column["field"] for column in MappingProfile.objects.get().columns}
    assert columns["نام آموزشگاه"] == "manager"
    batch = checked(odd_file("3"), by=yazd_head)
    assert staged(batch)[0].typed["name"] == "علی فرضی‌زاده"


def test_what_the_reader_finds_by_itself_is_not_remembered(
    checked: Checked, yazd_district: District, yazd_head: User
) -> None:
    batch = checked(odd_file("1", headings=HEADINGS), by=yazd_head)
    settle_mapping(batch=batch, tables=[odd_table()], by=yazd_head)
    assert check_batch(batch=ImportBatch.objects.get(pk=batch.pk)).state == State.CHECKED
    assert not MappingProfile.objects.exists()


def test_an_answer_about_two_columns_is_remembered_too(
    checked: Checked, yazd_district: District, yazd_head: User
) -> None:
    data = workbook(sheet([*HEADINGS, "تعداد دانش آموزان"], [[*school_row("1"), 300]]))
    batch = checked(data, by=yazd_head)
    assert batch.state == State.ASKING
    batch.answers = {"duplicate_heading": "L"}
    batch.save()
    assert staged(check_batch(batch=batch))[0].typed["students"] == 300
    again = checked(workbook(sheet([*HEADINGS, "تعداد دانش آموزان"], [[*school_row("2"), 400]])), by=yazd_head)
    assert (again.state, again.mapping_source) == (State.CHECKED, MappingSource.MEMORY)
    assert staged(again)[0].typed["students"] == 400


def test_going_back_drops_the_mapping_and_what_it_taught(settled: ImportBatch, yazd_head: User) -> None:
    reset_mapping(batch=settled, by=yazd_head)
    batch = check_batch(batch=ImportBatch.objects.get(pk=settled.pk))
    assert (batch.state, batch.mapping, batch.mapping_source) == (State.REFUSED, [], MappingSource.FOUND)
    assert not MappingProfile.objects.exists()


def test_going_back_leaves_what_other_files_taught(settled: ImportBatch, checked: Checked, yazd_head: User) -> None:
    batch = reset_mapping(batch=checked(odd_file("3"), by=yazd_head), by=yazd_head)
    assert check_batch(batch=batch).state == State.REFUSED
    assert MappingProfile.objects.count() == 1


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (odd_table(2, {**FIELDS, 0: "code"}), "field_twice"),
        (odd_table(2, {**FIELDS, 0: "phone"}), "field_unknown"),
        (odd_table(2, {1: "code"}), "field_missing"),
        (odd_table(99), "heading_outside"),
        (odd_table(2, name="نیست"), "mapped_sheet_missing"),
        (TableOverride("Sheet1", (1, 3), FIELDS), "heading_rows_apart"),
        (TableOverride("Sheet1", (1, 2, 3), FIELDS), "heading_rows_apart"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_makes_no_sense_changes_nothing(
    table: TableOverride, code: str, refused: ImportBatch, yazd_head: User
) -> None:
    with pytest.raises(Refusal) as refusal:
        settle_mapping(batch=refused, tables=[table], by=yazd_head)
    assert refusal.value.code == code
    batch = ImportBatch.objects.get(pk=refused.pk)
    assert (batch.state, batch.mapping, batch.mapping_source) == (State.REFUSED, [], "")


def test_at_least_one_sheet_and_each_of_them_once(refused: ImportBatch, yazd_head: User) -> None:
    for tables, code in (([], "no_sheet_chosen"), ([odd_table(2), odd_table(2)], "sheet_mapped_twice")):
        with pytest.raises(Refusal) as refusal:
            settle_mapping(batch=refused, tables=tables, by=yazd_head)
        assert refusal.value.code == code


@pytest.mark.parametrize("state", sorted(set(State) - {State.CHECKED, State.ASKING, State.REFUSED}))
def test_only_a_batch_that_waits_for_people_may_be_mapped(state: str, refused: ImportBatch, yazd_head: User) -> None:
    ImportBatch.objects.filter(pk=refused.pk).update(state=state)
    for deed in (
        lambda: settle_mapping(batch=refused, tables=[odd_table(2)], by=yazd_head),
        lambda: reset_mapping(batch=refused, by=yazd_head),
    ):
        with pytest.raises(Refusal) as refusal:
            deed()
        assert refusal.value.code == "not_mappable"


def test_a_file_that_could_not_be_opened_has_nothing_to_map(checked: Checked, yazd_head: User) -> None:
    batch = checked(b"no workbook", by=yazd_head)
    with pytest.raises(Refusal) as refusal:
        settle_mapping(batch=batch, tables=[odd_table()], by=yazd_head)
    assert refusal.value.code == "not_mappable"


@pytest.mark.parametrize("who", ["province_it", "gilan_head"])
def test_who_may_not_import_here_may_not_map(who: str, refused: ImportBatch, request: pytest.FixtureRequest) -> None:
    by = request.getfixturevalue(who)
    for deed in (
        lambda: settle_mapping(batch=refused, tables=[odd_table(2)], by=by),
        lambda: reset_mapping(batch=refused, by=by),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert ImportBatch.objects.get(pk=refused.pk).mapping == []
