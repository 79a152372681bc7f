"""The one door to attachments: who may fetch which file when; the display window guards the file, too."""

from csp.constants import NONE
from csp.decorators import csp
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from cms_pages.models import Attachment
from persian.clock import today


@csp({"default-src": NONE, "sandbox": True})
@require_safe
def serve_attachment(request: HttpRequest, key: str, name: str) -> FileResponse:
    """Send the file of a live notice's attachment from the first day of its window on.

    Only rows of the database are asked: a draft keeps its attachments in its revision. Before the window, and for
    what does not exist, the answer is the same 404, but to those who may edit the notice. The name is for people.
    """
    row = Attachment.objects.select_related("version", "page").filter(key=key).first()
    if row is None or row.version is None:
        raise Http404
    if not row.page.is_public_on(today()) and not row.page.may_be_edited_by(request.user):
        raise Http404
    try:
        content = row.version.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, as_attachment=True, filename=row.file_name, content_type=row.version.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-cache" if row.page.is_public_on(today()) else "private, no-store"
    return response
