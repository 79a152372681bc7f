"""The dashboard's panel of the safety round under way, inside the own reach."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from evaluation_admin.enums import SafetyState
from evaluation_admin.models import SafetyRound, SafetySelfAssessment, School
from evaluation_admin.reports.nonparticipation import nonparticipation
from organisation.acts import Act, may
from organisation.reach import reach_of
from persian.clock import today


class SafetyParticipationPanel(Component):
    """Counts of the open round, or of the last one; a school sees its own form instead."""

    template_name = "evaluation_admin/panels/safety_participation.html"
    order = 70

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the figures, or nothing to show for those who may not read them."""
        user, day = parent_context["request"].user, today()
        viewset = SafetySelfAssessment.snippet_viewset
        if not viewset.permission_policy.user_has_any_permission(user, {"view", "change"}):
            return {"may_read": False}
        rounds = SafetyRound.objects.select_related("campaign")
        round_ = rounds.open_on(day).first() or rounds.filter(opens_on__lte=day).first()
        context: dict[str, Any] = {"may_read": True, "round": round_}
        if round_ is None:
            return context
        reach = reach_of(user, on=day)
        forms = reverse(viewset.get_url_name("list"))
        context |= {"is_open": round_.is_open_on(day), "forms_url": f"{forms}?round={round_.pk}"}
        if reach.schools:
            return context | self._own_school(round_, reach, user)
        report = nonparticipation(round_=round_, reach=reach)
        below = [line for line in report.lines if line.counts.is_below(report.threshold)]
        context |= {"report": report, "below": sorted(below, key=lambda line: line.counts.rate or 0)}
        return context | {"in_progress_url": f"{forms}?round={round_.pk}&state={SafetyState.IN_PROGRESS}"}

    def _own_school(self, round_: SafetyRound, reach: Any, user: Any) -> dict[str, Any]:
        school = School.objects.within(reach).first()
        form = SafetySelfAssessment.objects.filter(round=round_, school=school).first()
        viewset = SafetySelfAssessment.snippet_viewset
        url = reverse(viewset.get_url_name("edit"), args=[form.pk]) if form else reverse(viewset.get_url_name("add"))
        return {"school": school, "form": form, "form_url": url if may(user, Act.FILL_SAFETY_FORM) else None}
