"""Correcting cells on the page of a batch, and taking corrections back."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from imports.exchanges import registry
from imports.models import CellIssue
from imports.services.correct_cells import CORRECTABLE, correct_cells
from imports.services.refusals import Refusal
from imports.services.reopen_days import reopen_days
from imports.services.restore_cells import restore_cells
from imports.viewsets.access import WorkedBatchView, signed_in
from imports.viewsets.batch import BatchPageView
from imports.viewsets.cells import CellWords
from imports.viewsets.issues import FIELD, FORMER, SUGGESTION, suggested
from persian.digits import format_number

_LONGEST_NUMBER = 18


class CorrectView(WorkedBatchView, BatchPageView):
    """Takes the corrected cells of a page of issues; what cannot be saved is shown again as it was typed."""

    typed: Mapping[int, str]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead back to the page, as after a reload."""
        return redirect(_page_url(self.batch.pk, request.GET))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Save what was changed and let the file be checked again."""
        texts = _typed(request.POST) | self._taken(request.POST.get(SUGGESTION, ""))
        try:
            count = correct_cells(batch=self.batch, texts=texts, by=signed_in(request))
        except Refusal as refusal:
            messages.error(request, str(refusal))
            self.typed = texts
            return self.render_to_response(self.get_context_data())
        said = ngettext(
            "%(number)s cell was corrected, and the file is checked again.",
            "%(number)s cells were corrected, and the file is checked again.",
            count,
        )
        messages.success(request, said % {"number": format_number(count)})
        query = request.GET.copy()
        query.pop("show", None)  # where no row is refused any more another tab deserves the first look
        return redirect(_page_url(self.batch.pk, query))

    def _taken(self, chosen: str) -> dict[int, str]:
        """Return the suggestion whose button was pressed, for where no script has put it into the input."""
        number, _colon, place = chosen.partition(":")
        if not (_is_number(number) and _is_number(place)):
            return {}
        issue = CellIssue.objects.filter(batch=self.batch, pk=int(number)).first()
        found = suggested(issue, CellWords(registry.get(self.batch.kind).columns)) if issue else ()
        return {int(number): found[int(place)]} if int(place) < len(found) else {}


class RestoreView(WorkedBatchView, WagtailAdminTemplateMixin, TemplateView):
    """Takes one correction back at once, all of them after asking."""

    template_name = "imports/restore.html"
    header_icon = "rotate"

    def get_page_title(self) -> str:
        """Return the heading."""
        return _("Take all corrections back")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        batch = {"url": reverse("imports_batch", args=[self.batch.pk]), "label": str(self.batch)}
        return [*self.breadcrumbs_items, batch, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, where there is something to take back."""
        if self.batch.state not in CORRECTABLE or not self.batch.corrected_cells.exists():
            return redirect("imports_batch", self.batch.pk)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Take them back and let the file be checked again."""
        one = request.POST.get("cell")
        cells = None if one is None else [int(one)] if _is_number(one) else []
        try:
            count = restore_cells(batch=self.batch, by=signed_in(request), cells=cells)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            said = ngettext(
                "%(number)s cell is read as the file has it again.",
                "%(number)s cells are read as the file has them again.",
                count,
            )
            messages.success(request, said % {"number": format_number(count)})
        return redirect("imports_batch", self.batch.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what would be taken back."""
        count = format_number(self.batch.corrected_cells.count())
        batch_url = reverse("imports_batch", args=[self.batch.pk])
        return super().get_context_data(batch=self.batch, count=count, batch_url=batch_url, **kwargs)


class ReopenDaysView(WorkedBatchView, View):
    """Lets the check ask again in which order the days of a column are written."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Forget the order."""
        sheet, field = request.POST.get("sheet", ""), request.POST.get("field", "")
        try:
            reopen_days(batch=self.batch, sheet=sheet, field=field, by=signed_in(request))
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("imports_batch", self.batch.pk)


def _typed(form: QueryDict) -> dict[int, str]:
    """Return the texts that are not what the form had shown, by the issue."""
    return {
        int(number): text
        for name, text in form.items()
        if (number := name.removeprefix(FIELD)) != name
        and _is_number(number)
        and isinstance(text, str)
        and text != form.get(f"{FORMER}{number}")
    }


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER


def _page_url(pk: int, query: QueryDict) -> str:
    address = reverse("imports_batch", args=[pk])
    return f"{address}?{query.urlencode()}#rows" if query else address
