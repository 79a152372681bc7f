"""Apply a checked batch: plan it from its staged rows, look at the records again, and write all of it or nothing."""

from zlib import crc32

from django.db import connection

from imports.engine.check import CHUNK, Report
from imports.engine.difference import Comparison
from imports.engine.merge import Merge
from imports.engine.plan import Plan
from imports.engine.staging import Staged, staged_chunks
from imports.exchanges.base import Exchange
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.models import ImportBatch, Stage, Verdict


class PreviewOutdated(Exception):
    """A row would now do something else than what the person was shown and confirmed."""


def prepare(batch: ImportBatch, exchange: Exchange, context: Context, report: Report) -> Plan:
    """Plan what the staged rows write, against the records as they are now; nothing of them is written yet.

    Raises:
        PreviewOutdated: a row differs from what the check showed; one that now says what the record says does not.
    """
    plan, comparison = Plan(exchange), Comparison(exchange, context)
    total, done = max(batch.count("rows"), 1), 0
    report(Stage.PREPARING, 0)
    plan.create()
    entered = None
    for chunk in staged_chunks(batch, exchange, CHUNK):
        for row, draft in chunk:
            if row.sheet != entered:
                entered, sheet = row.sheet, batch.sheets[row.sheet]
                context.enter(sheet["name"], {field: heading for heading, field in sheet["columns"].items()})
            exchange.complete(draft, context)
        comparison.compare([draft for _row, draft in chunk])
        if any(_is_news(row, draft) for row, draft in chunk):
            raise PreviewOutdated
        plan.add(draft for _row, draft in chunk)
        done += len(chunk)
        report(Stage.PREPARING, 100 * done // total)
    return plan


def write(plan: Plan, batch: ImportBatch, context: Context) -> None:
    """Write a plan; call it inside the transaction that also settles the batch.

    Raises:
        PlanOutdated: a record was written since `prepare`; plan again.
    """
    _take_turns(batch.kind, plan.owners)
    merge = Merge(plan, batch)
    used = [parent for parent in context.parents.values() if parent.placeholder in plan.placeholders]
    merge.create_parents(used)
    merge.require_current()
    merge.write()


def _is_news(row: Staged, draft: Draft) -> bool:
    if draft.verdict == Verdict.SAME:
        return False
    return draft.verdict != row.verdict or draft.differences != row.differences


def _take_turns(kind: str, owners: set[int]) -> None:
    """Let imports of one kind into one directorate follow each other; all take their locks in one order."""
    if connection.vendor != "postgresql":
        return  # SQLite has one writer
    with connection.cursor() as cursor:
        for owner in sorted(owners):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [crc32(kind.encode()) & 0x7FFFFFFF, owner])
