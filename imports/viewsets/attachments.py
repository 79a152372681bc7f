"""Files that the exchange hands out: attachments that no browser opens by itself and no cache keeps."""

from typing import IO, Any

from django.http import FileResponse

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def attachment(file: IO[Any] | Any, *, name: str) -> FileResponse:
    """Return the file under a name of any letters (RFC 6266)."""
    kind = TYPES[name.rpartition(".")[2]]
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
