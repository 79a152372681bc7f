"""The InspectionProgramme records in the admin."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from evaluation_admin.models import InspectionProgramme
from evaluation_admin.viewsets.base import RecordViewSet


class InspectionProgrammeViewSet(RecordViewSet):
    """List, form, history and export of inspection programmes."""

    model = InspectionProgramme
    icon = "clipboard-list"
    list_display = ["title", "year", "as_of", "entry_deadline", "has_covert"]
    list_filter = ["year"]
    list_export = ["year", "title", "as_of", "entry_deadline", "has_covert"]
    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("title")]),
        FieldRowPanel([FieldPanel("as_of"), FieldPanel("entry_deadline")]),
        FieldPanel("has_covert"),
    ]
