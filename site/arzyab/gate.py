"""Who may enter which of Wagtail's own addresses: closed to provinces, districts and units unless named here.

Wagtail guards its pages by model and page permissions, not by rows: its choosers, reports and summaries name whatever
there is. So its addresses are for people at headquarters; records and the project's own views ask the reach themselves.
"""

import functools
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve
from django.views.defaults import page_not_found
from wagtail.snippets.models import get_snippet_models

from organisation.acts import Act, may
from organisation.reach import reach_of
from organisation.scoped import ScopedSnippetViewSet
from persian.clock import today

ADMIN = "admin/"
OUR_PACKAGES = ("arzyab", "imports", "evaluation_admin", "cms_pages", "organisation", "persian")
# What is nobody's row: signing in and out, one's own account, the frame of the admin.
OPEN = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_dismissibles",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtail_modeladmin:javascript_catalog",
        # Both ask the scoped policy of the record, or only end one's own session.
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
    }
)
# Raises on purpose: a page to try error mails with.
CLOSED = frozenset({"wagtailadmin_error_test"})
NEEDS_ACT = {
    "wagtailadmin_reports:site_history": Act.READ_AUDIT,
    "wagtailadmin_reports:site_history_results": Act.READ_AUDIT,
}


class AdminGate:
    """The middleware that asks `may_enter` before each view of the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on; the question is asked when the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
        """Answer 404 to a signed-in person at a closed address; Wagtail sends the others to sign in."""
        match = request.resolver_match
        if match is None or not request.user.is_authenticated or may_enter(request.user, match):
            return None
        return page_not_found(request, Exception(), template_name="wagtailadmin/404.html")


def may_enter(user: Any, match: ResolverMatch) -> bool:
    """Return whether `user` may come to the view at all; the view still asks which rows."""
    if not match.route.startswith(ADMIN) or match.view_name in OPEN:
        return True
    if match.view_name in CLOSED:
        return False
    if match.view_name in NEEDS_ACT:
        return may(user, NEEDS_ACT[match.view_name])
    if match.view_name == "wagtail_bulk_action" and not user.is_superuser:
        # Wagtail's other bulk actions would publish notices and hand out groups without asking the services.
        return _kind_of(match) in _scoped_kinds()
    return _asks_the_reach(match) or reach_of(user, on=today()).national


def hide_closed(request: HttpRequest, items: list[Any]) -> None:
    """Take the menu items that lead to closed addresses out of a menu (a Wagtail hook)."""
    items[:] = [item for item in items if _leads_somewhere(request.user, str(item.url))]


def _leads_somewhere(user: Any, address: str) -> bool:
    try:
        return may_enter(user, resolve(address.partition("?")[0]))
    except Resolver404:  # a heading, or a link outside
        return True


def _asks_the_reach(match: ResolverMatch) -> bool:
    return match.namespace in _scoped_namespaces() or match.func.__module__.partition(".")[0] in OUR_PACKAGES


def _kind_of(match: ResolverMatch) -> str:
    return f"{match.kwargs['app_label']}.{match.kwargs['model_name']}".lower()


@functools.cache
def _scoped_kinds() -> frozenset[str]:
    return frozenset(model._meta.label_lower for model in get_snippet_models() if _is_scoped(model))


@functools.cache
def _scoped_namespaces() -> frozenset[str]:
    viewsets = [apps.get_model(label).snippet_viewset for label in _scoped_kinds()]
    return frozenset(
        namespace
        for viewset in viewsets
        for namespace in (viewset.url_namespace, viewset.get_chooser_admin_url_namespace())
    )


def _is_scoped(model: Any) -> bool:
    return isinstance(model.snippet_viewset, ScopedSnippetViewSet)
