"""Who works on a batch: a worker claims it for a while, says that it lives, and loses it when it does not."""

import time
import uuid
from datetime import timedelta

from django.conf import settings
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from imports.models import RUNNING, WAITING, ImportBatch
from imports.models.states import RUNS_AS

LEASE = timedelta(seconds=120)
MOST_ATTEMPTS = 3
_BEAT = timedelta(seconds=1)


class LeaseLost(Exception):
    """Another worker has the batch, or it was settled; whoever finds this out stops without a trace."""


class RunTooLong(Exception):
    """The run has lasted longer than ARZYAB_IMPORT_MAX_SECONDS; nothing of it is written."""


class Lease:
    """One worker's hold of one batch, for one run."""

    def __init__(self, batch: ImportBatch, token: uuid.UUID) -> None:
        self.batch, self.token = batch, token
        self._next = timezone.now()
        self._ends = time.monotonic() + settings.ARZYAB_IMPORT_MAX_SECONDS

    def report(self, stage: str, progress: int) -> None:
        """Say how far the work is, at most once a second, and hold the batch for another while.

        Raises:
            LeaseLost: it is no longer held.
            RunTooLong: the run has to end.
        """
        if time.monotonic() > self._ends:
            raise RunTooLong
        now = timezone.now()
        if stage == self.batch.stage and now < self._next:
            return
        self._next = now + _BEAT
        held = ImportBatch.objects.filter(pk=self.batch.pk, lease=self.token)
        since = {} if stage == self.batch.stage else {"stage_since": now}
        if not held.update(stage=stage, progress=progress, leased_until=now + LEASE, **since):
            raise LeaseLost
        self.batch.stage, self.batch.progress = stage, progress


def claim(batch_id: int) -> Lease | None:
    """Take a batch that waits, or whose worker has died; None when there is nothing to do or somebody is at it."""
    now, token = timezone.now(), uuid.uuid4()
    free = Q(state__in=WAITING) | Q(state__in=RUNNING, leased_until__lt=now)
    running = Case(*(When(state=waiting, then=Value(runs)) for waiting, runs in RUNS_AS.items()), default=F("state"))
    claimed = ImportBatch.objects.filter(free, pk=batch_id, attempt__lt=MOST_ATTEMPTS).update(
        state=running, lease=token, leased_until=now + LEASE, attempt=F("attempt") + 1
    )
    return Lease(ImportBatch.objects.get(pk=batch_id), token) if claimed else None


def unheld(stage: str, progress: int) -> None:
    """Report to nobody: the command line works on batches that no worker knows of."""


def require_held(batch: ImportBatch, lease: Lease | None) -> None:
    """Raise LeaseLost when a row that was read under lock is no longer the worker's."""
    if lease is not None and (batch.lease != lease.token or batch.state not in RUNNING):
        raise LeaseLost
