"""Forget what was staged for files that were settled long ago; counts and the changes of records stay for ever."""

from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef

from imports.models import CellIssue, ImportBatch, RowPage
from imports.services.mark_workbook import FOLDER, forget_marked

MOST_ROWS = 100_000
_SLICE = 5_000  # rows of one transaction: on SQLite everybody else waits for it
_MOST_FILES = 500


def forget_old_staging(*, at: datetime, most_rows: int = MOST_ROWS) -> int:
    """Delete the staged rows and issues, and the marked workbooks, that are older than the settings keep them.

    Originals go only where a setting says so. What a run leaves is taken up by the next one.

    Args:
        at: now.
        most_rows: rows and issues of one run.

    Returns:
        How many rows and issues were deleted.
    """
    before = at - timedelta(days=settings.ARZYAB_IMPORT_ROWS_DAYS)
    deleted = 0
    for pk in _holding_rows(before):
        while deleted < most_rows and (gone := _forget_slice(pk, before, at, min(_SLICE, most_rows - deleted))):
            deleted += gone
    _forget_marked_files(before)
    if settings.ARZYAB_IMPORT_ORIGINAL_DAYS:
        _forget_originals(at - timedelta(days=settings.ARZYAB_IMPORT_ORIGINAL_DAYS))
    return deleted


def _holding_rows(before: datetime) -> list[int]:
    own = {"batch": OuterRef("pk")}
    held = Exists(RowPage.objects.filter(**own)) | Exists(CellIssue.objects.filter(**own))
    found = ImportBatch.objects.settled_before(before).filter(held).exclude(pk__in=_shown_elsewhere(before))
    return list(found.order_by("finished_at").values_list("pk", flat=True)[:_MOST_FILES])


def _shown_elsewhere(before: datetime) -> list[int]:
    """Return batches whose rows are shown by a later one, with the same file, that is not as old yet."""
    later = ImportBatch.objects.filter(plan__twin__isnull=False)
    old = ImportBatch.objects.settled_before(before)
    return list(later.exclude(pk__in=old.values("pk")).values_list("plan__twin", flat=True))


@transaction.atomic
def _forget_slice(pk: int, before: datetime, at: datetime, most: int) -> int:
    """Delete some rows of a batch that is still settled; the first time, say on the batch what goes."""
    batch = ImportBatch.objects.select_for_update().settled_before(before).filter(pk=pk).first()
    if batch is None:
        return 0
    if batch.rows_forgotten_at is None:
        batch.rows_forgotten_at = at
        batch.issue_summary = Counter(batch.issues.order_by().values_list("code", flat=True).iterator())
        batch.outline = []
        batch.save(update_fields=["rows_forgotten_at", "issue_summary", "outline"])
        ImportBatch.objects.filter(plan__twin=pk).update(rows_forgotten_at=at)
        transaction.on_commit(lambda: forget_marked(batch=batch))
    for model in (RowPage, CellIssue):
        some = model.objects.filter(batch=batch).order_by("pk").values("pk")[:most]
        deleted, _by_model = model.objects.filter(pk__in=some).delete()
        if deleted:
            return deleted
    return 0


def _forget_marked_files(before: datetime) -> None:
    """Remove marked workbooks by their own age: while the issues are kept, one is made again when it is asked for."""
    try:
        folders = default_storage.listdir(FOLDER)[0]
    except FileNotFoundError:
        return
    for folder in folders:
        with suppress(OSError):  # somebody is marking this batch, or forgetting it, at this moment
            _forget_folder(f"{FOLDER}/{folder}", before)


def _forget_folder(folder: str, before: datetime) -> None:
    paths = [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    old = [path for path in paths if default_storage.get_modified_time(path) < before]
    for path in old:
        default_storage.delete(path)
    if len(old) == len(paths):
        default_storage.delete(folder)


def _forget_originals(before: datetime) -> None:
    held = ImportBatch.objects.settled_before(before).exclude(file="").order_by("finished_at")
    for pk in list(held.values_list("pk", flat=True)[:_MOST_FILES]):
        with transaction.atomic():
            batch = ImportBatch.objects.select_for_update().settled_before(before).filter(pk=pk).first()
            if batch is not None and batch.file:
                storage, name = batch.file.storage, str(batch.file.name)
                batch.file = ""
                batch.save(update_fields=["file"])
                transaction.on_commit(partial(storage.delete, name))
