"""An applied batch whose file, to the byte, is sent again while all that it said still stands."""

import hashlib
from typing import Any, NamedTuple

from imports.engine.findings import Findings
from imports.engine.marks import record_mark, state_of
from imports.exchanges import registry
from imports.exchanges.context import Context
from imports.models import ImportBatch, State, Verdict
from imports.reading import Settled

_OF_ITS_OWN_TIME = frozenset({"changed_since_check", "already_applied", "approval_lapsed", "answered_from_batch"})


class Twin(NamedTuple):
    """A batch that answers for another, and the state of the records for which it does."""

    batch: ImportBatch
    state: str


def find_twin(*, batch: ImportBatch, settled: Settled, mark: str, context: Context) -> Twin | None:
    """Return the batch that answers for this one without its file being read, None where it has to be read.

    What it was judged by, the records inside the reach and the choices of people have to be what they were when it had
    been applied; it has to be applied still, and its rows kept, since the page of the new batch shows them.

    Args:
        batch: about to be checked.
        settled: what people settled about it, or settled before about such files.
        mark: of the run (engine.marks).
        context: the run.
    """
    same = ImportBatch.objects.filter(
        kind=batch.kind,
        sha256=batch.sha256,
        directorate=batch.directorate_id,
        district=batch.district_id,
        state=State.APPLIED,
        rows_forgotten_at=None,
        mapping=[],
    )
    digest = settled_digest(settled)
    found: Any = same.exclude(pk=batch.pk).order_by("applied_at") if not batch.mapping else []
    own = [each for each in found if each.plan and not each.is_answered and each.plan["settled"] == digest]
    if not own:
        return None
    state = state_of(registry.get(batch.kind).model, context.reach)
    mark = record_mark(mark, state)
    return next((Twin(each, state) for each in own if each.applied_mark == mark), None)


def findings_of(twin: ImportBatch) -> Findings:
    """Return what checking the file of an applied batch once more would find."""
    found = Findings(outcome=twin.outcome, sheets=twin.sheets, outline=twin.outline)
    found.counts.update({verdict: twin.count(verdict) for verdict in ("rows", Verdict.SKIPPED, Verdict.REFUSED)})
    found.counts[Verdict.SAME] = sum(twin.count(verdict) for verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.SAME))
    notice: dict[str, Any] = {"code": "answered_from_batch", "sheet": None, "rows": [], "count": 1, "params": {}}
    found.notices = [notice, *(each for each in twin.notices if each["code"] not in _OF_ITS_OWN_TIME)]
    return found


def settled_digest(settled: Settled) -> str:
    """Return what differs whenever something else was settled."""
    return hashlib.sha256(repr(settled).encode()).hexdigest()
