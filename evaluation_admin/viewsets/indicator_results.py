"""The IndicatorResult records in the admin: each person may write what the own role writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from evaluation_admin.enums import APPROVER_MAY_SETTLE, REVIEWER_MAY_SCORE, UNIT_MAY_EDIT, Actor, ResultState
from evaluation_admin.models import IndicatorResult
from evaluation_admin.rules.assessment_states import next_states
from evaluation_admin.services.approve_result import approve_result
from evaluation_admin.services.move_result import ACT_OF, move_result
from evaluation_admin.services.record_result import record_result
from evaluation_admin.services.register_result import register_result
from evaluation_admin.services.return_result import return_result
from evaluation_admin.services.score_result import score_result
from evaluation_admin.viewsets.base import RecordForm, RecordPanel, RecordViewSet
from organisation.acts import may_on

WRITES = {
    Actor.UNIT: ("actual", "strengths", "weaknesses", "improvement"),
    Actor.REVIEWER: ("reviewed_score", "review_reason"),
    Actor.APPROVER: ("approved_score",),
}
OPEN_STATES = {
    Actor.UNIT: UNIT_MAY_EDIT,
    Actor.REVIEWER: REVIEWER_MAY_SCORE,
    Actor.APPROVER: APPROVER_MAY_SETTLE,
}
STEPS = {
    ResultState.REGISTERED: _("Register and hand over to the reviewer"),
    ResultState.UNDER_REVIEW: _("Take under review"),
    ResultState.RETURNED: _("Return to the unit"),
    ResultState.SCORED: _("Store the reviewed score"),
    ResultState.FINAL: _("Approve finally"),
    ResultState.PUBLISHED: _("Publish the result"),
}


class IndicatorResultForm(RecordForm):
    """The form of a result: free are the fields of the roles that the person holds for this unit, in this state."""

    step = forms.ChoiceField(label=_("Next step"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.forbid("step", *(name for names in WRITES.values() for name in names))
            return
        assessment, state = self.instance.self_assessment, self.instance.state
        actors = [actor for actor, act in ACT_OF.items() if may_on(self.for_user, act, assessment)]
        self.writers = [actor for actor in actors if state in OPEN_STATES[actor]]
        steps = {
            step: STEPS[ResultState(step)] for actor in actors for step in next_states(state, by=actor) if step in STEPS
        }
        self.fields["step"].choices = [("", _("Save without a step")), *steps.items()]
        self.keep_only({"step", *(name for actor in self.writers for name in WRITES[actor])})
        if not steps:
            self.forbid("step")

    def clean(self) -> dict[str, Any]:
        """Ask for the step with which a score is stored: a half-made one would be seen by its unit."""
        cleaned = super().clean()
        judged = {*WRITES[Actor.REVIEWER], *WRITES[Actor.APPROVER]}
        if judged.intersection(self.changed_data) and not cleaned.get("step"):
            self.add_error("step", _("Choose the step with which the score is stored."))
        return cleaned

    def save(self, commit: bool = True) -> IndicatorResult:
        """Let the services write what was asked for."""
        if self.instance.pk is None:
            return super().save(commit)
        result, by, data = self.fresh_instance(), self.for_user, self.cleaned_data
        if Actor.UNIT in self.writers:
            record_result(result=result, by=by, **{name: data[name] for name in WRITES[Actor.UNIT]})
        match data.get("step"):
            case ResultState.REGISTERED:
                register_result(result=result, by=by)
            case ResultState.RETURNED:
                return_result(result=result, by=by, reason=data["review_reason"])
            case ResultState.SCORED:
                score_result(result=result, by=by, score=data["reviewed_score"], reason=data["review_reason"])
            case ResultState.FINAL:
                approve_result(result=result, by=by, score=data["approved_score"])
            case ResultState.UNDER_REVIEW:
                move_result(result=result, to=ResultState.UNDER_REVIEW, by=by, actor=Actor.REVIEWER)
            case ResultState.PUBLISHED:
                move_result(result=result, to=ResultState.PUBLISHED, by=by, actor=Actor.APPROVER)
        self.instance = result
        return result


class IndicatorResultViewSet(RecordViewSet):
    """List, form, history and export of results."""

    model = IndicatorResult
    icon = "tasks"
    form_class = IndicatorResultForm
    list_related = ("indicator__axis", "self_assessment__unit__directorate", "self_assessment__cycle")
    list_display = [
        "indicator.title",
        "self_assessment.unit",
        "self_assessment.cycle.year",
        "target",
        "actual",
        "self_score",
        "reviewed_score",
        "approved_score",
        "state",
    ]
    list_filter = [
        "self_assessment__cycle",
        "self_assessment__unit__directorate",
        "self_assessment__unit",
        "indicator__scope",
        "state",
    ]
    list_export = [
        "self_assessment.cycle.year",
        "self_assessment.unit",
        "indicator.axis.title",
        "indicator.code",
        "indicator.title",
        "target",
        "actual",
        "indicator.ceiling",
        "self_score",
        "reviewed_score",
        "approved_score",
        "state",
    ]
    panels = [
        FieldRowPanel([RecordPanel("self_assessment"), RecordPanel("indicator")]),
        FieldRowPanel(
            [
                RecordPanel("state", read_only=True),
                RecordPanel("indicator.measure_unit", read_only=True),
                RecordPanel("indicator.direction", read_only=True),
            ]
        ),
        FieldRowPanel(
            [
                RecordPanel("indicator.standard", read_only=True),
                RecordPanel("standard"),
                RecordPanel("indicator.ceiling", read_only=True),
            ]
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([RecordPanel("actual"), RecordPanel("self_score", read_only=True)]),
                RecordPanel("strengths"),
                RecordPanel("weaknesses"),
                RecordPanel("improvement"),
            ],
            heading=_("Self-assessment"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([RecordPanel("reviewed_score"), RecordPanel("approved_score")]),
                RecordPanel("review_reason"),
            ],
            heading=_("Expert review"),
        ),
        FieldPanel("step"),
    ]
