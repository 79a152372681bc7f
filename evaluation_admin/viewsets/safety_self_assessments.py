"""The SafetySelfAssessment records in the admin: schools fill in, provinces and the headquarters may reopen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from evaluation_admin.enums import SafetyState
from evaluation_admin.models import SafetySelfAssessment
from evaluation_admin.models.safety_self_assessment import TABLES
from evaluation_admin.services.fill_safety_form import fill_safety_form
from evaluation_admin.services.finalise_safety_form import finalise_safety_form
from evaluation_admin.services.reopen_safety_form import reopen_safety_form
from evaluation_admin.viewsets.base import RecordForm, RecordPanel, RecordViewSet
from organisation.acts import Act, may, may_on
from persian.clock import today

WRITTEN = (*TABLES, "note")


class SafetySelfAssessmentForm(RecordForm):
    """The form of a school's safety form: points while it is in progress, a reason to reopen a final one."""

    step = forms.ChoiceField(label=_("Next step"), required=False)
    reason = forms.CharField(label=_("Reason of reopening"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form = self.instance
        is_new, is_final = form.pk is None, form.pk is not None and form.is_final
        fills = (
            may(self.for_user, Act.FILL_SAFETY_FORM) if is_new else may_on(self.for_user, Act.FILL_SAFETY_FORM, form)
        )
        reopens = is_final and may_on(self.for_user, Act.REOPEN_SAFETY_FORM, form)
        self.fills = fills and not is_final
        free = {"school", "round"} if is_new else set()
        steps = {}
        if self.fills:
            free |= {*WRITTEN, "step"}
            steps = {SafetyState.FINAL: _("Register finally; the form is locked after it")}
        if reopens:
            free |= {"step", "reason"}
            steps = {SafetyState.IN_PROGRESS: _("Reopen the form")}
        else:
            self.forbid("reason")
        self.fields["step"].choices = [("", _("Save without a step")), *steps.items()]
        self.keep_only(free)
        if not steps:
            self.forbid("step")

    def save(self, commit: bool = True) -> SafetySelfAssessment:
        """Let the services write what was asked for."""
        form, by, data = self.fresh_instance(), self.for_user, self.cleaned_data
        if self.fills or form.pk is None:
            fill_safety_form(form=form, by=by, on=today(), **{name: data[name] for name in WRITTEN})
        if data.get("step") == SafetyState.FINAL:
            finalise_safety_form(form=form, by=by, on=today())
        elif data.get("step") == SafetyState.IN_PROGRESS:
            reopen_safety_form(form=form, by=by, on=today(), reason=data["reason"])
        self.instance = form
        return form


class SafetySelfAssessmentViewSet(RecordViewSet):
    """List, form, history and export of school safety forms."""

    model = SafetySelfAssessment
    icon = "tick-inverse"
    form_class = SafetySelfAssessmentForm
    list_related = ("round", "school__district__directorate")
    list_display = [
        "school.name",
        "school.code",
        "school.district.directorate",
        "school.district",
        "round",
        "state",
        "total",
        "level",
        "finalised_on",
    ]
    list_filter = ["round", "school__district__directorate", "school__district", "school__stage", "state", "level"]
    list_export = [
        "round",
        "school.code",
        "school.name",
        "school.district.directorate",
        "school.district",
        "school.stage",
        "state",
        "t1",
        "t2",
        "t3",
        "total",
        "level",
        "finalised_on",
        "note",
    ]
    panels = [
        FieldRowPanel([RecordPanel("school"), RecordPanel("round")]),
        FieldRowPanel([RecordPanel("t1"), RecordPanel("t2"), RecordPanel("t3")]),
        FieldRowPanel([RecordPanel(name, read_only=True) for name in ("state", "total", "level", "finalised_on")]),
        RecordPanel("note"),
        FieldPanel("step"),
        FieldPanel("reason"),
    ]
