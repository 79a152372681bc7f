"""Confirming what the check showed."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from imports.models import State
from imports.services.approvals import needs_approval
from imports.services.refusals import Refusal
from imports.services.request_apply import request_apply
from imports.viewsets.access import WorkedBatchView, signed_in
from imports.viewsets.outcome import would_write
from persian.digits import format_number


class ConfirmForm(forms.Form):
    """Nothing to fill in, but for a file with faulty rows: that they are to be left out."""

    leave_out_errors = forms.BooleanField(
        error_messages={
            "required": gettext_lazy(
                "Tick that the faulty rows are to be left out, or correct the file and send it again."
            )
        }
    )

    def __init__(self, *args: Any, faulty: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not faulty:
            del self.fields["leave_out_errors"]


class ApplyView(WorkedBatchView, WagtailAdminTemplateMixin, FormView):
    """Says what will happen, and asks for it to be confirmed."""

    template_name = "imports/apply.html"
    form_class = ConfirmForm
    header_icon = "check"

    def get_page_title(self) -> str:
        """Return the heading."""
        return _("Final registration")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        batch = {"url": reverse("imports_batch", args=[self.batch.pk]), "label": str(self.batch)}
        return [*self.breadcrumbs_items, batch, {"url": "", "label": self.get_page_title()}]

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the question, or the batch where there is nothing to confirm."""
        if self.batch.state != State.CHECKED:
            return redirect("imports_batch", self.batch.pk)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form whether there are faulty rows."""
        return super().get_form_kwargs() | {"faulty": self.batch.count("refused")}

    def form_valid(self, form: ConfirmForm) -> HttpResponse:
        """Queue the apply and show its progress."""
        try:
            request_apply(
                batch=self.batch,
                by=signed_in(self.request),
                leave_out_errors=bool(form.cleaned_data.get("leave_out_errors")),
            )
        except Refusal as refusal:
            messages.error(self.request, str(refusal))
        return redirect("imports_batch", self.batch.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what will happen."""
        return super().get_context_data(
            batch=self.batch,
            batch_url=reverse("imports_batch", args=[self.batch.pk]),
            summary=would_write(self.batch),
            faulty=format_number(self.batch.count("refused")) if self.batch.has_errors else "",
            creates=self.batch.creates,
            needs_approval=needs_approval(signed_in(self.request)),
            **kwargs,
        )
