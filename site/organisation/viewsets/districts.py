"""The District records in the admin."""

from wagtail.admin.panels import FieldPanel

from organisation.models import District
from organisation.scoped import ScopedSnippetViewSet


class DistrictViewSet(ScopedSnippetViewSet):
    """List, form, history and export of districts."""

    model = District
    icon = "group"
    list_display = ["name", "kind", "directorate"]
    list_filter = ["directorate", "kind"]
    list_export = ["name", "kind", "directorate"]
    panels = [
        FieldPanel("directorate"),
        FieldPanel("kind"),
        FieldPanel("name"),
    ]
