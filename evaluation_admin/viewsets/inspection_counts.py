"""The InspectionCount records in the admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from evaluation_admin.models import InspectionCount
from evaluation_admin.viewsets.base import RecordViewSet
from evaluation_admin.viewsets.entry_deadline import EntryDeadlineForm
from persian.clock import today


class InspectionCountForm(EntryDeadlineForm):
    """The form of a directorate's totals."""

    def clean_as_of(self) -> Any:
        """Refuse a count until a day that is still to come."""
        day = self.cleaned_data["as_of"]
        if day and day > today():
            raise ValidationError(_("Inspections until a day that is still to come cannot be counted."))
        return day


class InspectionCountViewSet(RecordViewSet):
    """List, form, history and export of inspection counts."""

    model = InspectionCount
    icon = "table"
    form_class = InspectionCountForm
    list_related = ("programme", "directorate")
    list_display = ["directorate", "site_kind", "as_of", "sites", "inspections", "programme"]
    list_filter = ["programme", "directorate", "site_kind", "as_of"]
    list_export = ["programme", "directorate", "site_kind", "as_of", "sites", "inspections"]
    panels = [
        FieldPanel("programme"),
        FieldRowPanel([FieldPanel("directorate"), FieldPanel("site_kind")]),
        FieldPanel("as_of"),
        FieldRowPanel([FieldPanel("sites"), FieldPanel("inspections")]),
    ]
