"""Sending a file of one kind."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from imports.exchanges import registry
from imports.services.receive_upload import receive_upload
from imports.services.refusals import Refusal
from imports.services.resume_upload import resume_upload
from imports.viewsets.access import ImportAct, signed_in
from imports.viewsets.kinds import KindCard, KindsView, cards_for
from imports.viewsets.upload_form import UploadForm
from organisation.acts import Act, reach_for


class UploadView(ImportAct, WagtailAdminTemplateMixin, FormView):
    """The form of one kind; what it takes is kept at once and read by the worker."""

    template_name = "imports/upload.html"
    form_class = UploadForm
    header_icon = "upload"
    card: KindCard

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the kind among those that the user may send."""
        cards = {card.kind.value: card for card in cards_for(request.user)}
        if kwargs["kind"] not in cards:
            raise Http404
        self.card = cards[kwargs["kind"]]
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return the heading."""
        return str(self.card.label)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        kinds = {"url": reverse("imports_kinds"), "label": KindsView().get_page_title()}
        return [*self.breadcrumbs_items, kinds, {"url": "", "label": self.get_page_title()}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form whose it is."""
        reach = reach_for(self.request.user, Act.IMPORT_WORKBOOK)
        return super().get_form_kwargs() | {"exchange": registry.get(self.card.kind), "reach": reach}

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Keep the file and show its progress."""
        file = form.cleaned_data["file"]
        try:
            sent = {"file": file, "name": file.name, "kind": self.card.kind, "options": form.options()}
            batch = resume_upload(**sent, by=signed_in(self.request))
            if batch is None:
                batch = receive_upload(**sent, by=signed_in(self.request))
            else:
                messages.success(self.request, _("The corrected file takes the place of the one that you sent before."))
        except Refusal as refusal:
            form.add_error("file", str(refusal))
            return self.form_invalid(form)
        return redirect("imports_batch", batch.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the kind is and reads."""
        return super().get_context_data(
            kind=self.card,
            columns=registry.get(self.card.kind).columns.values(),
            kinds_url=reverse("imports_kinds"),
            **kwargs,
        )
