"""The screen on which people say which sheets, heading rows and columns of a file are read, and as what."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from imports.engine.outline import outlined_grid
from imports.exchanges.options import OptionError
from imports.messages import sentence
from imports.models import ImportBatch
from imports.reading import ExchangeShape
from imports.reading.mappingfaults import MappingFault, mapping_faults
from imports.services.mapping import is_mappable, shape_for
from imports.services.refusals import Refusal
from imports.services.reset_mapping import reset_mapping
from imports.services.settle_mapping import settle_mapping
from imports.viewsets.access import WorkedBatchView, signed_in
from imports.viewsets.mapping_choices import Choice, posted_choices, present_choices
from imports.viewsets.mapping_sheets import field_choices, sheet_form
from persian.digits import format_number


class MappedBatchView(WorkedBatchView):
    """A view of a batch whose mapping may be settled now; the others lead back to its page, in words."""

    batch: ImportBatch

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go back where there is nothing to settle."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (Refusal, OptionError) as refusal:
            messages.error(request, sentence(refusal.code, refusal.params))
            return redirect("imports_batch", kwargs["pk"])

    def check(self, user: Any) -> None:
        """Refuse a batch that runs, is applied, or could not be opened."""
        super().check(user)
        if not is_mappable(self.batch):
            raise Refusal("not_mappable")


class MappingView(MappedBatchView, WagtailAdminTemplateMixin, TemplateView):
    """Sheets with their first lines, a heading to choose in each, and a field to choose for each column.

    The form needs no script: another heading row is shown by sending the form, and nothing is settled by that.
    """

    template_name = "imports/mapping.html"
    header_icon = "table"
    choices: list[Choice]
    faults: dict[int, list[MappingFault]]

    def get_page_title(self) -> str:
        """Return the heading."""
        return _("Mapping of columns")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        batch = {"url": reverse("imports_batch", args=[self.batch.pk]), "label": str(self.batch)}
        return [*self.breadcrumbs_items, batch, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def columns(self) -> ExchangeShape:
        """Return the columns that the file may have."""
        return shape_for(self.batch, signed_in(self.request))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the mapping that holds."""
        self.choices, self.faults = present_choices(self.batch, self.columns), {}
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Settle what was chosen, or show the columns of the chosen headings."""
        self.choices, self.faults = posted_choices(self.batch, self.columns, request.POST), {}
        if request.POST.get("act") != "save":
            return super().get(request, *args, **kwargs)
        chosen = {place: choice for place, choice in enumerate(self.choices) if choice.is_read}
        if not chosen:
            messages.error(request, sentence("no_sheet_chosen"))
        elif any(choice.is_new and choice.rows for choice in chosen.values()):
            messages.warning(request, _("Heading row or sheets were changed. Look at the columns and save again."))
        else:
            self.faults = {place: faults for place, each in chosen.items() if (faults := self._faults(each))}
            if not self.faults:
                return self._settle(list(chosen.values()))
            count = sum(map(len, self.faults.values()))
            text = ngettext(
                "The mapping was not saved: %(number)s place has to be corrected.",
                "The mapping was not saved: %(number)s places have to be corrected.",
                count,
            )
            messages.error(request, text % {"number": format_number(count)})
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sheets."""
        sheets = [
            sheet_form(place, choice, self.columns, self.faults.get(place, ()))
            for place, choice in enumerate(self.choices)
        ]
        return super().get_context_data(
            batch=self.batch,
            batch_url=reverse("imports_batch", args=[self.batch.pk]),
            reset_url=reverse("imports_mapping_reset", args=[self.batch.pk]) if self.batch.mapping else "",
            sheets=sheets,
            fields=field_choices(self.columns),
            **kwargs,
        )

    def _faults(self, choice: Choice) -> list[MappingFault]:
        if not choice.rows:
            return [MappingFault("heading_missing")]
        return mapping_faults(choice.table, outlined_grid(choice.sheet), self.columns)

    def _settle(self, chosen: list[Choice]) -> HttpResponse:
        try:
            settle_mapping(batch=self.batch, tables=[each.table for each in chosen], by=signed_in(self.request))
        except Refusal as refusal:
            messages.error(self.request, str(refusal))
        return redirect("imports_batch", self.batch.pk)


class ResetMappingView(MappedBatchView, View):
    """Goes back to what the reader finds by itself."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Reset, and show the check."""
        try:
            reset_mapping(batch=self.batch, by=signed_in(request))
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("imports_batch", self.batch.pk)
