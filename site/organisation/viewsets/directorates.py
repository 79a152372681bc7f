"""The Directorate records in the admin."""

from wagtail.admin.panels import FieldPanel

from organisation.models import Directorate
from organisation.scoped import ScopedSnippetViewSet


class DirectorateViewSet(ScopedSnippetViewSet):
    """List, form, history and export of directorates."""

    model = Directorate
    icon = "home"
    list_display = ["name", "province", "comparison_group"]
    list_filter = ["comparison_group"]
    list_export = ["name", "province", "slug", "comparison_group"]
    panels = [
        FieldPanel("province"),
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("aliases"),
        FieldPanel("comparison_group"),
    ]
