from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from evaluation_admin.enums import SiteKind
from evaluation_admin.models import InspectionProgramme
from evaluation_admin.reports.inspection_coverage import InspectionCoverage, SiteCounts, inspection_coverage
from organisation.models import Directorate, User
from organisation.reach import reach_of
from tests.factories.inspection import (
    InspectionCountFactory,
    InspectionProgrammeFactory,
    InspectionRecordFactory,
    SiteFactory,
)

AS_OF = date(2019, 4, 6)  # 1398/01/17
KINDS = (SiteKind.BASE, SiteKind.CENTRE)


@pytest.fixture
def programme(reference_data: None) -> InspectionProgramme:
    return InspectionProgrammeFactory()


def counted(programme: InspectionProgramme, **about: Any) -> list[InspectionCoverage]:
    return inspection_coverage(**{"programme": programme, "as_of": AS_OF, "kinds": KINDS, **about})


def of(table: InspectionCoverage, name: str) -> SiteCounts:
    return next(line.counts for line in table.lines if line.name == name)


def test_every_directorate_has_a_line_and_the_lines_add_up(programme: InspectionProgramme, yazd: Directorate) -> None:
    sites = SiteFactory.create_batch(4, directorate=yazd)
    SiteFactory(directorate=yazd, kind=SiteKind.CENTRE)
    SiteFactory(directorate=yazd, kind=SiteKind.HEADQUARTERS)
    for site in (sites[0], sites[0], sites[1]):
        InspectionRecordFactory(programme=programme, site=site)
    bases, centres = counted(programme)
    assert (len(bases.lines), len(centres.lines)) == (32, 32)
    assert of(bases, "یزد") == bases.total == SiteCounts(4, 3)
    assert (bases.total.percent, of(bases, "فارس").percent) == (Decimal("75.00"), None)
    assert (centres.total, centres.without_any) == (SiteCounts(1, 0), ["یزد"])


@pytest.mark.parametrize(("day", "number"), [("2019-04-06", 1), ("2019-04-07", 0)])
def test_the_day_counts_and_the_next_does_not(
    programme: InspectionProgramme, yazd: Directorate, day: str, number: int
) -> None:
    InspectionRecordFactory(programme=programme, site=SiteFactory(directorate=yazd), inspected_on=day)
    assert counted(programme)[0].total == SiteCounts(1, number)


def test_covert_inspections_and_those_of_other_programmes_are_not_counted(
    programme: InspectionProgramme, yazd: Directorate
) -> None:
    site = SiteFactory(directorate=yazd)
    InspectionRecordFactory(programme=programme, site=site, covert=True)
    InspectionRecordFactory(site=site)
    assert counted(programme)[0].total == SiteCounts(1, 0)


def test_totals_stand_for_a_directorate_that_recorded_no_inspection(
    programme: InspectionProgramme, yazd: Directorate, gilan: Directorate
) -> None:
    for directorate in (yazd, gilan):
        InspectionCountFactory(programme=programme, directorate=directorate, as_of=date(2019, 4, 1), inspections=10)
        InspectionCountFactory(programme=programme, directorate=directorate, as_of=AS_OF, inspections=30)
        InspectionCountFactory(programme=programme, directorate=directorate, as_of=date(2019, 4, 7), inspections=39)
    InspectionRecordFactory(programme=programme, site=SiteFactory(directorate=gilan))
    bases = counted(programme)[0]
    assert (of(bases, "یزد"), of(bases, "گیلان")) == (SiteCounts(40, 30), SiteCounts(1, 1))
    assert [line.name for line in bases.lines if line.is_total] == ["یزد"]


def test_a_province_counts_itself_only(
    programme: InspectionProgramme, yazd: Directorate, gilan: Directorate, yazd_head: User
) -> None:
    for directorate in (yazd, gilan):
        InspectionRecordFactory(programme=programme, site=SiteFactory(directorate=directorate))
    bases = counted(programme, reach=reach_of(yazd_head, on=AS_OF))[0]
    assert [(line.name, line.counts) for line in bases.lines] == [("یزد", SiteCounts(1, 1))]
