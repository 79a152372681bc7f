"""Check a batch: read its file and stage what applying it would do; no record is touched."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from imports.engine.check import Findings, check
from imports.engine.staging import Staging
from imports.exchanges import registry
from imports.exchanges.context import Context
from imports.exchanges.options import OptionError
from imports.models import ImportBatch, Stage, State, Verdict
from imports.services.leases import Lease, require_held, unheld
from imports.services.refusals import Refusal
from imports.services.runs import local_copy, new_context, option_words, options_shown, reader_limits
from imports.services.senders import authorise

COUNTS = ("rows", *Verdict.values)
_STATES = {"ok": State.CHECKED, "partial": State.CHECKED, "ask": State.ASKING, "reject": State.REFUSED}


def check_batch(*, batch: ImportBatch, lease: Lease | None = None) -> ImportBatch:
    """Check the file of a batch as its sender's, and keep what was found.

    Args:
        batch: any that is not applied.
        lease: the worker's hold; None when nobody else can be at it.

    Raises:
        LeaseLost: another worker has taken it over; what was staged is that one's to replace.
    """
    exchange, given = registry.get(batch.kind), dict(batch.options)
    staging = Staging(batch, exchange)
    staging.clear()
    try:
        context = new_context(batch.kind, given, reach=authorise(batch.uploaded_by, batch.kind), by=batch.uploaded_by)
    except PermissionDenied:
        return _keep(batch, Findings(failure=("not_allowed", {})), lease)
    except (OptionError, Refusal) as error:
        return _keep(batch, Findings(failure=(error.code, error.params)), lease)
    with local_copy(batch.file) as path:
        found = check(
            path,
            name=batch.name,
            exchange=exchange,
            context=context,
            limits=reader_limits(),
            answers=batch.answers,
            sink=staging,
            report=lease.report if lease else unheld,
        )
    return _keep(batch, found, lease, context)


@transaction.atomic
def _keep(batch: ImportBatch, found: Findings, lease: Lease | None, context: Context | None = None) -> ImportBatch:
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    require_held(batch, lease)
    earlier = [notice for notice in batch.notices if notice["code"] == "changed_since_check"]
    batch.state = _STATES[found.outcome]
    batch.stage, batch.progress = Stage.DONE, 100
    batch.outcome = found.outcome
    batch.counts = counts_json(found)
    batch.sheets, batch.questions, batch.creates = found.sheets, found.questions, found.creates
    batch.notices = earlier + found.notices
    batch.failure_code, batch.failure_params = found.failure or (
        "nothing_to_apply" if found.outcome == "reject" else "",
        {},
    )
    if context is not None:
        batch.options = option_words(batch.kind, context)
        batch.options_shown = options_shown(batch.kind, context)
    batch.lease = batch.leased_until = None
    batch.checked_at = batch.finished_at = timezone.now()
    batch.save()
    return batch


def counts_json(found: Findings) -> dict[str, int]:
    """Return the counts in the order of the screens and the command line."""
    return {name: found.counts[name] for name in COUNTS}
