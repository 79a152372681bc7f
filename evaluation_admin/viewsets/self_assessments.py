"""The SelfAssessment records in the admin."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from evaluation_admin.models import IndicatorResult, SelfAssessment
from evaluation_admin.services.open_self_assessment import open_self_assessment
from evaluation_admin.viewsets.base import RecordForm, RecordPanel, RecordViewSet
from organisation.scoped import ScopedIndexView


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


class SelfAssessmentIndexView(ScopedIndexView):
    """The list of self-assessments, each with the way to its results."""

    def get_list_more_buttons(self, instance: SelfAssessment) -> list[Any]:
        """Lead to the results of the unit in the cycle."""
        results = reverse(IndicatorResult.snippet_viewset.get_url_name("list"))
        query = urlencode({"self_assessment__cycle": instance.cycle_id, "self_assessment__unit": instance.unit_id})
        way = Button(capfirst(_("indicator results")), url=f"{results}?{query}", icon_name="tasks", priority=5)
        return [way, *super().get_list_more_buttons(instance)]


class SelfAssessmentViewSet(RecordViewSet):
    """List, form, history and export of self-assessments."""

    model = SelfAssessment
    icon = "form"
    form_class = SelfAssessmentForm
    index_view_class = SelfAssessmentIndexView
    list_related = ("unit__directorate", "cycle")
    list_display = ["unit", "unit.kind", "unit.directorate", "cycle"]
    list_filter = ["cycle", "unit__directorate", "unit__kind"]
    list_export = ["cycle.year", "unit", "unit.kind", "unit.directorate"]
    panels = [RecordPanel("cycle"), RecordPanel("unit")]
