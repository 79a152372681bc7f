"""A unit's scores on the indicators of a cycle."""

from django.utils.translation import gettext_lazy as _

from evaluation_admin.models import Axis, EvaluationCycle, Indicator, IndicatorResult, SelfAssessment
from evaluation_admin.models.record import MOST
from imports.exchanges import synonyms
from imports.exchanges.base import Exchange
from imports.exchanges.columns import Column
from imports.exchanges.cycles import CycleOption, UnitOption
from imports.exchanges.rules.scoring import ResultOfRow, ScoreFollows, StillTheUnits
from imports.models import Kind
from imports.reading import ColumnKind
from organisation.models import Directorate, OrgUnit


class ScoreExchange(Exchange):
    """One indicator a row; the score of the file is checked against the rule, and the rule's is stored."""

    axis = Column("محور", "indicator__axis__title", stores=False, max_length=160, synonyms=synonyms.AXIS)
    indicator = Column(
        "عنوان شاخص", "indicator__title", stores=False, required=True, max_length=300, synonyms=synonyms.INDICATOR
    )
    measure_unit = Column("واحد سنجش", "indicator__measure_unit", stores=False, synonyms=synonyms.MEASURE_UNIT)
    standard = Column(
        "استاندارد", "standard", reads=ColumnKind.NUMBER, minimum=0, maximum=float(MOST), synonyms=synonyms.STANDARD
    )
    actual = Column(
        "عملکرد",
        "actual",
        reads=ColumnKind.NUMBER,
        required=True,
        minimum=-float(MOST),
        maximum=float(MOST),
        synonyms=synonyms.ACTUAL,
    )
    ceiling = Column(
        "سقف امتیاز",
        "indicator__ceiling",
        reads=ColumnKind.NUMBER,
        stores=False,
        minimum=0,
        adds_up=True,
        synonyms=synonyms.CEILING,
    )
    score = Column(
        "امتیاز مکتسبه",
        "self_score",
        reads=ColumnKind.NUMBER,
        stores=False,
        minimum=0,
        adds_up=True,
        synonyms=synonyms.SCORE,
    )

    class Meta:
        model = IndicatorResult
        import_id_fields = ("indicator",)

    kind = Kind.SCORES
    asks = (CycleOption(_("evaluation cycle"), for_entry=True), UnitOption(_("organisation unit")))
    key = ("indicator",)
    identity = ("self_assessment_id", "indicator_id")
    looks_up = (EvaluationCycle, Axis, Indicator, SelfAssessment, OrgUnit, Directorate)
    rules = (ResultOfRow(), ScoreFollows())
    guards = (StillTheUnits(),)
