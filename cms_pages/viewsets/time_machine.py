"""The time machine: an editor looks at the board of any day."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms_pages.reports.board_of_day import board_of_day
from organisation.acts import Act, may, require
from persian.clock import today
from persian.forms import JalaliDateField
from persian.jalali import FIRST_YEAR, LAST_YEAR, jalali_year_range


class DayForm(forms.Form):
    """The day to look at."""

    day = JalaliDateField(label=_("Day"), required=False)
    drafts = forms.BooleanField(label=_("With notices that are not published yet"), required=False)

    def clean_day(self) -> Any:
        """Return today for an empty field."""
        day = self.cleaned_data["day"] or today()
        first, last = jalali_year_range(FIRST_YEAR)[0], jalali_year_range(LAST_YEAR)[1]
        if not first <= day < last:
            raise forms.ValidationError(_("The board has no such day."))
        return day


class TimeMachineView(WagtailAdminTemplateMixin, TemplateView):
    """The board of a day, in the admin."""

    page_title = _("The board on a day")
    header_icon = "history"
    template_name = "cms_pages/time_machine.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in those who write notices."""
        require(request.user, Act.DRAFT_NOTICE)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the admin's home."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form and the board."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = DayForm(self.request.GET or {"day": ""})
        context |= {"form": form, "media": context.get("media", forms.Media()) + form.media}
        if form.is_valid():
            day, drafts = form.cleaned_data["day"], form.cleaned_data["drafts"]
            context["board"] = board_of_day(day, today=today(), with_drafts=drafts)
        return context


class TimeMachineMenuItem(MenuItem):
    """Shown to those who write notices."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the user may look."""
        return may(request.user, Act.DRAFT_NOTICE)


def time_machine_urls() -> list[Any]:
    """Return the address."""
    return [path("board/day/", TimeMachineView.as_view(), name="board_of_day")]


def time_machine_menu_item() -> TimeMachineMenuItem:
    """Return the line of the menu, below the notices."""
    return TimeMachineMenuItem(
        _("The board on a day"), reverse("board_of_day"), name="board-of-day", icon_name="history", order=155
    )
