"""The EvaluationCycle records in the admin."""

from wagtail.admin.panels import FieldPanel

from evaluation_admin.models import EvaluationCycle
from evaluation_admin.viewsets.base import RecordViewSet


class EvaluationCycleViewSet(RecordViewSet):
    """List, form, history and export of cycles."""

    model = EvaluationCycle
    icon = "date"
    list_display = ["title", "year", "state", "total_points"]
    list_filter = ["state"]
    list_export = ["year", "title", "state", "total_points", "legal_basis"]
    panels = [
        FieldPanel("year"),
        FieldPanel("title"),
        FieldPanel("state"),
        FieldPanel("legal_basis"),
        FieldPanel("letter"),
        FieldPanel("total_points"),
    ]
