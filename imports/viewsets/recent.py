"""The dashboard's panel of the latest exchanges."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from imports.viewsets.access import may_read_batches, readable_batches
from imports.viewsets.approvals import awaiting_approval_of
from imports.viewsets.wording import place_of
from organisation.acts import Act, may

SHOWN = 5


class RecentExchangesPanel(Component):
    """The last batches inside the reach, for those who deal with batches at all."""

    name = "recent_exchanges"
    template_name = "imports/recent.html"
    order = 150

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the lines, newest first."""
        batches = readable_batches(self.user).select_related("directorate", "district")[:SHOWN]
        return {
            "heading": _("Recent exchanges"),
            "batches": [(batch, place_of(batch)) for batch in batches],
            "waiting": awaiting_approval_of(self.user).count(),
            "history_url": reverse("imports_history_modeladmin_index"),
            "upload_url": reverse("imports_kinds") if may(self.user, Act.IMPORT_WORKBOOK) else "",
        }


def add_panel(request: Any, panels: list[Any]) -> None:
    """Put the panel on the dashboard of whom it concerns (a Wagtail hook)."""
    if may_read_batches(request.user):
        panels.append(RecentExchangesPanel(request.user))
