"""From a safety round to a draft notice with the list of the schools that did not take part."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from evaluation_admin.models import SafetyRound
from evaluation_admin.reports.nonparticipation import Nonparticipation, nonparticipation
from imports.services.publish_nonparticipants import (
    NO_REGISTER,
    WINDOW,
    CannotPublish,
    publish_nonparticipants,
    source_of,
    title_of,
)
from imports.viewsets.access import signed_in
from organisation.acts import Act, require
from persian.clock import today
from persian.digits import format_number
from persian.forms import JalaliDateField
from persian.jalali import format_jalali


class PublishForm(forms.Form):
    """The day that the notice names."""

    as_of = JalaliDateField(
        label=gettext_lazy("Data as of"),
        help_text=gettext_lazy(
            "The title names this day and the notice is on the board from it; figures are those of now."
        ),
    )


class PublishView(WagtailAdminTemplateMixin, FormView):
    """Says what will be made and with which figures, and makes it."""

    template_name = "imports/publish.html"
    form_class = PublishForm
    header_icon = "doc-full-inverse"
    round: SafetyRound

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the round, for those who may publish."""
        require(request.user, Act.PUBLISH_NONPARTICIPANTS)
        self.round = get_object_or_404(SafetyRound.objects.select_related("campaign"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return the heading."""
        return _("Publish the list of non-participants")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        rounds = {
            "url": reverse(SafetyRound.snippet_viewset.get_url_name("list")),
            "label": SafetyRound._meta.verbose_name_plural,
        }
        return [*self.breadcrumbs_items, rounds, {"url": "", "label": self.get_page_title()}]

    def get_initial(self) -> dict[str, Any]:
        """Propose today."""
        return {"as_of": today()}

    def form_valid(self, form: PublishForm) -> HttpResponse:
        """Make the draft and open it in the editor."""
        try:
            notice = publish_nonparticipants(
                round_=self.round, as_of=form.cleaned_data["as_of"], by=signed_in(self.request)
            )
        except CannotPublish as reason:
            form.add_error("as_of", str(reason))
            return self.form_invalid(form)
        messages.success(self.request, _("The draft notice with its file was made. Look through it and publish it."))
        return redirect("wagtailadmin_pages:edit", notice.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the figures, and what will be made of them."""
        report = nonparticipation(round_=self.round)
        return super().get_context_data(
            round=self.round,
            figures=_figures(report),
            listed=sum(bool(line.counts.nonparticipants) for line in report.lines),
            below=[line.name for line in report.lines if line.counts.is_below(report.threshold)],
            threshold=format_number(report.threshold.normalize(), percent=True),
            nothing=NO_REGISTER if not report.total.expected else "",
            title=title_of(report, today()),
            source=source_of(report),
            days=WINDOW.days,
            today=format_jalali(today()),
            rounds_url=self.get_breadcrumbs_items()[-2]["url"],
            media=kwargs.get("form", self.get_form()).media,
            **kwargs,
        )


def _figures(report: Nonparticipation) -> list[tuple[str, str]]:
    total = report.total
    return [
        (_("schools expected"), format_number(total.expected)),
        (_("never visited"), format_number(total.not_visited)),
        (_("begun, not final"), format_number(total.in_progress)),
        (_("finally registered"), format_number(total.final)),
        (_("participation"), format_number(total.rate.normalize(), percent=True) if total.rate is not None else "—"),
    ]
