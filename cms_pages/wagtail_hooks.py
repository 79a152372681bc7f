"""What the board adds to Wagtail's admin: its lists, the warnings after saving, and what a published notice forbids."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms_pages.approval import authors_of
from cms_pages.decision_log import formatter
from cms_pages.models import AnnouncementPage, BoardPage, Decision
from cms_pages.reading import served_to_readers
from cms_pages.receipt_panel import MyNoticesPanel
from cms_pages.services.decisions import log_action
from cms_pages.services.notice_warnings import notice_warnings
from cms_pages.services.propose_addressees import addressee_warnings
from cms_pages.viewsets.decisions import decision_buttons, decision_urls
from cms_pages.viewsets.letters import LetterViewSet
from cms_pages.viewsets.lunar_months import LunarMonthViewSet
from cms_pages.viewsets.my_notices import my_notices_menu_item, my_notices_urls
from cms_pages.viewsets.notices import NoticeListingViewSet
from cms_pages.viewsets.receipts import receipts_button, receipts_urls
from cms_pages.viewsets.time_machine import time_machine_menu_item, time_machine_urls
from cms_pages.viewsets.topics import NoticeTopicViewSet

register_snippet(LetterViewSet)
register_snippet(LunarMonthViewSet)
register_snippet(NoticeTopicViewSet)

hooks.register("on_serve_page", served_to_readers)
hooks.register("register_admin_urls", my_notices_urls)
hooks.register("register_admin_urls", receipts_urls)
hooks.register("register_admin_menu_item", my_notices_menu_item)


@hooks.register("construct_homepage_panels")
def add_my_notices(request: HttpRequest, panels: list[Any]) -> None:
    """Begin the dashboard with the notices that address the person."""
    panels.append(MyNoticesPanel())


@hooks.register("register_page_header_buttons")
def add_receipts(page: Any, user: Any, next_url: str | None = None, view_name: str = "") -> list[Any]:
    """Lead from a notice to who has received it."""
    notice = page.specific_deferred
    return [receipts_button(notice)] if isinstance(notice, AnnouncementPage) and notice.pk else []


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
        for warning in [*notice_warnings(notice), *addressee_warnings(notice)]:
            messages.warning(request, warning.message)


@hooks.register("before_delete_page")
def keep_published_notices(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Refuse to delete what was public: the board selects by window, it never deletes."""
    if page.first_published_at is None or not isinstance(page.specific, AnnouncementPage):
        return None
    messages.error(
        request,
        _("A notice that was published is not deleted. To take it off the board, withdraw or remove it."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_notices_from_bulk_actions(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> HttpResponse | None:
    """Refuse to publish, unpublish, move or delete several pages at once: Wagtail asks no service."""
    pages = [item for item in objects if isinstance(item, Page)]
    if not pages:
        return None
    if action_type != "delete":
        refusal = _("Notices are published, withdrawn and removed one by one, each in its own form.")
    elif any(page.first_published_at for page in pages):
        refusal = _("The selection holds notices that were published; they are not deleted.")
    else:
        return None
    messages.error(request, refusal)
    return redirect("wagtailadmin_explore_root")


@hooks.register("construct_page_action_menu")
def keep_to_the_way_of_approval(menu_items: list[Any], request: HttpRequest, context: Any) -> None:
    """Drop the second way to send a returned notice, and whatever would go round the approval."""
    unwanted = {"action-restart-workflow", "action-unpublish"}
    page = context.get("page")
    if not isinstance(page, BoardPage):
        unwanted.add("action-publish")
    if page and page.pk and request.user.pk not in authors_of(page):
        unwanted.add("action-cancel-workflow")  # an approver returns with a comment
    menu_items[:] = [item for item in menu_items if item.name not in unwanted]


@hooks.register("register_page_header_buttons")
def add_decisions(page: Any, user: Any, next_url: str | None = None, view_name: str = "") -> list[Any]:
    """Offer the decisions about a notice in the menu beside its title."""
    if not isinstance(page.specific_deferred, AnnouncementPage):
        return []
    return decision_buttons(AnnouncementPage.objects.get(pk=page.pk), user)


@hooks.register("register_admin_urls")
def register_decision_urls() -> list[Any]:
    """Add the addresses of the decisions."""
    return decision_urls()


@hooks.register("register_admin_urls")
def register_time_machine() -> list[Any]:
    """Add the address of the time machine."""
    return time_machine_urls()


@hooks.register("register_admin_menu_item")
def register_time_machine_line() -> MenuItem:
    """Offer the time machine in the menu."""
    return time_machine_menu_item()


@hooks.register("register_log_actions")
def register_decisions(actions: Any) -> None:
    """Name the decisions that services record, for histories; the reason stands beside."""
    for kind in Decision:
        actions.register_action(log_action(kind))(formatter(kind))


@hooks.register("construct_homepage_panels", order=100)
def raise_approvals(request: HttpRequest, panels: list[Any]) -> None:
    """Begin the dashboard with the notices that wait for the person's approval."""
    for panel in panels:
        if isinstance(panel, WorkflowObjectsToModeratePanel):
            panel.order = 0
