"""The file as it was sent, back to those who may see its batch."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.views.generic import View

from cms_pages.private_files import send_private_file
from imports.viewsets.access import BatchView
from imports.viewsets.covert import may_see_rows


class OriginalView(BatchView, View):
    """The bytes as an attachment that no browser opens by itself."""

    def check(self, user: Any) -> None:
        """Answer 404 where the rows are not for this user."""
        if not may_see_rows(self.batch, user):
            raise Http404

    def get(self, request: HttpRequest, **kwargs: Any) -> FileResponse:
        """Send the stored file under the sender's name for it."""
        if not self.batch.file:
            raise Http404
        return send_private_file(self.batch.file, name=self.batch.name, content_type="application/octet-stream")
