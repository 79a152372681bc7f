"""The Province records in the admin."""

from wagtail.admin.panels import FieldPanel

from organisation.models import Province
from organisation.scoped import ScopedSnippetViewSet


class ProvinceViewSet(ScopedSnippetViewSet):
    """List, form, history and export of provinces."""

    model = Province
    icon = "site"
    list_display = ["name", "iso_code"]
    list_export = ["name", "iso_code", "slug"]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("iso_code"),
    ]
