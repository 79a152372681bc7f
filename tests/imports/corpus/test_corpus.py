"""The corpus: at least one small file for every code of a check, so that one glance shows what is covered."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from evaluation_admin.enums import ResultState
from imports.messages.cells import CELLS
from imports.messages.files import FILES
from imports.messages.notices import NOTICES
from imports.services import check_workbook
from imports.services.check_workbook import Checked
from organisation.models import District, OrgUnit, User
from tests.factories.evaluation import (
    AxisFactory,
    EvaluationCycleFactory,
    IndicatorFactory,
    IndicatorResultFactory,
    SelfAssessmentFactory,
)
from tests.factories.inspection import InspectionProgrammeFactory
from tests.factories.safety import SafetyRoundFactory
from tests.factories.school import SchoolFactory
from tests.imports.corpus import cells, files, notices
from tests.imports.corpus.case import Case

# Said of a batch after its check, by the services that apply it; tested with them.
OF_BATCHES = {"already_applied", "answered_from_batch", "approval_lapsed", "awaiting_approval", "changed_since_check"}
NATIONAL = {"indicators", "inspection_counts", "nonparticipants"}


def name_of(case: Case) -> str:
    return f"{case.code}-{case.kind}"


@pytest.fixture
def world(yazd_district: District, gilan_district: District, yazd_unit: OrgUnit) -> None:
    """A school, a round, a programme, and a cycle with three indicators, of which one result is registered."""
    SchoolFactory(code="01234567", name="دبستان نمونه", district=yazd_district)
    SafetyRoundFactory()
    InspectionProgrammeFactory()
    cycle = EvaluationCycleFactory(year=1398)
    axis = AxisFactory(cycle=cycle, title="بهره‌وری")
    about = {"axis": axis, "standard": Decimal(80), "ceiling": Decimal(40)}
    IndicatorFactory(code="A1", title="درصد پوشش", **about)
    IndicatorFactory(code="A2", title="شاخص دوم", **about)
    settled = IndicatorFactory(code="A3", title="شاخص ثبت‌شده", **about)
    assessment = SelfAssessmentFactory(cycle=cycle, unit=yazd_unit)
    IndicatorResultFactory(self_assessment=assessment, indicator=settled, state=ResultState.REGISTERED)


@pytest.fixture
def check(
    looked_at: Callable[..., Checked],
    world: None,
    yazd_head: User,
    hq_expert: User,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Case], Checked]:
    """Check a file as somebody who may send it, under its limits."""

    def run(case: Case) -> Checked:
        limits = replace(check_workbook.reader_limits(), **case.limits)
        monkeypatch.setattr(check_workbook, "reader_limits", lambda: limits)
        by = hq_expert if case.kind in NATIONAL else yazd_head
        return looked_at(case.make(), kind=case.kind, name=case.name, by=by)

    return run


def test_every_code_of_a_check_has_a_file() -> None:
    assert {case.code for case in files.CASES} == FILES.keys()
    assert {case.code for case in cells.CASES} == CELLS.keys()
    assert {case.code for case in notices.CASES} == NOTICES.keys() - OF_BATCHES


@pytest.mark.parametrize("case", files.CASES, ids=name_of)
def test_files_and_sheets(case: Case, check: Callable[[Case], Checked]) -> None:
    found, rows, _options = check(case)
    if found.questions:
        (question,) = found.questions
        assert (question["code"], question["sheet"], question["row"]) == (case.code, case.sheet, case.row)
        assert found.outcome == "ask"
        return
    assert found.outcome == ("partial" if case.code.startswith("sheet_") else "reject")
    places = [(issue.code, issue.sheet, issue.row, issue.column) for issue in rows.issues]
    if not places:
        assert found.failure is not None
        places = [(found.failure[0], "", None, "")]
    assert places == [(case.code, case.sheet, case.row, case.column)]


@pytest.mark.parametrize("case", cells.CASES, ids=name_of)
def test_cells(case: Case, check: Callable[[Case], Checked]) -> None:
    found, rows, _options = check(case)
    places = {(issue.code, issue.sheet, issue.row, issue.column) for issue in rows.issues}
    assert (case.code, case.sheet, case.row, case.column) in places
    assert {code for code, *_place in places} == {case.code}
    assert found.counts["refused"] == len({issue.row for issue in rows.issues})


@pytest.mark.parametrize("case", notices.CASES, ids=name_of)
def test_notices(case: Case, check: Callable[[Case], Checked]) -> None:
    found, rows, _options = check(case)
    (notice,) = (notice for notice in found.notices if notice["code"] == case.code)
    assert (notice["sheet"] or "") == case.sheet
    assert case.row is None or case.row in notice["rows"]
    assert not case.column or notice["params"]["heading"] == case.column
    assert (found.outcome, rows.issues) == ("ok", [])
