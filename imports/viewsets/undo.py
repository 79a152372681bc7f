"""Undoing and redoing an applied batch: what would happen, asked for confirmation."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from imports.models import REVERSING, Direction
from imports.services.plan_undo import Foreseen, plan_undo
from imports.services.refusals import Refusal
from imports.services.request_undo import request_undo
from imports.viewsets.access import WorkedBatchView, signed_in
from imports.viewsets.reversals import kept_list
from persian.digits import format_number


class UndoView(WorkedBatchView, WagtailAdminTemplateMixin, FormView):
    """Says how many records go back and which stay, and asks for it to be confirmed."""

    template_name = "imports/undo.html"
    form_class = forms.Form
    header_icon = "rotate"
    direction: str = Direction.UNDO
    foreseen: Foreseen

    def get_page_title(self) -> str:
        """Return the heading."""
        return _("Undo of the file") if self.direction == Direction.UNDO else _("Redo of the file")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        batch = {"url": reverse("imports_batch", args=[self.batch.pk]), "label": str(self.batch)}
        return [*self.breadcrumbs_items, batch, {"url": "", "label": self.get_page_title()}]

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the question, or the batch where there is nothing to confirm."""
        if self.batch.state in REVERSING:
            return redirect("imports_batch", self.batch.pk)
        try:
            self.foreseen = plan_undo(batch=self.batch, by=signed_in(request), direction=self.direction)
        except (Refusal, PermissionDenied) as refusal:
            messages.error(request, str(refusal))
            return redirect("imports_batch", self.batch.pk)
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Queue it and show its progress."""
        try:
            request_undo(batch=self.batch, by=signed_in(self.request), direction=self.direction)
        except (Refusal, PermissionDenied) as refusal:
            messages.error(self.request, str(refusal))
        return redirect("imports_batch", self.batch.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what would happen."""
        return super().get_context_data(
            batch=self.batch,
            batch_url=reverse("imports_batch", args=[self.batch.pk]),
            is_undo=self.direction == Direction.UNDO,
            reverts=self.foreseen.reverted,
            summary=_summary(self.foreseen, self.direction),
            kept=kept_list(self.batch, self.foreseen.kept, self.foreseen.stay),
            **kwargs,
        )


def _summary(foreseen: Foreseen, direction: str) -> str:
    """Return how many records would go back, and how."""
    count = foreseen.reverted
    if not count:
        return _("No record would go back: all of them were touched since.")
    numbers = {
        "number": format_number(count),
        "removed": format_number(foreseen.removed),
        "restored": format_number(foreseen.restored),
        "created": format_number(foreseen.created),
    }
    if direction == Direction.UNDO:
        text = ngettext(
            "If you confirm, %(number)s record goes back to what it was before this file: %(removed)s that the file "
            "created are removed, and %(restored)s that it changed get their former values.",
            "If you confirm, %(number)s records go back to what they were before this file: %(removed)s that the file "
            "created are removed, and %(restored)s that it changed get their former values.",
            count,
        )
    else:
        text = ngettext(
            "If you confirm, %(number)s record gets the values of this file again: %(created)s are created, and "
            "%(restored)s are changed.",
            "If you confirm, %(number)s records get the values of this file again: %(created)s are created, and "
            "%(restored)s are changed.",
            count,
        )
    return text % numbers
