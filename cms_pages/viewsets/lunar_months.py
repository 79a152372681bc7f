"""The first days of lunar months in the admin."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms_pages.models import LunarMonth
from organisation.scoped import ScopedSnippetViewSet


class LunarMonthViewSet(ScopedSnippetViewSet):
    """List, form, history and export of the corrections to the header's lunar date."""

    model = LunarMonth
    icon = "date"
    add_to_settings_menu = True
    menu_order = 800
    list_display = ["year", "month", "starts_on"]
    list_filter = ["year"]
    list_export = ["year", "month", "starts_on"]
    panels = [FieldRowPanel([FieldPanel("year"), FieldPanel("month")]), FieldPanel("starts_on")]
