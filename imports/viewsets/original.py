"""The file as it was sent, back to those who may see its batch."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.views.generic import View

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
        try:
            file = self.batch.file.open("rb")
        except FileNotFoundError as gone:
            raise Http404 from gone
        answer = FileResponse(
            file, as_attachment=True, filename=self.batch.name, content_type="application/octet-stream"
        )
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer["Cache-Control"] = "private, no-store"
        return answer
