"""The list of notices in the admin: every notice with its window and where it stands today."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet

from cms_pages.models import AnnouncementPage
from persian.clock import today
from persian.jalali import fa_date


def _state(notice: AnnouncementPage) -> str:
    """Return the notice's state, or nothing for one that is not published."""
    return str(notice.state_on(today()).label) if notice.live else ""


class NoticeListingViewSet(PageListingViewSet):
    """A flat list beside the page tree; sorted by publication unless asked otherwise."""

    model = AnnouncementPage
    name = "notices"
    icon = "doc-full"
    menu_label = _("Notices")
    menu_order = 150
    add_to_admin_menu = True
    default_ordering = "-latest_revision_created_at"
    columns: Any = [
        *(column for column in PageListingViewSet.columns if column.name != "parent"),  # there is one board
        Column("display_from", label=_("Display from"), accessor=lambda notice: fa_date(notice.display_from)),
        Column("display_until", label=_("Display until"), accessor=lambda notice: fa_date(notice.display_until)),
        Column("state", label=_("On the board"), accessor=_state),
    ]
