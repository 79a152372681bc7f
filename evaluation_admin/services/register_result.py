"""Register a result: the unit says that it is done, and the row locks."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from evaluation_admin.enums import Actor, ResultState
from evaluation_admin.models import IndicatorResult
from evaluation_admin.services.move_result import move_result
from evaluation_admin.services.record_result import check_open_for_unit


@transaction.atomic
def register_result(*, result: IndicatorResult, by: Any) -> IndicatorResult:
    """Lock the unit's figure and hand it to the reviewer.

    Raises:
        PermissionDenied: the unit is not `by`'s to assess.
        ValidationError: there is no figure yet, or the entry is closed or locked.
        StaleRecordError: somebody else saved this result first.
    """
    check_open_for_unit(result)
    if result.actual is None:
        raise ValidationError({"actual": _("Enter the actual performance before registering.")})
    return move_result(result=result, to=ResultState.REGISTERED, by=by, actor=Actor.UNIT)
