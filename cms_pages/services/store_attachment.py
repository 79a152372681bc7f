"""Check an uploaded file and keep it as a version; nothing is public until its notice is published with it."""

import hashlib
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files import File

from cms_pages.models.attachment import AttachmentVersion
from cms_pages.rules.file_kinds import FileKind, file_kind


def check_attachment(*, file: File, name: str) -> FileKind:
    """Return the kind of a file that the board takes.

    Raises:
        RefusedFile: it does not take it.
    """
    return file_kind(name, cast(BinaryIO, file), size=file.size, limit=settings.ARZYAB_ATTACHMENT_MAX_BYTES)


def store_attachment(
    *, file: File, name: str, by: Any = None, replaces: AttachmentVersion | None = None, note: str = ""
) -> AttachmentVersion:
    """Keep the file as a version; the same bytes as `replaces` are that version, not a new one.

    Raises:
        RefusedFile: the board does not take the file.
    """
    kind = check_attachment(file=file, name=name)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    if replaces and replaces.sha256 == digest.hexdigest():
        return replaces
    file.seek(0)
    version = AttachmentVersion(
        extension=kind.extension,
        content_type=kind.content_type,
        size=file.size,
        sha256=digest.hexdigest(),
        uploaded_by=by,
        replaces=replaces,
        note=note,
    )
    version.file.save(name, file, save=False)
    version.save()
    return version
