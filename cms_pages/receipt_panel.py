"""The dashboard's panel of notices that address the person who looks."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from cms_pages.reports.notices_of_mine import UNCONFIRMED, UNSEEN, notices_of_mine
from persian.clock import today

SHOWN = 5


class MyNoticesPanel(Component):
    """How many notices the person has not seen or confirmed, and the first of them."""

    name = "my_notices"
    template_name = "cms_pages/admin/my_notices_panel.html"
    order = 40

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the counts and the notices, the unseen ones first."""
        user = parent_context["request"].user
        waiting = notices_of_mine(user, on=today(), which=UNCONFIRMED)
        return {
            "unseen": notices_of_mine(user, on=today(), which=UNSEEN).count(),
            "waiting": waiting.count(),
            "notices": list(waiting[:SHOWN]),
        }
