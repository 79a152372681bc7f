"""The empty template of one kind of workbook."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.generic import View

from imports.services.make_template import make_template
from imports.viewsets.access import signed_in
from imports.viewsets.attachments import attachment
from imports.viewsets.kind_view import KindView


class TemplateFileView(KindView, View):
    """A download."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Send the template, with the lists of the user's own reach."""
        name, file = make_template(kind=self.card.kind, by=signed_in(request))
        return attachment(file, name=name)
