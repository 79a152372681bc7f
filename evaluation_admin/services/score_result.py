"""Score a result as its reviewer."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from evaluation_admin.enums import REVIEW_CYCLES, Actor, ResultState
from evaluation_admin.models import IndicatorResult
from evaluation_admin.rules.scoring import stored
from evaluation_admin.services.move_result import move_result
from persian.digits import format_number


@transaction.atomic
def score_result(*, result: IndicatorResult, by: Any, score: Decimal | None, reason: str = "") -> IndicatorResult:
    """Store the reviewer's score; where it differs from the unit's own, with the reason.

    Raises:
        PermissionDenied: `by` does not review.
        ValidationError: no score, one outside 0 to the ceiling, a difference without a reason, or a wrong state.
        StaleRecordError: somebody else saved this result first.
    """
    if result.self_assessment.cycle.state not in REVIEW_CYCLES:
        raise ValidationError(_("This cycle is not in a stage of review."))
    check_score(score, result, field="reviewed_score")
    assert score is not None
    if stored(score) != result.self_score and not reason.strip():
        raise ValidationError(
            {"review_reason": _("The score differs from the unit's own: say why, the unit reads this reason.")}
        )
    result.reviewed_score, result.review_reason = stored(score), reason
    return move_result(result=result, to=ResultState.SCORED, by=by, actor=Actor.REVIEWER, reason=reason)


def check_score(score: Decimal | None, result: IndicatorResult, *, field: str) -> None:
    """Raise ValidationError on `field` unless the score lies between 0 and the indicator's ceiling."""
    ceiling = result.indicator.ceiling
    if score is None:
        raise ValidationError({field: _("Enter a score.")})
    if not 0 <= score <= ceiling:
        raise ValidationError(
            {field: _("The score lies between 0 and %(ceiling)s.") % {"ceiling": format_number(ceiling.normalize())}}
        )
