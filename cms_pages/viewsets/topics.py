"""The topics of notices in the admin."""

from wagtail.admin.panels import FieldPanel

from cms_pages.models import NoticeTopic
from organisation.scoped import ScopedSnippetViewSet


class NoticeTopicViewSet(ScopedSnippetViewSet):
    """List, form, history and export of the topics."""

    model = NoticeTopic
    icon = "tag"
    add_to_settings_menu = True
    menu_order = 810
    list_display = ["name"]
    list_export = ["name"]
    panels = [FieldPanel("name")]
