"""Enter what a unit reached on an indicator."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from evaluation_admin.enums import ENTRY_CYCLES, UNIT_MAY_EDIT
from evaluation_admin.models import IndicatorResult
from evaluation_admin.rules.scoring import NoStandard, score
from organisation.acts import Act, require_on


@transaction.atomic
def record_result(
    *,
    result: IndicatorResult,
    by: Any,
    actual: Decimal | None,
    strengths: str = "",
    weaknesses: str = "",
    improvement: str = "",
) -> IndicatorResult:
    """Store the unit's own figure and words; the self-assessed score follows by the rule.

    Args:
        result: as the person saw it; a newer version in the database is not overwritten.
        by: who enters.
        actual: what was reached; None while it is not known, which is not 0.
        strengths, weaknesses, improvement: the analysis.

    Raises:
        PermissionDenied: the unit is not `by`'s to assess.
        ValidationError: the entry is closed, locked, or cannot be scored.
        StaleRecordError: somebody else saved this result first.
    """
    require_on(by, Act.SELF_ASSESS, result.self_assessment)
    check_open_for_unit(result)
    result.actual, result.strengths, result.weaknesses, result.improvement = actual, strengths, weaknesses, improvement
    result.self_score = self_score_of(result)
    result.full_clean()
    result.save()
    return result


def check_open_for_unit(result: IndicatorResult) -> None:
    """Raise ValidationError unless the unit may change this result now."""
    cycle = result.self_assessment.cycle
    if cycle.state not in ENTRY_CYCLES:
        raise ValidationError(
            _("%(cycle)s is in the stage “%(stage)s”: figures are entered in the stage of self-assessment only.")
            % {"cycle": cycle, "stage": cycle.get_state_display()}
        )
    if result.state not in UNIT_MAY_EDIT:
        raise ValidationError(
            _("This result is “%(state)s” and locked. To correct it, ask the reviewer to return it.")
            % {"state": result.get_state_display()}
        )


def self_score_of(result: IndicatorResult) -> Decimal | None:
    """Return the score of the unit's own figure, None without a figure.

    Raises:
        ValidationError: there is no standard above 0 to compare with.
    """
    if result.actual is None:
        return None
    target = result.target
    try:
        if target is None:
            raise NoStandard
        return score(
            ceiling=result.indicator.ceiling,
            standard=target,
            actual=result.actual,
            direction=result.indicator.direction,
        )
    except NoStandard as error:
        raise ValidationError(
            {"actual": _("This indicator has no standard above zero, so it cannot be scored: ask the headquarters.")}
        ) from error
