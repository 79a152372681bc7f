"""Take a result from one state of its life to the next; the one gate that every move goes through."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from evaluation_admin.enums import Actor, ResultState
from evaluation_admin.models import IndicatorResult
from evaluation_admin.rules.assessment_states import may_move
from organisation.acts import Act, require_on

ACT_OF = {Actor.UNIT: Act.SELF_ASSESS, Actor.REVIEWER: Act.SCORE, Actor.APPROVER: Act.APPROVE_FINALLY}
MOVED = "evaluation_admin.move"


def move_result(*, result: IndicatorResult, to: str, by: Any, actor: str, reason: str = "") -> IndicatorResult:
    """Store the result in its next state, and who moved it why.

    Raises:
        PermissionDenied: `by` is not such an actor for this unit.
        ValidationError: the move is not legal.
        StaleRecordError: somebody else saved this result first.
    """
    require_on(by, ACT_OF[Actor(actor)], result.self_assessment)
    if not may_move(result.state, to, by=actor):
        raise ValidationError(
            _("A result that is “%(state)s” cannot become “%(next)s”.")
            % {"state": result.get_state_display(), "next": ResultState(to).label}
        )
    before, result.state = result.state, ResultState(to)
    result.full_clean()
    result.save()
    log(instance=result, action=MOVED, user=by, data={"from": before, "to": to, "reason": reason})
    return result
