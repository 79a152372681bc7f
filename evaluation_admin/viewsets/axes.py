"""The Axis records in the admin."""

from wagtail.admin.panels import FieldPanel

from evaluation_admin.models import Axis
from evaluation_admin.viewsets.base import RecordViewSet


class AxisViewSet(RecordViewSet):
    """List, form, history and export of axes."""

    model = Axis
    icon = "list-ul"
    list_related = ("cycle",)
    list_display = ["title", "cycle", "position"]
    list_filter = ["cycle"]
    list_export = ["cycle.year", "title", "position"]
    panels = [FieldPanel("cycle"), FieldPanel("title"), FieldPanel("position")]
