"""Settle a result finally."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from evaluation_admin.enums import Actor, ResultState
from evaluation_admin.models import IndicatorResult
from evaluation_admin.rules.scoring import stored
from evaluation_admin.services.move_result import move_result
from evaluation_admin.services.score_result import check_score


@transaction.atomic
def approve_result(*, result: IndicatorResult, by: Any, score: Decimal | None = None) -> IndicatorResult:
    """Store the final score, the reviewed one unless another is given; the row locks.

    Raises:
        PermissionDenied: `by` does not approve finally.
        ValidationError: a score outside 0 to the ceiling, or the result is not scored yet.
        StaleRecordError: somebody else saved this result first.
    """
    score = result.reviewed_score if score is None else score
    check_score(score, result, field="approved_score")
    assert score is not None
    result.approved_score = stored(score)
    return move_result(result=result, to=ResultState.FINAL, by=by, actor=Actor.APPROVER)
