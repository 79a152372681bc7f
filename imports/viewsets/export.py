"""The records of one kind as a file: what of them is chosen first, then the download."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from imports.exchanges import registry
from imports.exchanges.base import Exchange
from imports.exchanges.options import OptionError
from imports.messages import sentence
from imports.services.export_records import export_records
from imports.viewsets.access import signed_in
from imports.viewsets.attachments import attachment
from imports.viewsets.kind_view import KindView
from imports.viewsets.upload_form import option_field
from organisation.acts import Act, reach_for
from organisation.reach import Reach


class ExportForm(forms.Form):
    """Which records, in which form."""

    file_format = forms.ChoiceField(
        label=gettext_lazy("Form of the file"),
        choices=(
            ("xlsx", gettext_lazy("Excel file (.xlsx)")),
            ("csv", gettext_lazy("Text with commas (.csv)")),
        ),
        initial="xlsx",
    )
    days = forms.ChoiceField(
        label=gettext_lazy("Days"),
        choices=(
            ("text", gettext_lazy("Jalali days as text")),
            ("date", gettext_lazy("Date cells that Excel computes with (Gregorian)")),
        ),
        initial="text",
    )

    def __init__(self, *args: Any, exchange: Exchange, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {option.name: option for option in exchange.asks}
        self.fields = {name: option_field(option, reach) for name, option in self.asked.items()} | self.fields

    def options(self) -> dict[str, str]:
        """Return the chosen options as the service takes them."""
        return {name: option.word(self.cleaned_data[name]) for name, option in self.asked.items()}


class ExportView(KindView, WagtailAdminTemplateMixin, TemplateView):
    """A page with a form; sent, it answers with the file."""

    template_name = "imports/export.html"
    header_icon = "download"

    def get(  # type: ignore[override]  # a file streams
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Show the form, or send the file that it asks for."""
        self.form = self._form(request.GET if "file_format" in request.GET else None)
        if self.form.is_bound and self.form.is_valid():
            try:
                made = export_records(
                    kind=self.card.kind,
                    options=self.form.options(),
                    by=signed_in(request),
                    file_format=self.form.cleaned_data["file_format"],
                    real_days=self.form.cleaned_data["days"] == "date",
                )
            except OptionError as error:
                self.form.add_error(None, sentence(error.code, error.params))
            else:
                return attachment(made.file, name=made.name)
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return the heading."""
        return _("Export: %(kind)s") % {"kind": self.card.label}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        card = {"url": self.card.url, "label": str(self.card.label)}
        return [*self.breadcrumbs_items, card, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"form": self.form, "kinds_url": reverse("imports_kinds"), "media": self.form.media}

    def _form(self, data: Any) -> ExportForm:
        reach = reach_for(self.request.user, Act.IMPORT_WORKBOOK)
        return ExportForm(data, exchange=registry.get(self.card.kind), reach=reach)
