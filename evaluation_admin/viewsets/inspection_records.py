"""The InspectionRecord records in the admin; covert ones are shown to named people only."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from evaluation_admin.models import InspectionRecord
from evaluation_admin.viewsets.base import RecordViewSet
from evaluation_admin.viewsets.entry_deadline import EntryDeadlineForm
from organisation.reach import reach_of
from organisation.scoped.listing import ScopedFilterSet
from persian.clock import today
from persian.filters import JalaliDateRangeFilter


class InspectionRecordForm(EntryDeadlineForm):
    """The form of an inspection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not reach_of(self.for_user, on=today()).covert:
            self.forbid("is_covert")

    def clean_inspected_on(self) -> Any:
        """Refuse a visit that is still to come."""
        day = self.cleaned_data["inspected_on"]
        if day and day > today():
            raise ValidationError(_("An inspection that has not taken place yet cannot be recorded."))
        return day


class InspectionRecordFilterSet(ScopedFilterSet):
    """Filters of the list; the day is a range, since counts are made until a day."""

    inspected_on = JalaliDateRangeFilter(label=gettext_lazy("inspected on"))

    class Meta:
        model = InspectionRecord
        fields = ["programme", "site__directorate", "site__kind", "inspected_on", "is_covert"]


class InspectionRecordViewSet(RecordViewSet):
    """List, form, history and export of inspections."""

    model = InspectionRecord
    icon = "view"
    form_class = InspectionRecordForm
    list_related = ("programme", "site__directorate", "site__district")
    list_display = ["site", "site.kind", "site.directorate", "inspected_on", "inspector", "score", "is_covert"]
    filterset_class = InspectionRecordFilterSet
    list_export = [
        "programme",
        "site",
        "site.kind",
        "site.directorate",
        "site.district",
        "inspected_on",
        "inspector",
        "is_covert",
        "score",
        "findings",
        "action_taken",
    ]
    panels = [
        FieldPanel("programme"),
        FieldPanel("site"),
        FieldRowPanel([FieldPanel("inspected_on"), FieldPanel("inspector")]),
        FieldRowPanel([FieldPanel("score"), FieldPanel("is_covert")]),
        FieldPanel("findings"),
        FieldPanel("action_taken"),
    ]
