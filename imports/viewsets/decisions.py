"""Approving, returning and withdrawing a confirmed file: what will happen, asked for confirmation."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from imports.messages.requests import REQUESTS
from imports.models import State
from imports.services.approvals import require_approver
from imports.services.approve_batch import approve_batch
from imports.services.refusals import Refusal
from imports.services.return_batch import LONGEST_NOTE, return_batch
from imports.services.withdraw_confirmation import withdraw_confirmation
from imports.viewsets.access import WorkedBatchView, signed_in
from imports.viewsets.outcome import left_out_rows, would_write


class ShownForm(forms.Form):
    """Carries which confirmation was shown: another one may have taken its place meanwhile."""

    confirmed_at = forms.DateTimeField(
        widget=forms.HiddenInput,
        error_messages={"required": REQUESTS["confirmed_anew"], "invalid": REQUESTS["confirmed_anew"]},
    )


class ReturnForm(ShownForm):
    """The reason, which the sender reads."""

    note = forms.CharField(
        label=gettext_lazy("Reason of the return"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_NOTE,
        help_text=gettext_lazy("Say which rows are wrong and what is to be done; the sender reads this text."),
        error_messages={"required": REQUESTS["return_without_note"]},
    )


class DecisionView(WorkedBatchView, WagtailAdminTemplateMixin, FormView):
    """A question about a file that waits for approval; refusals are said on the page of the file."""

    form_class: Any = ShownForm
    title: Any = ""
    decide: Callable[[Any], None]  # calls the service

    def get_page_title(self) -> str:
        """Return the heading."""
        return str(self.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        batch = {"url": reverse("imports_batch", args=[self.batch.pk]), "label": str(self.batch)}
        return [*self.breadcrumbs_items, batch, {"url": "", "label": self.get_page_title()}]

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the question, or the batch where there is nothing for this person to decide."""
        if self.batch.state != State.AWAITING_APPROVAL:
            return redirect("imports_batch", self.batch.pk)
        try:
            self.require()
        except (Refusal, PermissionDenied) as refusal:
            messages.error(request, str(refusal))
            return redirect("imports_batch", self.batch.pk)
        return super().get(request, *args, **kwargs)

    def require(self) -> None:
        """Raise what keeps this person from the decision."""
        require_approver(self.batch, signed_in(self.request))

    def get_initial(self) -> dict[str, Any]:
        """Say to the instant which confirmation is shown."""
        return {"confirmed_at": self.batch.confirmed_at.isoformat() if self.batch.confirmed_at else ""}

    def form_valid(self, form: Any) -> HttpResponse:
        """Decide, and go on to the page of the file."""
        try:
            self.decide(form)
        except (Refusal, PermissionDenied) as refusal:
            messages.error(self.request, str(refusal))
        return redirect("imports_batch", self.batch.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the file."""
        batch_url = reverse("imports_batch", args=[self.batch.pk])
        return super().get_context_data(batch=self.batch, batch_url=batch_url, **kwargs)


class ApproveView(DecisionView):
    """Approves: the file is written."""

    template_name = "imports/approve.html"
    header_icon = "check"
    title = gettext_lazy("Approval and final registration")

    def decide(self, form: Any) -> None:
        """Queue the apply."""
        shown = form.cleaned_data["confirmed_at"]
        approve_batch(batch=self.batch, by=signed_in(self.request), confirmed_at=shown)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what will be written."""
        return super().get_context_data(
            summary=would_write(self.batch),
            left_out=left_out_rows(self.batch),
            creates=self.batch.creates,
            return_url=reverse("imports_return", args=[self.batch.pk]),
            **kwargs,
        )


class ReturnView(DecisionView):
    """Returns with a reason: nothing is written."""

    template_name = "imports/return.html"
    header_icon = "arrow-left"
    form_class = ReturnForm
    title = gettext_lazy("Return with a reason")

    def decide(self, form: Any) -> None:
        """Send it back."""
        note, shown = form.cleaned_data["note"], form.cleaned_data["confirmed_at"]
        return_batch(batch=self.batch, by=signed_in(self.request), note=note, confirmed_at=shown)
        messages.success(
            self.request, _("The file was returned to %(name)s with your reason.") % {"name": self.batch.confirmed_by}
        )


class WithdrawView(DecisionView):
    """Takes the own confirmation back: nothing is written."""

    template_name = "imports/withdraw.html"
    header_icon = "arrow-left"
    form_class = forms.Form
    title = gettext_lazy("Withdrawal of the confirmation")

    def require(self) -> None:
        """Let pass who confirmed."""
        if self.batch.confirmed_by_id != signed_in(self.request).pk:
            raise PermissionDenied(_("Only who confirmed this file may withdraw the confirmation."))

    def decide(self, form: Any) -> None:
        """Make it a checked file again."""
        withdraw_confirmation(batch=self.batch, by=signed_in(self.request))
        messages.success(self.request, _("Your confirmation was withdrawn; the file waits for nobody now."))
