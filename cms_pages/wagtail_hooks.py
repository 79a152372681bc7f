"""What the board adds to Wagtail's admin: its lists, the warnings after saving, and what a published notice forbids."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms_pages.models import AnnouncementPage
from cms_pages.services.notice_warnings import notice_warnings
from cms_pages.viewsets.lunar_months import LunarMonthViewSet
from cms_pages.viewsets.notices import NoticeListingViewSet

register_snippet(LunarMonthViewSet)


@hooks.register("register_admin_viewset")
def register_notice_list() -> NoticeListingViewSet:
    """List the notices in the menu."""
    return NoticeListingViewSet()


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_about_notice(request: HttpRequest, page: Any) -> None:
    """Show what is worth a second look; nothing is refused (R10, X1)."""
    notice = page.specific
    if isinstance(notice, AnnouncementPage):
        for warning in notice_warnings(notice):
            messages.warning(request, warning.message)


@hooks.register("before_delete_page")
def keep_published_notices(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Refuse to delete what was public: the board selects by window, it never deletes."""
    if page.first_published_at is None or not isinstance(page.specific, AnnouncementPage):
        return None
    messages.error(
        request,
        _("A notice that was published is not deleted. To take it off the board, correct its window or unpublish it."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_published_notices_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> HttpResponse | None:
    """The same for several pages at once."""
    if action_type != "delete" or not any(getattr(item, "first_published_at", None) for item in objects):
        return None
    messages.error(request, _("The selection holds notices that were published; they are not deleted."))
    return redirect("wagtailadmin_explore_root")


@hooks.register("before_copy_page")
def refuse_copies(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Refuse copies and aliases: two notices would share the stable links of their files."""
    if not isinstance(page.specific, AnnouncementPage):
        return None
    messages.error(request, _("A notice is not copied: its files keep their own links. Write a new notice instead."))
    return redirect("wagtailadmin_pages:edit", page.pk)
