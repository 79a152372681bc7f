"""«My notices»: what is addressed to the postings of whoever looks, and the confirmation of its receipt."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms_pages.models import AnnouncementPage
from cms_pages.reports.notices_of_mine import CURRENT, LISTS, notices_of_mine
from cms_pages.services.acknowledge_announcement import acknowledge_announcement
from persian.clock import today

PER_PAGE = 20


class MyNoticesView(WagtailAdminTemplateMixin, TemplateView):
    """One of the lists, under its tabs."""

    page_title = gettext_lazy("My notices")
    header_icon = "mail"
    template_name = "cms_pages/admin/my_notices.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the admin's home."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the list that is asked for; an unknown one is the current one."""
        asked = self.request.GET.get("show", CURRENT)
        which = asked if asked in LISTS else CURRENT
        rows = notices_of_mine(self.request.user, on=today(), which=which)
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        shown = {"notices": page, "which": which, "lists": LISTS, "day": today()}
        return super().get_context_data(**kwargs) | shown


class AcknowledgeView(View):
    """The button that confirms a receipt; it leads back to where it stood."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Confirm, or say in words why not; what is not public does not exist here."""
        notice = AnnouncementPage.objects.public_on(today()).filter(pk=pk).first()
        if notice is None:
            raise Http404
        home = reverse("my_notices")
        try:
            acknowledge_announcement(notice=notice, by=request.user)
        except (ValidationError, PermissionDenied) as refusal:
            messages.error(request, " ".join(getattr(refusal, "messages", [str(refusal)])))
            return redirect(home)
        back = request.POST.get("next", "")
        if back and back == notice.get_url(request):  # the page of the notice says it itself
            return redirect(back)
        title = notice.get_admin_display_title()
        messages.success(request, _("Your receipt of “%(title)s” is confirmed.") % {"title": title})
        return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) else home)


def my_notices_urls() -> list[Any]:
    """Return the addresses, below the admin."""
    return [
        path("my-notices/", MyNoticesView.as_view(), name="my_notices"),
        path("notice/<int:pk>/acknowledge/", AcknowledgeView.as_view(), name="notice_acknowledge"),
    ]


def my_notices_menu_item() -> MenuItem:
    """Return the line of the menu, for everybody who signs in."""
    return MenuItem(gettext_lazy("My notices"), reverse("my_notices"), name="my-notices", icon_name="mail", order=40)
