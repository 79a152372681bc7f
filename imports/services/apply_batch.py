"""Apply a checked batch: everything that its preview showed, in one transaction, once."""

import hashlib
import json
import random
import time
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from imports.engine.apply import PreviewOutdated, mark_after, prepare, write
from imports.engine.merge import PlanOutdated
from imports.engine.plan import Plan
from imports.exchanges import registry
from imports.exchanges.context import Context
from imports.exchanges.overtaken import Overtaken
from imports.models import ImportBatch, Stage, State, Verdict
from imports.services.approvals import FORGOTTEN, forget_confirmation, may_approve, needs_approval
from imports.services.leases import Lease, require_held, unheld
from imports.services.limit_transaction import limit_transaction
from imports.services.queueing import enqueue
from imports.services.refusals import Refusal
from imports.services.request_apply import require_applicable
from imports.services.runs import new_context
from imports.services.senders import authorise
from organisation.models import User

_ATTEMPTS = 3
_AGAIN: dict[str, Any] = {
    "code": "changed_since_check",
    "sheet": None,
    "rows": [],
    "count": 1,
    "params": {},
}


def apply_batch(
    *, batch: ImportBatch, by: User | None, leave_out_errors: bool = False, lease: Lease | None = None
) -> ImportBatch:
    """Write what the check of a batch showed; a batch that is applied already is returned as it is.

    When records have changed so that a row would do something else than was shown, nothing is written, and the batch
    is queued for another check: it has to be confirmed anew, and approved anew where that is asked for. When who
    approved it may not approve it any more, nothing is written either, and it waits for another approval.

    Args:
        batch: one that was checked; with a lease, one that the worker has claimed for applying.
        by: who confirmed it; what is written is what this person may write.
        leave_out_errors: apply the sound rows of a file that has faulty ones; the choice is recorded.
        lease: the worker's hold; None when nobody else can be at it.

    Raises:
        PermissionDenied: no posting of today allows importing.
        Refusal: it is not checked, has faulty rows that are not to be left out, or has to be approved first.
        LeaseLost: another worker has taken it over.
    """
    reach = authorise(by, batch.kind)
    batch.refresh_from_db()
    if batch.state == State.APPLIED:
        return batch
    if lease is None:
        require_applicable(batch, leave_out_errors=leave_out_errors)
        if needs_approval(by):
            raise Refusal("approval_needed")
    elif batch.approved_by and not may_approve(batch, batch.approved_by):
        return _await_again(batch, lease)
    if not _is_intact(batch):
        return _settle_failure(batch, "file_changed", lease)
    report = lease.report if lease else unheld
    for attempt in range(1, _ATTEMPTS + 1):
        context = new_context(batch.kind, batch.options, reach=reach, by=by)
        plan = None
        try:
            plan = prepare(batch, registry.get(batch.kind), context, report)
            report(Stage.WRITING, 0)
            return _write(batch, plan, context, by=by, leave_out_errors=leave_out_errors, lease=lease)
        except PreviewOutdated:
            return _check_again(batch, lease)
        except (PlanOutdated, Overtaken, IntegrityError, OperationalError):
            # Somebody was faster, or the database gave up: COMMIT may even have succeeded before the line broke.
            if ImportBatch.objects.filter(pk=batch.pk, state=State.APPLIED).exists():
                break
            if attempt == _ATTEMPTS:
                raise
            time.sleep(random.uniform(0.05, 0.2) * attempt)  # noqa: S311 (jitter, not a secret)
        finally:
            if plan is not None:
                plan.drop()
    return ImportBatch.objects.get(pk=batch.pk)


@transaction.atomic
def _write(
    batch: ImportBatch, plan: Plan, context: Context, *, by: User | None, leave_out_errors: bool, lease: Lease | None
) -> ImportBatch:
    limit_transaction()
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    require_held(batch, lease)
    if batch.state == State.APPLIED:
        return batch
    _take_key(batch, changes=plan.counts[Verdict.NEW] + plan.counts[Verdict.CHANGED])
    write(plan, batch)
    batch.applied_mark = mark_after(batch, plan, context)
    kept = {verdict: plan.counts[verdict] for verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.SAME)}
    batch.counts |= {str(verdict): count for verdict, count in kept.items()}
    batch.leave_out_errors = batch.leave_out_errors or (leave_out_errors and batch.has_errors)
    batch.state, batch.stage, batch.progress = State.APPLIED, Stage.DONE, 100
    batch.lease = batch.leased_until = None
    batch.applied_by, batch.applied_at = by, timezone.now()
    if lease is None:
        batch.confirmed_by, batch.confirmed_at = by, batch.applied_at
    batch.finished_at = batch.applied_at
    batch.save()
    return batch


def _take_key(batch: ImportBatch, *, changes: int) -> None:
    """Mark this file, for this scope, as applied by this batch, unless an earlier one's result still stands whole."""
    parts = [batch.sha256, batch.kind, batch.directorate_id, batch.district_id, batch.options]
    key = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
    earlier = ImportBatch.objects.select_for_update().filter(applied_key=key).exclude(pk=batch.pk)
    if not changes and earlier.exists():
        batch.notices = [*batch.notices, {**_AGAIN, "code": "already_applied"}]
        return
    earlier.update(applied_key=None)
    batch.applied_key = key
    batch.save(update_fields=["applied_key"])


@transaction.atomic
def _check_again(batch: ImportBatch, lease: Lease | None) -> ImportBatch:
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    require_held(batch, lease)
    batch.notices = [_AGAIN]
    forget_confirmation(batch)
    batch.save(update_fields=["notices", *FORGOTTEN])
    enqueue(batch, State.UPLOADED)
    return batch


@transaction.atomic
def _await_again(batch: ImportBatch, lease: Lease) -> ImportBatch:
    """Let the batch wait for somebody who may approve it today; its confirmation stands."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    require_held(batch, lease)
    lapsed = {**_AGAIN, "code": "approval_lapsed", "params": {"name": str(batch.approved_by)}}
    batch.notices = [lapsed, *batch.notices]
    batch.approved_by = batch.approved_at = None
    batch.state, batch.stage, batch.progress = State.AWAITING_APPROVAL, Stage.DONE, 100
    batch.lease = batch.leased_until = None
    batch.finished_at = timezone.now()
    batch.save()
    return batch


@transaction.atomic
def _settle_failure(batch: ImportBatch, code: str, lease: Lease | None) -> ImportBatch:
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    require_held(batch, lease)
    batch.state, batch.stage = State.FAILED, Stage.DONE
    batch.failure_code, batch.failure_params = code, {}
    batch.lease = batch.leased_until = None
    batch.finished_at = timezone.now()
    batch.save()
    return batch


def _is_intact(batch: ImportBatch) -> bool:
    """Return whether the stored file is the one that was checked."""
    digest = hashlib.sha256()
    try:
        with batch.file.open("rb") as file:
            for chunk in file.chunks():
                digest.update(chunk)
    except FileNotFoundError:
        return False
    return digest.hexdigest() == batch.sha256
