"""What an exchange exports, the same exchange reads as the same: no row is new or changed."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from evaluation_admin.models import EvaluationCycle, SafetyRound
from imports.exchanges import registry
from imports.models import ImportBatch, Kind
from organisation.models import Directorate, District, OrgUnit, User
from tests.builders.workbooks import sheet, workbook
from tests.factories.evaluation import AxisFactory, EvaluationCycleFactory, IndicatorFactory
from tests.factories.inspection import InspectionRecordFactory, SiteFactory
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory


@pytest.fixture
def records(yazd_district: District, yazd_unit: OrgUnit) -> None:
    """Records of every kind, in Yazd and in Tehran."""
    counties = Directorate.objects.get(slug="tehran-counties")
    ray = District.objects.create(directorate=counties, name="ناحیه یک ری")
    schools = [
        SchoolFactory(code="00000012", district=yazd_district, manager="علی فرضی‌زاده", manager_nid="0010350829"),
        SchoolFactory(district=ray, stage="upper", gender="x", ownership="shahed", students=None),
    ]
    spring: SafetyRound = SafetyRoundFactory()
    SafetyFormFactory(school=schools[0], round=spring, final=True)
    SafetyFormFactory(school=schools[1], round=spring, t1=Decimal("12.5"), total=Decimal("12.5"), level=4)
    cycle: EvaluationCycle = EvaluationCycleFactory(total_points=Decimal(80))
    axis = AxisFactory(cycle=cycle)
    IndicatorFactory(axis=axis, code="A1")
    IndicatorFactory(axis=axis, less_is_better=True, acceptable_evidence="گزارش\nتصویر", lead_unit="مرکز نمونه")
    site = SiteFactory(directorate=yazd_district.directorate, district=yazd_district)
    InspectionRecordFactory(site=site, findings="تمیز", score=Decimal("85.25"))
    InspectionRecordFactory(site=site, programme=site.records.get().programme, is_covert=True)


def exported(kind: str) -> bytes:
    """Return the workbook of all records of a kind."""
    data: Any = registry.get(kind).export()
    return workbook(sheet(data.headers, [list(row) for row in data]))


@pytest.mark.parametrize("kind", [Kind.SCHOOLS, Kind.SAFETY, Kind.INDICATORS, Kind.INSPECTIONS])
def test_an_export_is_read_back_as_the_same(
    checked: Callable[..., ImportBatch], records: None, hq_admin: User, kind: str
) -> None:
    batch = checked(exported(kind), kind=kind, by=hq_admin)
    assert (batch.outcome, batch.counts["rows"], batch.counts["same"]) == ("ok", 2, 2)
    assert "column_ignored" not in {notice["code"] for notice in batch.notices}


def test_scores_are_read_back_as_the_same(
    applied: Callable[..., ImportBatch], checked: Callable[..., ImportBatch], records: None, yazd_head: User
) -> None:
    from evaluation_admin.models import Indicator

    headings = ("محور", "عنوان شاخص", "عملکرد")
    rows = [(indicator.axis.title, indicator.title, 33.333333) for indicator in Indicator.objects.all()]
    applied(workbook(sheet(headings, rows)), kind=Kind.SCORES, by=yazd_head)
    batch = checked(exported(Kind.SCORES), kind=Kind.SCORES, by=yazd_head)
    assert (batch.outcome, batch.counts["same"]) == ("ok", 2)


@pytest.mark.parametrize("kind", Kind.values)
def test_every_field_of_an_exchange_has_one_heading(kind: str) -> None:
    exchange = registry.get(kind)
    assert set(exchange.columns) == set(exchange.fields)
    headings = [column.column_name for column in exchange.columns.values()]
    assert len(set(headings)) == len(headings)
    assert set(exchange.key) <= exchange.columns.keys()
