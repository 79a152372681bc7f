"""Return a registered result to its unit."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from evaluation_admin.enums import Actor, ResultState
from evaluation_admin.models import IndicatorResult
from evaluation_admin.services.move_result import move_result


@transaction.atomic
def return_result(*, result: IndicatorResult, by: Any, reason: str) -> IndicatorResult:
    """Unlock the row for its unit, with the reason that the unit reads.

    Raises:
        PermissionDenied: `by` does not review.
        ValidationError: no reason, or the result is not in the reviewer's hands.
        StaleRecordError: somebody else saved this result first.
    """
    if not reason.strip():
        raise ValidationError({"review_reason": _("Say what the unit has to correct.")})
    result.review_reason = reason
    return move_result(result=result, to=ResultState.RETURNED, by=by, actor=Actor.REVIEWER, reason=reason)
