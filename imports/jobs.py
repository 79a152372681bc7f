"""Entry points of the queue: they take numbers, call one service, and record what became of it."""

import logging

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django_tasks import task

from imports.models import REVERSING, ImportBatch, State
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.give_up import give_up
from imports.services.leases import Lease, LeaseLost, RunTooLong, claim
from imports.services.refusals import Refusal
from imports.services.reverse_batch import reverse_batch
from imports.services.watch import noted

logger = logging.getLogger(__name__)


@task(queue_name="default", backend="jobs")
def run_batch(batch_id: int) -> None:
    """Do what a batch waits for: check, apply, undo or redo it; leave one that another worker has."""
    lease = claim(batch_id)
    if lease is None:
        return
    with noted(lease):
        _run(lease)


def _run(lease: Lease) -> None:
    batch, batch_id = lease.batch, lease.batch.pk
    try:
        if batch.state == State.CHECKING:
            check_batch(batch=batch, lease=lease)
        elif batch.state in REVERSING:
            reverse_batch(batch=batch, lease=lease)
        else:
            apply_batch(batch=batch, by=batch.confirmed_by, lease=lease)
    except LeaseLost:
        logger.warning("batch %s was taken over", batch_id)
    except RunTooLong:
        _fail(lease, "took_too_long")
    except FileNotFoundError:
        _fail(lease, "file_gone")
    except PermissionDenied:
        _fail(lease, "not_allowed")
    except Refusal as refusal:
        _fail(lease, refusal.code)
    except (OperationalError, InterfaceError):
        # The database is away or busy: the lease runs out, and the sweeper queues the batch again.
        logger.exception("batch %s: the database gave up", batch_id)
    except Exception:
        logger.exception("batch %s failed", batch_id)
        _fail(lease, "internal_error")


@transaction.atomic
def _fail(lease: Lease, code: str) -> None:
    batch = ImportBatch.objects.select_for_update().filter(pk=lease.batch.pk, lease=lease.token).first()
    if batch is not None:
        give_up(batch, code, at=timezone.now())
