from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine

from evaluation_admin.models import InspectionProgramme, InspectionRecord, Site
from imports.models import ImportBatch
from imports.services.check_workbook import Checked
from organisation.models import Directorate, District, User
from organisation.roles import Role
from tests.builders.workbooks import sheet, workbook
from tests.factories.inspection import InspectionProgrammeFactory, SiteFactory

HEADINGS = (
    *("محل اسکان", "نوع", "نوع بازدید", "استان", "منطقه", "تاریخ بازرسی"),
    *("بازرس", "امتیاز", "یافته‌ها", "اقدام"),
)


def book(*rows: Any, headings: Any = HEADINGS) -> bytes:
    """Return a workbook of inspections."""
    return workbook(sheet(headings, rows))


def row(site: str = "پایگاه نمونه", **cells: Any) -> list[Any]:
    """Return a sound row."""
    values = {"site": site, "kind": "پایگاه", "visit": "آشکار", "province": "یزد", "district": "ناحیه یک یزد"}
    rest = {"date": "1398/01/10", "inspector": "رضا فرضی‌زاده", "score": 85, "findings": "تمیز", "action": ""}
    return list({**values, **rest, **cells}.values())


@pytest.fixture
def programme(db: None) -> InspectionProgramme:
    return InspectionProgrammeFactory()


def test_visits_are_recorded_and_a_new_site_is_created_once(
    applied: Callable[..., ImportBatch], programme: InspectionProgramme, yazd_district: District, yazd_head: User
) -> None:
    data = book(row(), row(date="1398/01/11"), row("ستاد استان", kind="ستاد", district=None))
    batch = applied(data, kind="inspections", by=yazd_head)
    assert (batch.counts["new"], Site.objects.count()) == (3, 2)
    record = InspectionRecord.objects.filter(site__kind="base").earliest("inspected_on")
    assert (record.inspected_on, record.inspector, record.is_covert) == (date(2019, 3, 30), "رضا فرضی‌زاده", False)
    assert (record.site.district, record.site.directorate) == (yazd_district, yazd_district.directorate)
    assert Site.objects.get(kind="headquarters").district is None
    assert applied(data, kind="inspections", by=yazd_head).counts["same"] == 3


def test_the_kind_of_visit_is_asked_for_where_the_programme_has_covert_ones(
    looked_at: Callable[..., Checked], programme: InspectionProgramme, yazd_district: District, yazd_head: User
) -> None:
    headings = tuple(heading for heading in HEADINGS if heading != "نوع بازدید")
    cells = [value for heading, value in zip(HEADINGS, row(), strict=True) if heading != "نوع بازدید"]
    data = book(cells, headings=headings)
    assert looked_at(data, kind="inspections", by=yazd_head).found.failure[0] == "missing_column"
    programme.has_covert = False
    programme.save()
    assert looked_at(data, kind="inspections", by=yazd_head).found.outcome == "ok"


def test_covert_visits_are_sent_by_named_people(
    looked_at: Callable[..., Checked],
    applied: Callable[..., ImportBatch],
    programme: InspectionProgramme,
    yazd: Directorate,
    yazd_district: District,
    yazd_head: User,
    person: Callable[..., User],
) -> None:
    data = book(row(visit="پنهان"))
    issues = looked_at(data, kind="inspections", by=yazd_head).rows.issues
    assert [(issue.field, issue.code) for issue in issues] == [("visit", "outside_scope")]
    named = person("named", Role.PROVINCE_HEAD, directorate=yazd, may_see_covert=True)
    applied(data, kind="inspections", by=named)
    assert InspectionRecord.objects.get().is_covert


@pytest.mark.parametrize(
    ("moment", "issues"),
    [
        ("2019-04-09T23:59:59+04:30", []),  # 1398/01/20
        ("2019-04-10T00:00:00+04:30", [("date", "stage_closed")]),
    ],
)
def test_a_province_enters_until_the_end_of_the_deadline_in_tehran(
    looked_at: Callable[..., Checked],
    yazd_district: District,
    yazd_head: User,
    hq_expert: User,
    moment: str,
    issues: list[tuple[str, str]],
) -> None:
    InspectionProgrammeFactory(with_deadline=True)
    with time_machine.travel(moment, tick=False):
        sent = looked_at(book(row()), kind="inspections", by=yazd_head)
        of_headquarters = looked_at(book(row()), kind="inspections", by=hq_expert)
    assert [(issue.field, issue.code) for issue in sent.rows.issues] == issues
    assert of_headquarters.found.outcome == "ok"


@pytest.mark.parametrize(
    ("cells", "issue"),
    [
        ({"score": 101}, ("score", "out_of_range")),
        ({"date": "1470/01/01"}, ("date", "date_in_future")),
        ({"date": "1398/02/32"}, ("date", "day_out_of_month")),
        ({"kind": "هتل"}, ("kind_of_site", "bad_choice")),
        ({"inspector": None}, ("inspector", "required")),
        ({"province": "گیلان", "district": None}, ("province", "outside_scope")),
    ],
)
def test_faulty_cells_are_issues(
    looked_at: Callable[..., Checked],
    programme: InspectionProgramme,
    yazd_district: District,
    yazd_head: User,
    cells: dict[str, Any],
    issue: tuple[str, str],
) -> None:
    issues = looked_at(book(row(**cells)), kind="inspections", by=yazd_head).rows.issues
    assert [(each.field, each.code) for each in issues] == [issue]


def test_a_site_of_the_same_name_in_another_province_is_another(
    applied: Callable[..., ImportBatch],
    programme: InspectionProgramme,
    yazd_district: District,
    gilan_district: District,
    yazd_head: User,
) -> None:
    foreign = SiteFactory(name="پایگاه نمونه", directorate=gilan_district.directorate, district=gilan_district)
    applied(book(row()), kind="inspections", by=yazd_head)
    assert InspectionRecord.objects.get().site != foreign
    assert not foreign.records.exists()
