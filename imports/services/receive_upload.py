"""Keep an uploaded file and queue its check."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from imports.models import ImportBatch, Kind
from imports.queue import wake
from imports.services.keep_original import keep_original
from imports.services.refusals import Refusal
from imports.services.senders import authorise, scope_of
from organisation.models import User


def receive_upload(
    *, file: File, name: str, kind: str, options: Mapping[str, Any], by: User | None, queue: bool = True
) -> ImportBatch:
    """Store a file as it came and queue its check; nothing of it is read here.

    Args:
        file: the bytes.
        name: the sender's name for it; shown, never used as a path.
        kind: a Kind.
        options: what the kind asks for besides the file ({"round": "3"}); empty ones are settled by the check.
        by: who sends it; None is an administrator at the command line.
        queue: wake a worker; the command line checks in its own process instead.

    Raises:
        PermissionDenied: no posting of today allows importing.
        Refusal: the kind is not theirs to send, the file is empty or larger than the limit, or the disk is full.
    """
    scope = scope_of(authorise(by, kind))
    size, digest = measure(file)
    now = timezone.now()
    batch = ImportBatch(
        kind=Kind(kind).value,
        directorate=scope.directorate,
        district=scope.district,
        options={key: str(value) for key, value in options.items() if value not in (None, "")},
        name=name[-255:],
        sha256=digest,
        size=size,
        uploaded_by=by,
        uploaded_at=now,
        queued_at=now if queue else None,
    )
    keep_original(batch=batch, file=file)
    try:
        with transaction.atomic():
            batch.save()
            if queue:
                wake(batch.pk)
    except BaseException:
        batch.file.delete(save=False)  # a file that no batch names would stay for ever
        raise
    return batch


def measure(file: File) -> tuple[int, str]:
    """Return size and SHA-256, and leave the file at its beginning."""
    digest, size = hashlib.sha256(), 0
    limit = settings.ARZYAB_IMPORT_MAX_BYTES
    file.seek(0)
    for chunk in file.chunks():
        size += len(chunk)
        if size > limit:
            raise Refusal("file_too_large", limit=limit)
        digest.update(chunk)
    if not size:
        raise Refusal("empty_file")
    file.seek(0)
    return size, digest.hexdigest()
