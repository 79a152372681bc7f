"""A marked workbook that comes back corrected goes on with the batch that it was marked for."""

from collections.abc import Mapping
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from imports.models import ImportBatch, State
from imports.reading.properties import custom_property
from imports.services.keep_original import keep_original
from imports.services.mark_workbook import forget_marked
from imports.services.queueing import enqueue
from imports.services.receive_upload import measure
from imports.services.runs import reader_limits
from imports.services.senders import authorise, scope_of
from imports.workbooks.marks import BATCH_PROPERTY
from organisation.models import User

RESUMABLE = frozenset({State.CHECKED, State.ASKING, State.REFUSED})


def resume_upload(
    *, file: File, name: str, kind: str, options: Mapping[str, Any], by: User, queue: bool = True
) -> ImportBatch | None:
    """Put a corrected file in the place of the one that was marked, and queue the check; its answers still hold.

    Cells that were corrected on the page are in the marked workbook, so that their corrections are forgotten.

    The number in the file is a wish: it counts only for a batch that the same person sent, from the same place, of the
    same kind and options, and that was not confirmed.

    Args:
        file, name, kind, options, by, queue: as `receive_upload` takes them.

    Returns:
        The batch, None where the file names none that it may go on with: then it is a file like any other.

    Raises:
        PermissionDenied: no posting of today allows importing.
        Refusal: the file is empty or larger than the limit, the kind is not this sender's, or the disk is full.
    """
    scope = scope_of(authorise(by, kind))
    size, digest = measure(file)
    number = custom_property(file.read(), BATCH_PROPERTY, reader_limits())
    file.seek(0)
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    with transaction.atomic():
        own = ImportBatch.objects.select_for_update().filter(uploaded_by=by, kind=kind, state__in=RESUMABLE)
        batch: ImportBatch | None = own.filter(
            pk=int(number), directorate=scope.directorate, district=scope.district
        ).first()
        given = {key: str(value) for key, value in options.items() if value not in (None, "")}
        if batch is None or any(batch.options.get(key) != value for key, value in given.items()):
            return None
        _replace(batch, file, name=name, size=size, digest=digest)
        if queue:
            enqueue(batch, State.UPLOADED)
    forget_marked(batch=batch)
    return batch


def _replace(batch: ImportBatch, file: File, *, name: str, size: int, digest: str) -> None:
    storage, former = batch.file.storage, str(batch.file.name)
    keep_original(batch=batch, file=file)
    batch.name, batch.size, batch.sha256, batch.uploaded_at = name[-255:], size, digest, timezone.now()
    batch.state, batch.notices = State.UPLOADED, []
    try:
        batch.save(update_fields=["file", "name", "size", "sha256", "uploaded_at", "state", "notices"])
        batch.corrected_cells.all().delete()
    except BaseException:
        batch.file.delete(save=False)  # a file that no batch names would stay for ever
        raise
    transaction.on_commit(lambda: storage.delete(former))
