"""Schools, evaluations, safety and inspections; what is common to the nation is shared by both places."""

from datetime import date

from django.core.files.base import ContentFile
from django.utils import timezone

from evaluation_admin.enums import CycleState, Ownership, SchoolStage, SiteKind
from evaluation_admin.models import (
    Axis,
    EvaluationCycle,
    Evidence,
    Indicator,
    IndicatorResult,
    InspectionCount,
    InspectionProgramme,
    InspectionRecord,
    SafetyCampaign,
    SafetyRound,
    SafetySelfAssessment,
    School,
    SelfAssessment,
    Site,
)
from tests.project.scope.places import Place
from tests.project.scope.rows.registry import builds, row_of


@builds(EvaluationCycle)
def cycle(_place: Place) -> EvaluationCycle:
    return EvaluationCycle.objects.get_or_create(
        year=1398, defaults={"title": "ارزیابی ۱۳۹۸", "state": CycleState.SELF_ASSESSMENT}
    )[0]


@builds(Axis)
def axis(place: Place) -> Axis:
    return Axis.objects.get_or_create(cycle=row_of(EvaluationCycle, place), title="سرمایه انسانی")[0]


@builds(Indicator)
def indicator(place: Place) -> Indicator:
    defaults = {"title": "سرانه آموزش", "ceiling": 40, "standard": 80}
    return Indicator.objects.get_or_create(axis=row_of(Axis, place), code="A1", defaults=defaults)[0]


@builds(SelfAssessment)
def self_assessment(place: Place) -> SelfAssessment:
    return SelfAssessment.objects.create(cycle=row_of(EvaluationCycle, place), unit=place.unit)


@builds(IndicatorResult)
def indicator_result(place: Place) -> IndicatorResult:
    return IndicatorResult.objects.create(
        self_assessment=row_of(SelfAssessment, place),
        indicator=row_of(Indicator, place),
        actual=60,
        self_score=30,
        strengths=place.name,
    )


@builds(Evidence)
def evidence(place: Place) -> Evidence:
    content = f"%PDF-1.7 {place.name} %%EOF".encode()
    made = Evidence(
        result=row_of(IndicatorResult, place),
        label=place.name,
        extension="pdf",
        content_type="application/pdf",
        sha256=f"{place.number:064d}",
        size=len(content),
        uploaded_by=place.head,
        uploaded_at=timezone.now(),
    )
    made.file.save("evidence.pdf", ContentFile(content), save=False)
    made.save()
    return made


@builds(School)
def school(place: Place) -> School:
    return School.objects.create(
        code=place.school_code,
        name=place.name,
        district=place.district,
        stage=SchoolStage.PRIMARY,
        ownership=Ownership.PUBLIC,
        manager=place.name,
        academic_year=1397,
    )


@builds(SafetyCampaign)
def safety_campaign(_place: Place) -> SafetyCampaign:
    return SafetyCampaign.objects.get_or_create(title="ایمنی مدارس")[0]


@builds(SafetyRound)
def safety_round(place: Place) -> SafetyRound:
    defaults = {"title": "مرحله یک", "academic_year": 1397, "opens_on": date(2019, 1, 1), "closes_on": date(2099, 1, 1)}
    return SafetyRound.objects.get_or_create(campaign=row_of(SafetyCampaign, place), ordinal=1, defaults=defaults)[0]


@builds(SafetySelfAssessment)
def safety_form(place: Place) -> SafetySelfAssessment:
    return SafetySelfAssessment.objects.create(
        school=row_of(School, place), round=row_of(SafetyRound, place), note=place.name
    )


@builds(InspectionProgramme)
def programme(_place: Place) -> InspectionProgramme:
    return InspectionProgramme.objects.get_or_create(year=1398, title="اسکان نوروزی", defaults={"has_covert": True})[0]


@builds(Site)
def site(place: Place) -> Site:
    return Site.objects.create(
        name=place.name, kind=SiteKind.CENTRE, directorate=place.directorate, district=place.district
    )


@builds(InspectionRecord)
def inspection(place: Place) -> InspectionRecord:
    return InspectionRecord.objects.create(
        programme=row_of(InspectionProgramme, place),
        site=row_of(Site, place),
        inspected_on=date(2019, 3, 25),
        inspector=place.name,
        score=80,
    )


@builds(InspectionCount)
def inspection_count(place: Place) -> InspectionCount:
    return InspectionCount.objects.create(
        programme=row_of(InspectionProgramme, place),
        directorate=place.directorate,
        site_kind=SiteKind.BASE,
        as_of=date(2019, 4, 6),
        sites=40,
        inspections=30,
    )
