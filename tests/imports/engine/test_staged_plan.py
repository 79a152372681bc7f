"""What the check settled is written as it stands, or every row is judged again: both write the same."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import DataError, connection, transaction

from evaluation_admin.models import IndicatorResult, InspectionRecord, SafetySelfAssessment, School, Site
from imports.engine import marks
from imports.engine.pages import pack
from imports.engine.plan import Plan
from imports.exchanges import registry
from imports.models import ImportBatch, RowChange, State
from imports.services.apply_batch import apply_batch
from organisation.models import Directorate, District, OrgUnit, User
from tests.builders.schools import school_row, school_workbook
from tests.builders.staged import staged
from tests.factories.evaluation import AxisFactory, EvaluationCycleFactory, IndicatorFactory
from tests.factories.inspection import InspectionProgrammeFactory
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory
from tests.imports.exchanges import test_inspections, test_safety, test_scores

Batches = Callable[..., ImportBatch]


class Undone(Exception):
    """Takes an apply back, so that the other way can be tried on the same records."""


def written(model: type[Any], batch: ImportBatch) -> tuple[Any, ...]:
    """Return records, changes and counts, in words that do not depend on the keys of new rows."""
    names = {f"{kind._meta.model_name}:{row.pk}": str(row) for kind in (District, Site) for row in kind.objects.all()}

    def named(values: dict[str, Any] | None) -> dict[str, Any] | None:
        said = {"district_id": "district", "site_id": "site", "self_assessment_id": "", "id": ""}
        return values and {
            name: names.get(f"{said.get(name)}:{value}", value)
            for name, value in values.items()
            if name not in {"id", "self_assessment_id"}
        }

    return (
        sorted(map(repr, (named(row) for row in model._base_manager.values()))),
        [
            (
                change.sequence,
                change.model,
                change.key,
                change.sheet,
                change.row,
                named(change.before),
                named(change.after),
            )
            for change in RowChange.objects.filter(batch=batch).order_by("sequence")
        ],
        batch.counts,
        batch.state,
    )


def both_ways(batch: ImportBatch, model: type[Any], by: User, judged: list[int]) -> tuple[Any, ...]:
    """Apply the batch twice, each time from the same records, and return what the staged way wrote."""
    judged.clear()
    found = []
    for mark in (batch.mark, ""):
        try:
            with transaction.atomic():
                ImportBatch.objects.filter(pk=batch.pk).update(mark=mark)
                done = apply_batch(batch=ImportBatch.objects.get(pk=batch.pk), by=by, leave_out_errors=True)
                found.append(written(model, done))
                assert bool(judged) == (not mark)
                raise Undone
        except Undone:
            pass
    staged, again = found
    assert staged == again
    return staged


def test_schools_new_changed_same_and_in_a_place_that_is_not_there_yet(
    checked: Batches, yazd_district: District, hq_expert: User, judged: list[int]
) -> None:
    same = {"name": "دبستان نمونه 1", "stage": "primary", "gender": "f", "manager": "علی فرضی‌زاده"}
    SchoolFactory(
        code="00000001", district=yazd_district, students=120, manager_nid="0010350829", academic_year=1397, **same
    )
    SchoolFactory(code="00000002", district=yazd_district, students=7, locality="یزد", version=4, academic_year=1397)
    rows = [
        school_row("1"),
        school_row("2"),
        school_row("3"),
        school_row("4", district="میبد"),
        school_row("5", manager_nid="1"),
    ]
    batch = checked(school_workbook(*rows), by=hq_expert, academic_year="1397")
    records, changes, counts, state = both_ways(batch, School, hq_expert, judged)
    assert (counts["new"], counts["changed"], counts["same"], counts["refused"]) == (2, 1, 1, 1)
    assert (len(records), len(changes), state) == (4, 4, State.APPLIED)


@pytest.mark.usefixtures("yazd_head")
def test_forms_with_points_days_and_none(
    checked: Batches, yazd_district: District, yazd_head: User, judged: list[int]
) -> None:
    round_ = SafetyRoundFactory(opens_on="2019-04-01", closes_on="2019-05-20")
    old, _new = (SchoolFactory(code=code, district=yazd_district) for code in ("01234567", "01234568"))
    SafetyFormFactory(school=old, round=round_, state="in_progress", t1="12.25")
    data = test_safety.report(test_safety.row("01234567"), test_safety.row("01234568", level=None))
    batch = checked(data, kind="safety", by=yazd_head, round=f"#{round_.pk}")
    _records, changes, counts, _state = both_ways(batch, SafetySelfAssessment, yazd_head, judged)
    assert (counts["new"], counts["changed"]) == (1, 1)
    assert {change[6]["t3"] for change in changes} == {"15.50"}
    assert {change[6]["finalised_on"] for change in changes} == {"2019-04-25"}


def test_visits_of_a_site_that_is_not_there_yet(
    checked: Batches, yazd_district: District, yazd_head: User, judged: list[int]
) -> None:
    InspectionProgrammeFactory()
    data = test_inspections.book(test_inspections.row(), test_inspections.row(date="1398/01/11"))
    batch = checked(data, kind="inspections", by=yazd_head)
    _records, changes, counts, _state = both_ways(batch, InspectionRecord, yazd_head, judged)
    assert counts["new"] == 2
    assert [change[1] for change in changes] == ["evaluation_admin.site", *["evaluation_admin.inspectionrecord"] * 2]


def test_results_of_an_assessment_that_is_not_there_yet(
    checked: Batches, yazd_unit: OrgUnit, yazd_head: User, judged: list[int]
) -> None:
    axis = AxisFactory(cycle=EvaluationCycleFactory(year=1398), title="بهره‌وری")
    IndicatorFactory(axis=axis, title="درصد پوشش", standard=80, ceiling=40)
    batch = checked(test_scores.book(test_scores.row()), kind="scores", by=yazd_head)
    records, _changes, counts, _state = both_ways(batch, IndicatorResult, yazd_head, judged)
    assert (len(records), counts["new"]) == (1, 1)


def test_a_district_renamed_since_the_check_has_every_row_judged_again(
    checked: Batches, yazd_district: District, yazd_head: User, judged: list[int]
) -> None:
    batch = checked(school_workbook(school_row("1")), by=yazd_head)
    yazd_district.name = "ناحیه دو یزد"
    yazd_district.save()
    judged.clear()
    assert apply_batch(batch=batch, by=yazd_head).state == State.UPLOADED
    assert judged == [2]
    assert not School.objects.exists()


def test_a_school_that_moved_away_since_the_check_takes_no_form_of_the_sender(
    checked: Batches, yazd_district: District, yazd_head: User, reference_data: None
) -> None:
    round_ = SafetyRoundFactory()
    school = SchoolFactory(code="01234567", district=yazd_district)
    batch = checked(test_safety.report(test_safety.row()), kind="safety", by=yazd_head, round=f"#{round_.pk}")
    school.district = District.objects.create(directorate=Directorate.objects.get(slug="gilan"), name="رشت")
    school.save()
    assert apply_batch(batch=batch, by=yazd_head).state == State.UPLOADED
    assert not SafetySelfAssessment.objects.exists()


def test_a_record_that_a_row_agreed_with_and_that_was_edited_is_judged_again(
    applied: Batches, checked: Batches, yazd_district: District, yazd_head: User, judged: list[int]
) -> None:
    rows = school_row("1"), school_row("2")
    applied(school_workbook(*rows), by=yazd_head, academic_year="1397")
    batch = checked(school_workbook(*reversed(rows)), by=yazd_head, academic_year="1397")
    school = School.objects.get(code="00000001")
    school.phone = "035"  # no column of the file: the row still says what the record says
    school.save()
    judged.clear()
    batch = apply_batch(batch=batch, by=yazd_head)
    assert (batch.state, batch.count("same"), judged) == (State.APPLIED, 2, [2, 3])


def test_another_release_judges_again(
    checked: Batches, yazd_district: District, yazd_head: User, judged: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = checked(school_workbook(school_row("1")), by=yazd_head)
    monkeypatch.setattr(marks, "rules_digest", lambda: "another")
    judged.clear()
    assert apply_batch(batch=batch, by=yazd_head).state == State.APPLIED
    assert judged == [2]


@pytest.mark.parametrize(("kind", "is_judged"), [("safety", True), ("schools", False)])
def test_the_next_day_judges_again_only_where_rules_look_at_the_day(
    checked: Batches, yazd_district: District, yazd_head: User, judged: list[int], kind: str, is_judged: bool
) -> None:
    if kind == "safety":
        SafetyRoundFactory(opens_on="2019-04-01", closes_on="2019-05-20")
        SchoolFactory(code="01234567", district=yazd_district)
    data = test_safety.report(test_safety.row()) if kind == "safety" else school_workbook(school_row("1"))
    with time_machine.travel(date(2019, 5, 18), tick=False):
        batch = checked(data, kind=kind, by=yazd_head)
    judged.clear()
    with time_machine.travel(date(2019, 5, 19), tick=False):
        assert apply_batch(batch=batch, by=yazd_head).state == State.APPLIED
    assert bool(judged) == is_judged


def test_a_refused_row_has_nothing_to_write(checked: Batches, yazd_district: District, yazd_head: User) -> None:
    rows = [school_row("1", students=5), school_row("2"), school_row("1", students=6)]
    batch = checked(school_workbook(*rows), by=yazd_head)
    assert [(row.row, row.typed["students"], row.after["students"]) for row in staged(batch)] == [(3, 120, 120)]
    assert batch.counts["refused"] == 2


def test_text_that_is_too_long_for_its_column_is_refused_rather_than_cut(
    checked: Batches, yazd_district: District, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("1")), by=yazd_head)
    [row] = staged(batch)
    batch.pages.update(packed=pack([row._replace(after={**row.after, "name": "ن" * 161})]))
    plan = Plan(registry.get(batch.kind))
    plan.create()
    # SQLite's columns hold text of any length.
    with pytest.raises(DataError) if connection.vendor == "postgresql" else nullcontext(), transaction.atomic():
        plan.fill_from_staged(batch.pk)
