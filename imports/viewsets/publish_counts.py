"""From an inspection programme to the counts until a day: to look at, and as two workbooks on a notice."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms_pages.models import AnnouncementPage
from evaluation_admin.models import InspectionProgramme, InspectionRecord
from evaluation_admin.reports.inspection_coverage import InspectionCoverage, SiteCounts, inspection_coverage
from imports.services.publish_inspection_counts import (
    KINDS,
    WINDOW,
    CountsRefused,
    publish_inspection_counts,
    sources_of,
    title_of,
)
from imports.viewsets.access import signed_in
from organisation.acts import Act, require
from persian.clock import today
from persian.digits import format_number
from persian.forms import JalaliDateField
from persian.jalali import format_jalali

MOST_NOTICES = 50


class DayForm(forms.Form):
    """The last day that counts."""

    until = JalaliDateField(
        label=gettext_lazy("Counted until"),
        help_text=gettext_lazy("Inspections of this day are the last that count, whenever they were entered."),
    )

    def clean_until(self) -> date:
        """Refuse a day that is still to come."""
        day: date = self.cleaned_data["until"]
        if day > today():
            raise forms.ValidationError(_("This day is later than today."))
        return day


class PublishCountsForm(forms.Form):
    """Where the files go."""

    notice: Any = forms.ModelChoiceField(
        AnnouncementPage.objects.none(),
        required=False,
        label=gettext_lazy("Notice"),
        empty_label=gettext_lazy("A new notice"),
        help_text=gettext_lazy("In a notice that is there, the files keep their links and become its newest versions."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = Q(attachments__label__contains="اسکان") | Q(attachments__label__contains="پایگاه")
        newest = AnnouncementPage.objects.filter(labels).values_list("pk", flat=True).order_by("-pk").distinct()
        notices = AnnouncementPage.objects.filter(pk__in=list(newest[:MOST_NOTICES]))
        field: Any = self.fields["notice"]
        field.queryset = notices.order_by("-pk")


class PublishCountsView(WagtailAdminTemplateMixin, FormView):
    """Shows the counts until a day, and makes the workbooks and the draft of their notice."""

    template_name = "imports/publish_counts.html"
    form_class = PublishCountsForm
    header_icon = "table"
    programme: InspectionProgramme

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the programme, for those who may publish."""
        require(request.user, Act.PUBLISH_INSPECTION_COUNTS)
        self.programme = get_object_or_404(InspectionProgramme, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return the heading."""
        return _("Inspection counts until a day")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        programmes = {
            "url": reverse(InspectionProgramme.snippet_viewset.get_url_name("list")),
            "label": InspectionProgramme._meta.verbose_name_plural,
        }
        return [*self.breadcrumbs_items, programmes, {"url": "", "label": self.get_page_title()}]

    def form_valid(self, form: PublishCountsForm) -> HttpResponse:
        """Make the files of the day that is shown, and open the draft in the editor."""
        renews = form.cleaned_data["notice"]
        try:
            notice = publish_inspection_counts(
                programme=self.programme, as_of=self._day, renews=renews, by=signed_in(self.request)
            )
        except CountsRefused as reason:
            form.add_error("notice", str(reason))
            return self.form_invalid(form)
        messages.success(self.request, _("The draft with the two workbooks was made. Look through it and publish it."))
        return redirect("wagtailadmin_pages:edit", notice.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the counts until the day that was asked for."""
        tables = inspection_coverage(programme=self.programme, as_of=self._day, kinds=KINDS)
        return super().get_context_data(
            programme=self.programme,
            day=format_jalali(self._day),
            deadline=self.programme.entry_deadline and format_jalali(self.programme.entry_deadline),
            sources=sources_of(self.programme),
            kinds=[{"label": table.kind.label, "total": _figures(table.total)} for table in tables],
            lines=self._lines(tables),
            without=[(table.kind.label, table.without_any) for table in tables if table.without_any],
            has_totals=any(line.is_total for table in tables for line in table.lines),
            nothing=not any(table.total.sites for table in tables),
            title=title_of(self._day),
            days=WINDOW.days,
            programmes_url=self.get_breadcrumbs_items()[-2]["url"],
            day_form=self._day_form,
            media=self._day_form.media,
            **kwargs,
        )

    @cached_property
    def _day_form(self) -> DayForm:
        """The form of the day, with the one that the address asks for."""
        if "until" in self.request.GET:
            return DayForm(self.request.GET)
        return DayForm(initial={"until": self._own_day})

    @property
    def _own_day(self) -> date:
        """The programme's own day, if it has come; else today."""
        return min(self.programme.as_of or today(), today())

    @cached_property
    def _day(self) -> date:
        """The day whose counts are shown, and made into files."""
        form = self._day_form
        return form.cleaned_data["until"] if form.is_bound and form.is_valid() else self._own_day

    def _lines(self, tables: list[InspectionCoverage]) -> list[dict[str, Any]]:
        """Return a line for each directorate with its figures; a count opens the inspections behind it."""
        rows = []
        for same in zip(*(table.lines for table in tables), strict=True):
            cells = []
            for table, line in zip(tables, same, strict=True):
                cells.append(_figures(line.counts) | {"url": self._behind(table, line), "is_total": line.is_total})
            rows.append({"name": same[0].name, "cells": cells})
        return rows

    def _behind(self, table: InspectionCoverage, line: Any) -> str:
        if line.is_total or not line.counts.inspections:
            return ""
        asked = {
            "programme": self.programme.pk,
            "site__directorate": line.pk,
            "site__kind": table.kind.value,
            "inspected_on_to": format_jalali(table.as_of, "ascii"),
            "is_covert": "false",
        }
        return f"{reverse(InspectionRecord.snippet_viewset.get_url_name('list'))}?{urlencode(asked)}"


def _figures(counts: SiteCounts) -> dict[str, Any]:
    percent = counts.percent
    return {
        "sites": format_number(counts.sites),
        "inspections": format_number(counts.inspections),
        "percent": "—" if percent is None else format_number(percent.normalize(), percent=True),
    }
