"""The sender's own workbook with its faulty cells marked, to those who may see its rows."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import View

from imports.services.mark_workbook import mark_batch
from imports.services.refusals import Refusal
from imports.viewsets.access import BatchView
from imports.viewsets.attachments import attachment
from imports.viewsets.covert import may_see_rows


class MarkedView(BatchView, View):
    """A download."""

    def check(self, user: Any) -> None:
        """Answer 404 where the rows are not for this user."""
        if not may_see_rows(self.batch, user):
            raise Http404

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Send the workbook; say why there is none."""
        if self.batch.is_running:
            raise Http404
        try:
            name, file = mark_batch(batch=self.batch)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("imports_batch", self.batch.pk)
        answer: FileResponse = attachment(file, name=name)
        return answer
