"""What waits for a person: counts by deed, for the dashboard."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from evaluation_admin.enums import (
    APPROVER_MAY_SETTLE,
    ENTRY_CYCLES,
    REVIEW_CYCLES,
    REVIEWER_MAY_SCORE,
    EvidenceVerdict,
    ResultState,
)
from evaluation_admin.models import Evidence, IndicatorResult, SafetyRound, SafetySelfAssessment, School
from organisation.acts import Act, may, reach_for


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many results wait for each deed; zero also where the person's roles do not include it.

    Attributes:
        to_enter: drafts without a registration, of the own units.
        to_correct: returned to the own units.
        to_score: registered, waiting for a reviewer.
        to_approve: scored, waiting for the final approval.
        to_judge: evidence without a verdict.
        to_finish: safety forms that the own school has not registered finally in an open round.
    """

    to_enter: int = 0
    to_correct: int = 0
    to_score: int = 0
    to_approve: int = 0
    to_judge: int = 0
    to_finish: int = 0


def waiting_for(user: Any, *, on: date) -> Waiting:
    """Count what waits for `user` on the day `on`, by the reach of the role that each deed needs."""
    counts: dict[str, int] = {}
    results = IndicatorResult.objects.order_by()
    if may(user, Act.SELF_ASSESS) and not user.is_superuser:
        own = results.filter(self_assessment__cycle__state__in=ENTRY_CYCLES).within(reach_for(user, Act.SELF_ASSESS))
        counts |= own.aggregate(
            to_enter=Count("pk", filter=Q(state=ResultState.DRAFT)),
            to_correct=Count("pk", filter=Q(state=ResultState.RETURNED)),
        )
    if may(user, Act.SCORE):
        reach = reach_for(user, Act.SCORE)
        open_ = results.filter(self_assessment__cycle__state__in=REVIEW_CYCLES).within(reach)
        counts["to_score"] = open_.filter(state__in=REVIEWER_MAY_SCORE).count()
        evidence = Evidence.objects.filter(result__state__in=REVIEWER_MAY_SCORE, verdict=EvidenceVerdict.PENDING)
        counts["to_judge"] = evidence.within(reach).count()
    if may(user, Act.APPROVE_FINALLY):
        settled = results.filter(state__in=APPROVER_MAY_SETTLE).within(reach_for(user, Act.APPROVE_FINALLY))
        counts["to_approve"] = settled.count()
    if may(user, Act.FILL_SAFETY_FORM) and (codes := reach_for(user, Act.FILL_SAFETY_FORM).schools):
        rounds = SafetyRound.objects.open_on(on)
        final = SafetySelfAssessment.objects.final().filter(round__in=rounds, school__code__in=codes)
        counts["to_finish"] = rounds.count() * School.objects.filter(code__in=codes).count() - final.count()
    return Waiting(**counts)
