"""The one door to evidence files: only to those who may see the result that they defend."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.permission_policies import ModelPermissionPolicy

from cms_pages.private_files import send_private_file
from evaluation_admin.models import Evidence
from organisation.scoping import visible

ANY_PERMISSION = ("add", "change", "delete", "view")


@require_safe
def serve_evidence(request: HttpRequest, pk: int, name: str) -> FileResponse:
    """Send the file as a download; the same 404 for what does not exist and for what is not the reader's.

    Args:
        request: of a person who may enter the admin.
        pk: of the evidence.
        name: for people only.
    """
    if not ModelPermissionPolicy(Evidence).user_has_any_permission(request.user, ANY_PERMISSION):
        raise Http404
    evidence = get_object_or_404(visible(Evidence.objects.all(), request.user), pk=pk)
    return send_private_file(evidence.file, name=evidence.file_name, content_type=evidence.content_type)
