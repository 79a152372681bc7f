"""Check a batch: read its file and stage what applying it would do; no record is touched."""

from dataclasses import replace
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from imports.engine.check import check
from imports.engine.findings import Findings
from imports.engine.marks import reference_mark, state_of
from imports.engine.recall import Recall, Uncertain, recall_for
from imports.engine.staging import Staging, plan_json
from imports.engine.twins import twin_json
from imports.exchanges import registry
from imports.exchanges.context import Context
from imports.exchanges.options import OptionError
from imports.exchanges.overtaken import anew_when_overtaken
from imports.models import ImportBatch, MappingSource, Stage, State, Verdict
from imports.reading import Settled
from imports.services.find_twin import find_twin, findings_of, settled_digest
from imports.services.leases import Lease, require_held, unheld
from imports.services.memories import keep_recalled, learn, memory_of
from imports.services.refusals import Refusal
from imports.services.runs import local_copy, new_context, option_words, options_shown, reader_limits, settled_of
from imports.services.senders import authorise

COUNTS = ("rows", *Verdict.values)
_STATES = {"ok": State.CHECKED, "partial": State.CHECKED, "ask": State.ASKING, "reject": State.REFUSED}


@anew_when_overtaken
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
    batch.mark, batch.plan = "", None
    try:
        context = new_context(batch.kind, given, reach=authorise(batch.uploaded_by, batch.kind), by=batch.uploaded_by)
    except PermissionDenied:
        return _keep(batch, Findings(failure=("not_allowed", {})), lease)
    except (OptionError, Refusal) as error:
        return _keep(batch, Findings(failure=(error.code, error.params)), lease)
    mark, settled = reference_mark(exchange, context), _settled(batch)
    if twin := find_twin(batch=batch, settled=settled, mark=mark, context=context):
        staging.take_issues_of(twin.batch)
        batch.plan = twin_json(twin.batch, context.reach, twin.state) | {"settled": settled_digest(settled)}
        return _keep(batch, findings_of(twin.batch), lease, context)
    state = state_of(exchange.model)
    with local_copy(batch.file) as path:
        read = partial(check, path, name=batch.name, exchange=exchange, limits=reader_limits(), settled=settled)
        read = partial(read, sink=staging, report=lease.report if lease else unheld)
        try:
            found = read(context=context, recalls=lambda: recall_for(batch, exchange, mark))
        except Uncertain:
            staging.clear()
            context = new_context(batch.kind, given, reach=context.reach, by=batch.uploaded_by)
            found = read(context=context, recalls=lambda: Recall(None, exchange))
    batch.mark = mark
    batch.plan = plan_json(state, staging.owners, context.parents.values()) | {"settled": settled_digest(settled)}
    return _keep(batch, found, lease, context)


def _settled(batch: ImportBatch) -> Settled:
    """Return what people settled; what was recalled at an earlier check is recalled anew."""
    settled = settled_of(batch)
    if batch.mapping_source == MappingSource.FOUND:
        return settled
    if batch.mapping and batch.mapping_source != MappingSource.MEMORY:
        return settled
    return replace(settled, tables=(), memory=memory_of(batch.kind, batch.directorate_id))


@transaction.atomic
def _keep(batch: ImportBatch, found: Findings, lease: Lease | None, context: Context | None = None) -> ImportBatch:
    judged = batch
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    require_held(batch, lease)
    batch.mark, batch.plan = judged.mark, judged.plan
    earlier = [notice for notice in batch.notices if notice["code"] == "changed_since_check"]
    batch.state = _STATES[found.outcome]
    batch.stage, batch.progress = Stage.DONE, 100
    batch.outcome = found.outcome
    batch.counts = counts_json(found)
    batch.rows_forgotten_at, batch.issue_summary = None, {}
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
    batch.outline = found.outline
    keep_recalled(batch, found.mapping, at=batch.checked_at)
    batch.save()
    if batch.state == State.CHECKED:
        learn(batch, found.lessons, at=batch.checked_at)
    return batch


def counts_json(found: Findings) -> dict[str, int]:
    """Return the counts in the order of the screens and the command line."""
    return {name: found.counts[name] for name in COUNTS}
