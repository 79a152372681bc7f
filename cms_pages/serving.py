"""The one door to attachments: who may fetch which file when; the display window guards the file, too."""

from csp.constants import NONE
from csp.decorators import csp
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from cms_pages.models import Attachment
from persian.clock import today


@csp({"default-src": NONE, "sandbox": True})
@require_safe
def serve_attachment(request: HttpRequest, key: str, name: str) -> HttpResponseBase:
    """Send the file of a live notice's attachment from the first day of its window on.

    Only rows of the database are asked: a draft keeps its attachments in its revision. Before the window, and for
    what does not exist, the answer is the same 404, but to those who may edit the notice; 410 once the notice was
    withdrawn or removed. The name is for people.
    """
    row = Attachment.objects.select_related("version", "page").filter(key=key).first()
    if row is None or row.version is None:
        raise Http404
    day = today()
    is_open = row.page.has_open_files_on(day)
    if not is_open and not row.page.may_be_edited_by(request.user):
        if row.page.is_gone_on(day) or row.page.is_public_on(day):  # public once, and removed or withdrawn since
            return render(request, "cms_pages/gone.html", {"notice": row.page, "is_file": True}, status=410)
        raise Http404
    etag = f'"{row.version.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    try:
        content = row.version.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, as_attachment=True, filename=row.file_name, content_type=row.version.content_type)
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-cache" if is_open else "private, no-store"
    return response
