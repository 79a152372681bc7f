import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from evaluation_admin.enums import SchoolGender, SiteKind
from evaluation_admin.models import School
from imports.services.check_workbook import Checked
from imports.services.export_records import export_records
from organisation.models import Directorate, District, OrgUnit, User
from tests.factories.evaluation import AxisFactory, EvaluationCycleFactory, IndicatorFactory, IndicatorResultFactory
from tests.factories.inspection import (
    InspectionCountFactory,
    InspectionProgrammeFactory,
    InspectionRecordFactory,
    SiteFactory,
)
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory

NASTY = (
    "=1+1",
    "==1+1",
    "+98",
    "-",
    "—",
    "- دبستان",
    "@SUM(A1)",
    "＝1",
    '="01234567"',
    "'123",
    "'=1",
    "''",
    "می‌رود، «ابن سینا»",
    'گفت "نه", رفت;',
    "_x0041_",
    "12/5",
    "1e5",
    "جمع کل",
    "میانگین نمرات",
    "ردیف",
    "نام" * 50,
)
FORMATS = [("xlsx", False), ("xlsx", True), ("csv", False), ("csv", True)]
Look = Callable[..., Checked]


@pytest.fixture
def round_trip(looked_at: Look) -> Callable[..., Checked]:
    """Export and check what came out: round_trip("schools", by=yazd_head)."""

    def go(kind: str, *, by: User | None = None, form: tuple[Any, bool] = ("xlsx", False), **options: str) -> Checked:
        name, file, count = export_records(kind=kind, options=options, by=by, file_format=form[0], real_days=form[1])
        with file:
            checked = looked_at(file.read(), by=by, kind=kind, name=f"again.{form[0]}", **options)
        assert name.endswith(form[0])
        assert [(issue.row, issue.field, issue.code, issue.value) for issue in checked.rows.issues] == []
        assert checked.found.counts["rows"] == checked.found.counts["same"] == count
        return checked

    return go


@pytest.mark.parametrize("form", FORMATS)
def test_schools_sent_back_are_the_same(
    round_trip: Callable[..., Checked], form: Any, yazd_district: District, yazd_head: User
) -> None:
    for number, text in enumerate(NASTY):
        SchoolFactory(code=f"{number + 1:08}", name=text, manager=text[:120], district=yazd_district)
    SchoolFactory(code="00000100", district=yazd_district, gender="", students=None, manager_nid="0010350829")
    SchoolFactory(code="00000101", district=yazd_district, gender=SchoolGender.BOYS, students=0, is_open=False)
    SchoolFactory(code="00000102", district=yazd_district, academic_year=1396)
    SchoolFactory(code="00000103")
    checked = round_trip("schools", by=yazd_head, form=form, academic_year="1397")
    assert checked.found.counts["rows"] == len(NASTY) + 1
    assert School.objects.get(code="00000004").manager == "-"


@pytest.mark.parametrize("form", FORMATS)
def test_safety_forms_sent_back_are_the_same(
    round_trip: Callable[..., Checked], form: Any, yazd_district: District, yazd_head: User
) -> None:
    round_ = SafetyRoundFactory()
    for number, text in enumerate(NASTY):
        school = SchoolFactory(code=f"{number + 1:08}", district=yazd_district)
        SafetyFormFactory(round=round_, school=school, final=bool(number % 2), note=f"{text}\nسطر دوم")
    partial = SchoolFactory(code="00000100", district=yazd_district)
    SafetyFormFactory(round=round_, school=partial, t1=Decimal("12.25"), total=Decimal("12.25"), level=4)
    round_trip("safety", by=yazd_head, form=form)


@pytest.mark.parametrize("form", FORMATS)
def test_indicators_sent_back_are_the_same(round_trip: Callable[..., Checked], form: Any) -> None:
    cycle = EvaluationCycleFactory(year=1398)
    for number, text in enumerate(NASTY):
        IndicatorFactory(
            axis=AxisFactory(cycle=cycle, title=f"{text} {number}"),
            title=f"{text} {number}",
            code="" if number % 3 else f"0{number}",
            measure_unit=text[:60],
            standard=None if number % 4 == 0 else Decimal("999999999.123456"),
            ceiling=Decimal("0.1"),
            acceptable_evidence=text,
        )
    round_trip("indicators", form=form)


@pytest.mark.parametrize("form", FORMATS)
def test_scores_sent_back_are_the_same(
    round_trip: Callable[..., Checked], form: Any, yazd_unit: OrgUnit, yazd_head: User
) -> None:
    cycle = EvaluationCycleFactory(year=1398)
    first = None
    for number, text in enumerate(NASTY):
        axis = AxisFactory(cycle=cycle, title=f"محور {number}")
        indicator = IndicatorFactory(axis=axis, title=f"{text} {number}", measure_unit="درصد")
        about: dict[str, Any] = {"self_assessment": first} if first else {}
        if not first:
            about = {"self_assessment__cycle": cycle, "self_assessment__unit": yazd_unit}
        result = IndicatorResultFactory(indicator=indicator, entered=True, **about)
        first = result.self_assessment
    IndicatorResultFactory(indicator=IndicatorFactory(axis=axis, title="ناتمام"), self_assessment=first)
    checked = round_trip("scores", by=yazd_head, form=form)
    assert checked.found.counts["rows"] == len(NASTY)


@pytest.mark.parametrize("form", FORMATS)
def test_inspections_sent_back_are_the_same(
    round_trip: Callable[..., Checked], form: Any, yazd_district: District, yazd_head: User
) -> None:
    programme = InspectionProgrammeFactory()
    for number, text in enumerate(NASTY):
        place = {"directorate": yazd_district.directorate, "district": yazd_district if number % 2 else None}
        InspectionRecordFactory(
            programme=programme,
            site=SiteFactory(name=f"{text} {number}", **place),
            inspected_on=date(2019, 3, 21 + number % 9),
            inspector=f"{text[:100]} {number}",
            score=None if number % 2 else Decimal("85.25"),
            findings=f"{text}\n\n{text}",
        )
    InspectionRecordFactory(programme=programme, site__directorate=yazd_district.directorate, covert=True)
    checked = round_trip("inspections", by=yazd_head, form=form)
    assert checked.found.counts["rows"] == len(NASTY)
    assert round_trip("inspections", form=form).found.counts["rows"] == len(NASTY) + 1


@pytest.mark.parametrize("form", FORMATS)
def test_counts_of_inspections_sent_back_are_the_same(
    round_trip: Callable[..., Checked], form: Any, yazd: Directorate, gilan: Directorate
) -> None:
    programme = InspectionProgrammeFactory(as_of=date(2019, 4, 6))
    for directorate, sites, inspections in ((yazd, 1000, 5), (gilan, 3, 1)):
        InspectionCountFactory(programme=programme, directorate=directorate, sites=sites, inspections=inspections)
    InspectionCountFactory(programme=programme, directorate=yazd, site_kind=SiteKind.CENTRE, sites=0, inspections=0)
    round_trip("inspection_counts", form=form)


def test_nothing_of_it_is_live_and_numbers_are_numbers(yazd_district: District, yazd_head: User) -> None:
    SchoolFactory(code="01234567", name="=1+1", manager="-5", district=yazd_district)
    book, text = (
        export_records(kind="schools", options={}, by=yazd_head, file_format=form).file for form in ("xlsx", "csv")
    )
    with book, text:
        page = openpyxl.load_workbook(io.BytesIO(book.read())).worksheets[0]
        fields = text.read().decode("utf-8-sig").splitlines()[1].split(",")
    assert {cell.data_type for cell in page[2]} == {"s", "n"}
    assert [page["A2"].value, page["B2"].value, page["J2"].value] == ["01234567", "=1+1", 110]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:J2"
    assert page.sheet_view.rightToLeft
    assert fields[0] == "01234567"
    assert (fields[1], fields[7]) == ("'=1+1", "'-5")


def test_who_may_not_import_exports_nothing(yazd_school: User) -> None:
    with pytest.raises(PermissionDenied):
        export_records(kind="schools", options={}, by=yazd_school)
