"""The Site records in the admin."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from evaluation_admin.models import Site
from evaluation_admin.viewsets.base import RecordViewSet


class SiteViewSet(RecordViewSet):
    """List, form, history and export of accommodation sites."""

    model = Site
    icon = "site"
    list_related = ("directorate", "district")
    list_display = ["name", "kind", "directorate", "district"]
    list_filter = ["directorate", "district", "kind"]
    list_export = ["name", "kind", "directorate", "district"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("directorate"), FieldPanel("district")]),
    ]
