"""The indicators of a cycle."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import Direction, IndicatorScope
from evaluation_admin.models import Axis, EvaluationCycle, Indicator
from evaluation_admin.models.record import MOST
from imports.exchanges import spellings, synonyms
from imports.exchanges.base import Exchange
from imports.exchanges.columns import Column
from imports.exchanges.context import Context
from imports.exchanges.cycles import CycleOption
from imports.exchanges.rules.indicator import Ceilings, IndicatorOfRow
from imports.models import Kind
from imports.reading import ColumnKind


class IndicatorExchange(Exchange):
    """One indicator a row, known by its code, or by its title under the axis."""

    axis = Column("محور", "axis__title", stores=False, required=True, max_length=160, synonyms=synonyms.AXIS)
    code = Column("کد", "code", synonyms=synonyms.INDICATOR_CODE)
    indicator = Column("عنوان شاخص", "title", required=True, synonyms=synonyms.INDICATOR)
    type = Column(
        "نوع",
        "scope",
        reads=ColumnKind.CHOICE,
        choices=IndicatorScope,
        spellings=spellings.INDICATOR_KINDS,
        synonyms=synonyms.INDICATOR_KIND,
    )
    measure_unit = Column("واحد سنجش", "measure_unit", synonyms=synonyms.MEASURE_UNIT)
    standard = Column(
        "استاندارد", "standard", reads=ColumnKind.NUMBER, minimum=0, maximum=float(MOST), synonyms=synonyms.STANDARD
    )
    ceiling = Column(
        "سقف امتیاز",
        "ceiling",
        reads=ColumnKind.NUMBER,
        required=True,
        minimum=0,
        maximum=100_000,
        adds_up=True,
        synonyms=synonyms.CEILING,
    )
    direction = Column(
        "جهت",
        "direction",
        reads=ColumnKind.CHOICE,
        choices=Direction,
        spellings=spellings.DIRECTIONS,
        synonyms=synonyms.DIRECTION,
    )
    evidence = Column("مستندات", "acceptable_evidence", synonyms=synonyms.EVIDENCE)
    lead_unit = Column("راهبر", "lead_unit", synonyms=synonyms.LEAD_UNIT)

    class Meta:
        model = Indicator
        import_id_fields = ("axis", "indicator")

    kind = Kind.INDICATORS
    asks = (CycleOption(_("evaluation cycle")),)
    key = ("indicator",)
    identity = ("axis_id", "title_key")
    looks_up = (EvaluationCycle, Axis, Indicator)
    rules = (IndicatorOfRow(),)

    def closing_notices(self, context: Context) -> list[dict[str, Any]]:
        """Say when the ceilings do not add up to the points of the cycle."""
        total, expected = sum(context.once(Ceilings).values()), context.options["cycle"].total_points
        if not total or total == expected:
            return []
        return [{"code": "ceilings_total", "count": 1, "params": {"total": float(total), "expected": float(expected)}}]
