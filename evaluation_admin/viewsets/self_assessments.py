"""The SelfAssessment records in the admin."""

from typing import Any

from evaluation_admin.models import SelfAssessment
from evaluation_admin.services.open_self_assessment import open_self_assessment
from evaluation_admin.viewsets.base import RecordForm, RecordPanel, RecordViewSet


class SelfAssessmentForm(RecordForm):
    """The form of a self-assessment: which unit, in which cycle; once opened, neither changes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.keep_only(())

    def save(self, commit: bool = True) -> SelfAssessment:
        """Open it with a result of every indicator."""
        if self.instance.pk is None:
            data = self.cleaned_data
            self.instance = open_self_assessment(cycle=data["cycle"], unit=data["unit"], by=self.for_user)
        return self.instance


class SelfAssessmentViewSet(RecordViewSet):
    """List, form, history and export of self-assessments."""

    model = SelfAssessment
    icon = "form"
    form_class = SelfAssessmentForm
    list_related = ("unit__directorate", "cycle")
    list_display = ["unit", "unit.kind", "unit.directorate", "cycle"]
    list_filter = ["cycle", "unit__directorate", "unit__kind"]
    list_export = ["cycle.year", "unit", "unit.kind", "unit.directorate"]
    panels = [RecordPanel("cycle"), RecordPanel("unit")]
