"""School safety self-assessments, as the reports of finally registered forms list them."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import SafetyState, SchoolStage
from evaluation_admin.models import SafetyLevelCutoff, SafetyRound, SafetySelfAssessment, School
from imports.exchanges import spellings, synonyms
from imports.exchanges.base import Exchange
from imports.exchanges.columns import Column
from imports.exchanges.cycles import RoundOption
from imports.exchanges.rules.constants import FromOption
from imports.exchanges.rules.safety import FinalStaysFinal, PointsAndLevel, StateAndDay
from imports.exchanges.rules.school import RegisterAgrees, SchoolOfRow
from imports.models import Kind
from imports.reading import ColumnKind
from organisation.models import Directorate, District, Province

_POINTS: dict[str, Any] = {"reads": ColumnKind.NUMBER, "minimum": 0, "maximum": 100}


class SafetyExchange(Exchange):
    """One school a row, known by its code; identity columns are compared with the register, never stored."""

    code = Column(
        "کد واحد آموزشی",
        "school__code",
        reads=ColumnKind.CODE,
        stores=False,
        required=True,
        length=settings.ARZYAB_SCHOOL_CODE_LENGTH,
        synonyms=synonyms.SCHOOL_CODE,
    )
    name = Column("نام واحد آموزشی", "school__name", stores=False, synonyms=synonyms.SCHOOL_NAME)
    province = Column("استان", "school__district__directorate__name", stores=False, synonyms=synonyms.PROVINCE)
    district = Column("منطقه", "school__district__name", stores=False, synonyms=synonyms.DISTRICT)
    stage = Column(
        "دوره تحصیلی",
        "school__stage",
        reads=ColumnKind.CHOICE,
        stores=False,
        choices=SchoolStage,
        spellings=spellings.STAGES,
        synonyms=synonyms.STAGE,
    )
    students = Column(
        "تعداد دانش‌آموز",
        "school__students",
        reads=ColumnKind.INTEGER,
        stores=False,
        minimum=0,
        dash_is_zero=True,
        adds_up=True,
        synonyms=synonyms.STUDENTS,
    )
    state = Column(
        "وضعیت",
        "state",
        reads=ColumnKind.CHOICE,
        stores=False,
        choices=SafetyState,
        spellings=spellings.SAFETY_STATES,
        synonyms=synonyms.SAFETY_STATE,
    )
    date = Column("تاریخ ثبت نهایی", "finalised_on", reads=ColumnKind.DAY, stores=False, synonyms=synonyms.SAFETY_DATE)
    t1 = Column("امتیاز جدول ۱", "t1", synonyms=("جدول ۱", "جدول ۱ امتیاز", "امتیاز جدول یک"), **_POINTS)
    t2 = Column("امتیاز جدول ۲", "t2", synonyms=("جدول ۲", "جدول ۲ امتیاز", "امتیاز جدول دو"), **_POINTS)
    t3 = Column("امتیاز جدول ۳", "t3", synonyms=("جدول ۳", "جدول ۳ امتیاز", "امتیاز جدول سه"), **_POINTS)
    total = Column("امتیاز", "total", stores=False, synonyms=synonyms.SAFETY_TOTAL, **_POINTS)
    level = Column("سطح ایمنی", "level", stores=False, synonyms=synonyms.SAFETY_LEVEL)
    note = Column("توضیحات", "note", synonyms=synonyms.NOTE)

    class Meta:
        model = SafetySelfAssessment
        import_id_fields = ("code",)

    kind = Kind.SAFETY
    asks = (RoundOption(_("safety round")),)
    key = ("code",)
    identity = ("school_id", "round_id")
    looks_up = (Province, Directorate, District, School, SafetyRound, SafetyLevelCutoff)
    any_of = (("t1", "t2", "t3", "total"), ("date", "state"))
    rules = (
        SchoolOfRow("school_id"),
        FromOption(round_id="round"),
        RegisterAgrees(),
        StateAndDay(),
        PointsAndLevel(),
    )
    guards = (FinalStaysFinal(),)
