"""Rows that are known by their cells give what judging them gives, and are judged whenever that could be otherwise."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from evaluation_admin.models import School
from imports.engine.prints import Prints
from imports.engine.recall import Recall
from imports.exchanges import registry
from imports.models import ImportBatch, RowPage, State
from imports.reading import ErrorCell
from imports.services import check_batch as service
from imports.services.apply_batch import apply_batch
from imports.services.undo_batch import undo_batch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.builders.staged import staged

Batches = Callable[..., ImportBatch]
ROWS = [school_row(str(number), name=f"دبيرستان {number}", number=number) for number in range(1, 13)]


@pytest.fixture
def first(applied: Batches, yazd_district: District, yazd_head: User) -> ImportBatch:
    return applied(school_workbook(*ROWS), by=yazd_head, academic_year="1397")


def found_in(batch: ImportBatch) -> Any:
    """Return all that a person sees of a check."""
    rows = [row._replace(mark=None) for row in staged(batch)]
    issues = list(batch.issues.values_list("sheet", "row", "cell", "column", "field", "code", "value", "params"))
    return batch.counts, batch.notices, batch.creates, sorted(rows), issues, batch.outcome


def test_only_rows_of_other_cells_are_judged(
    first: ImportBatch, checked: Batches, yazd_head: User, judged: list[int]
) -> None:
    rows = [*ROWS[:5], school_row("6", students=7), *ROWS[6:], school_row("99")]
    batch = checked(school_workbook(*rows), by=yazd_head, academic_year="1397")
    assert judged == [7, 14]
    assert batch.counts == {"rows": 13, "new": 1, "changed": 1, "same": 11, "skipped": 0, "refused": 0}
    assert {"letters_normalised": 11}.items() <= {each["code"]: each["count"] for each in batch.notices}.items()
    batch = apply_batch(batch=batch, by=yazd_head)
    assert (batch.state, School.objects.count(), School.objects.get(code="00000006").students) == (State.APPLIED, 13, 7)


def test_a_file_after_that_is_known_by_the_rows_that_were_known_themselves(
    first: ImportBatch, applied: Batches, checked: Batches, yazd_head: User, judged: list[int]
) -> None:
    applied(school_workbook(*ROWS, school_row("99")), by=yazd_head, academic_year="1397")
    judged.clear()
    batch = checked(school_workbook(*ROWS[1:], school_row("99")), by=yazd_head, academic_year="1397")
    assert (judged, batch.count("same")) == ([], 12)


def test_a_record_that_was_written_since_is_compared_again(
    first: ImportBatch, checked: Batches, yazd_head: User, judged: list[int]
) -> None:
    edited = School.objects.get(code="00000003")
    edited.students = 5
    edited.save()
    School.objects.get(code="00000004").delete()
    batch = checked(school_workbook(*ROWS, school_row("99")), by=yazd_head, academic_year="1397")
    assert judged == [4, 5, 14]
    assert (batch.count("new"), batch.count("changed"), batch.count("same")) == (2, 1, 10)


def test_a_record_of_the_same_code_that_the_batch_did_not_make_is_compared(
    first: ImportBatch, applied: Batches, checked: Batches, yazd_head: User, judged: list[int]
) -> None:
    undo_batch(batch=first, by=yazd_head)
    applied(school_workbook(school_row("3", students=5)), by=yazd_head, academic_year="1397")  # version 1 once more
    ImportBatch.objects.exclude(pk=first.pk).update(mark="")  # the largest batch is asked, not the newest
    judged.clear()
    batch = checked(school_workbook(*ROWS, school_row("99")), by=yazd_head, academic_year="1397")
    assert len(judged) == 13
    assert (batch.count("new"), batch.count("changed")) == (12, 1)


@pytest.mark.parametrize("what", ["place", "forgotten", "year", "person"])
def test_nothing_is_known_where_rows_are_judged_by_something_else(
    first: ImportBatch, checked: Batches, yazd_head: User, hq_expert: User, judged: list[int], what: str
) -> None:
    about: dict[str, Any] = {"by": yazd_head, "academic_year": "1397"}
    if what == "place":
        District.objects.create(directorate=yazd_head.postings.get().directorate, name="تفت")
    elif what == "forgotten":
        ImportBatch.objects.update(rows_forgotten_at="2026-01-01T00:00Z")
    elif what == "year":
        about["academic_year"] = "1398"
    else:
        about["by"] = hq_expert
    checked(school_workbook(*ROWS, school_row("99")), **about)
    assert len(judged) == 13


def test_rows_that_a_rule_had_a_notice_about_are_judged_again(
    first: ImportBatch, checked: Batches, yazd_head: User, judged: list[int]
) -> None:
    School.objects.filter(code="00000002").update(academic_year=1400, version=2)
    data = school_workbook(*ROWS, school_row("99"))
    earlier = checked(data, by=yazd_head, academic_year="1397")
    assert (earlier.count("skipped"), judged) == (1, [3, 14])
    judged.clear()
    batch = checked(data, by=yazd_head, academic_year="1397")
    assert 3 in judged
    assert found_in(batch) == found_in(earlier)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_known_is_what_judging_says(
    first: ImportBatch, checked: Batches, yazd_head: User, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    rows = [list(row) for row in ROWS]
    for _ in range(chance.randrange(5)):
        row = chance.choice(rows)
        deed = chance.choice(["edit", "spell", "spoil", "repeat", "contradict", "drop", "swap"])
        if deed == "edit":
            row[10] = chance.randrange(500)
        elif deed == "spell":
            row[2] = row[2].replace("ي", "ی")
        elif deed == "spoil":
            row[10] = "ده نفر"
        elif deed in {"repeat", "contradict"}:
            rows.insert(chance.randrange(len(rows)), [*row[:10], row[10] if deed == "repeat" else 7])
        elif deed == "drop":
            rows.remove(row)
        else:
            chance.shuffle(rows)
    data = school_workbook(*rows, school_row("99"))
    known = found_in(checked(data, by=yazd_head, academic_year="1397"))
    monkeypatch.setattr(service, "recall_for", lambda batch, exchange, mark: Recall(None, exchange))
    assert known == found_in(checked(data, by=yazd_head, academic_year="1397"))


def test_a_shuffled_file_reads_no_page_many_times(
    applied: Batches, checked: Batches, yazd_district: District, yazd_head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("imports.engine.pages.PAGE", 6)
    monkeypatch.setattr("imports.engine.recall._PAGES_HELD", 1)
    applied(school_workbook(*ROWS), by=yazd_head, academic_year="1397")
    read: list[int] = []
    whole = Recall._read
    monkeypatch.setattr(Recall, "_read", lambda self, pk: read.append(pk) or whole(self, pk))
    by_turns = [row for pair in zip(ROWS[:6], ROWS[6:], strict=True) for row in pair]
    batch = checked(school_workbook(*by_turns, school_row("99")), by=yazd_head, academic_year="1397")
    assert len(read) == 6  # three times each of two pages
    assert batch.count("same") == 12


def test_rows_that_are_forgotten_meanwhile_are_judged(
    first: ImportBatch, checked: Batches, yazd_head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Recall._read

    def gone(self: Recall, pk: int) -> Any:
        RowPage.objects.filter(pk=pk).delete()
        return whole(self, pk)

    monkeypatch.setattr(Recall, "_read", gone)
    batch = checked(school_workbook(*ROWS, school_row("99")), by=yazd_head, academic_year="1397")
    assert (batch.state, batch.count("same"), batch.count("new")) == (State.CHECKED, 12, 1)


def test_prints_differ_wherever_cells_would_be_read_otherwise() -> None:
    rows = [["1"], [1.0], [True], [None], [""], ["2020-01-01"], [date(2020, 1, 1)], ["#REF!"], ["1", None]]
    rows.append([ErrorCell("excel_error", "#REF!")])
    prints = [Prints(["code"]).of(row) for row in rows]
    assert len(set(prints)) == len(rows)
    assert prints == [Prints(["code"]).of(row) for row in rows]
    assert Prints(["name"]).of(["1"]) != Prints(["code"]).of(["1"])


def test_kinds_whose_rows_look_at_others_take_no_prints(first: ImportBatch) -> None:
    assert all(RowPage.objects.values_list("prints", flat=True))
    assert [exchange.kind.value for exchange in registry.EXCHANGES if exchange.is_by_row] == ["schools"]
