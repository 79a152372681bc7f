"""The OrgUnit records in the admin."""

from wagtail.admin.panels import FieldPanel

from organisation.models import OrgUnit
from organisation.scoped import ScopedSnippetViewSet


class OrgUnitViewSet(ScopedSnippetViewSet):
    """List, form, history and export of organisation units."""

    model = OrgUnit
    icon = "clipboard-list"
    list_display = ["name", "kind", "directorate", "parent"]
    list_filter = ["kind", "directorate"]
    list_export = ["name", "kind", "directorate", "parent", "opened_on", "closed_on"]
    panels = [
        FieldPanel("kind"),
        FieldPanel("name"),
        FieldPanel("directorate"),
        FieldPanel("parent"),
        FieldPanel("opened_on"),
        FieldPanel("closed_on"),
    ]
