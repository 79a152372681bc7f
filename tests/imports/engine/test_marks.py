"""The mark of a check: nothing that rules look up is missing from it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imports.engine.marks import reference_mark, state_of
from imports.exchanges import registry
from imports.models import ImportBatch, State
from imports.services import check_batch as service
from imports.services.runs import new_context
from organisation.models import District, OrgUnit, User
from organisation.reach import EVERYWHERE, Reach
from tests.builders.schools import school_row, school_workbook
from tests.builders.workbooks import workbook
from tests.factories.evaluation import AxisFactory, EvaluationCycleFactory, IndicatorFactory
from tests.factories.inspection import InspectionProgrammeFactory
from tests.factories.safety import SafetyRoundFactory
from tests.factories.school import SchoolFactory
from tests.imports.exchanges import test_indicators, test_inspection_counts, test_inspections, test_safety, test_scores

Batches = Callable[..., ImportBatch]
_TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
# Who sends it, the file's own batch, and the synonyms, which the shape of the columns brings in.
_NOT_LOOKED_UP = re.compile(r"organisation_(user|posting)|imports_|auth_|django_|wagtail")


@pytest.fixture
def files(reference_data: None, yazd_district: District, yazd_unit: OrgUnit) -> dict[str, bytes]:
    """A sound file of each kind, and what it names."""
    SafetyRoundFactory(opens_on="2019-04-01", closes_on="2019-05-20")
    InspectionProgrammeFactory()
    SchoolFactory(code="01234567", district=yazd_district)
    axis = AxisFactory(cycle=EvaluationCycleFactory(year=1398), title="بهره‌وری")
    IndicatorFactory(axis=axis, title="درصد پوشش", standard=80, ceiling=40)
    return {
        "schools": school_workbook(school_row("1")),
        "safety": test_safety.report(test_safety.row()),
        "indicators": test_indicators.book(test_indicators.row()),
        "scores": test_scores.book(test_scores.row()),
        "inspections": test_inspections.book(test_inspections.row()),
        "inspection_counts": workbook(test_inspection_counts.counts(("یزد", 40, 30, 75))),
    }


@pytest.mark.parametrize("kind", ["schools", "safety", "indicators", "scores", "inspections", "inspection_counts"])
def test_every_table_that_a_check_reads_is_in_the_mark(
    kind: str, files: dict[str, bytes], checked: Batches, hq_expert: User, yazd_head: User
) -> None:
    by = yazd_head if kind == "scores" else hq_expert
    with CaptureQueriesContext(connection) as queries:
        assert checked(files[kind], kind=kind, by=by).outcome == "ok"
    read = {table for query in queries for table in _TABLE.findall(query["sql"]) if not _NOT_LOOKED_UP.match(table)}
    exchange = registry.get(kind)
    assert read <= {model._meta.db_table for model in (exchange.model, *exchange.looks_up)}


def test_no_rule_of_a_dateless_kind_looks_at_the_day(
    files: dict[str, bytes], checked: Batches, hq_expert: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dayless(*args: Any, **about: Any) -> Any:
        context = new_context(*args, **about)
        context.today = None  # type: ignore[assignment]
        return context

    kinds = [kind for kind in files if registry.get(kind).is_dateless]
    assert kinds
    monkeypatch.setattr(service, "new_context", dayless)
    for kind in kinds:
        assert checked(files[kind], kind=kind, by=hq_expert).state == State.CHECKED


def test_the_reach_of_the_sender_is_in_the_mark(reference_data: None, yazd_district: District) -> None:
    exchange = registry.get("schools")
    reaches = [
        EVERYWHERE,
        Reach(directorates=frozenset({yazd_district.directorate_id})),
        Reach(districts=frozenset({yazd_district.pk})),
    ]
    contexts = [new_context("schools", {"academic_year": "1397"}, reach=reach, by=None) for reach in reaches]
    assert len({reference_mark(exchange, context) for context in contexts}) == len(reaches)
    again = new_context("schools", {"academic_year": "1397"}, reach=EVERYWHERE, by=None)
    assert reference_mark(exchange, again) == reference_mark(exchange, contexts[0])


@pytest.mark.parametrize("few", [0, 3_000])
def test_the_state_of_a_table_changes_with_every_write(
    few: int, yazd_district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evaluation_admin.models import School
    from imports.engine import marks

    monkeypatch.setattr(marks, "_FEW", few)
    one, two = SchoolFactory(code="1", district=yazd_district), SchoolFactory(code="2", district=yazd_district)
    seen = [state_of(School)]
    one.name = "نام دیگر"
    one.save()
    seen.append(state_of(School))
    two.delete()
    seen.append(state_of(School))
    SchoolFactory(code="2", district=yazd_district)
    seen.append(state_of(School))
    assert len(set(seen)) == len(seen)
    assert state_of(School) == seen[-1]
