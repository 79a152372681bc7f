"""Sending a stored file to somebody who was found entitled to it: a download that no browser runs and nobody keeps."""

from typing import Any

from django.http import FileResponse, Http404


def send_private_file(file: Any, *, name: str, content_type: str) -> FileResponse:
    """Return the bytes of a model's file as an attachment.

    Args:
        file: the field's file; 404 where its bytes are gone from the disk.
        name: under which it is offered.
        content_type: of the file.
    """
    try:
        content = file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
