"""Keep the bytes of an upload under a name of ours; where they do not fit, nothing of them stays."""

import errno
from contextlib import suppress

from django.core.files import File

from imports.models import ImportBatch
from imports.models.batch import original_path
from imports.services.refusals import Refusal

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def keep_original(*, batch: ImportBatch, file: File) -> None:
    """Store the file and name it in the batch, which is not saved.

    Raises:
        Refusal: there is no room left for it.
    """
    storage, path = batch.file.storage, original_path(batch, "")
    try:
        batch.file = storage.save(path, file)
    except OSError as error:
        with suppress(OSError):
            storage.delete(path)
        if error.errno not in _FULL:
            raise
        raise Refusal("disk_full") from error
