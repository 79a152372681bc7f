"""Apply a checked batch: plan it from its staged rows, look at the records again, and write all of it or nothing."""

from dataclasses import replace
from itertools import groupby

from imports.engine.check import CHUNK, Report
from imports.engine.difference import Comparison
from imports.engine.garbage import no_collections
from imports.engine.marks import record_mark, reference_mark, state_of
from imports.engine.merge import Merge
from imports.engine.pages import StagedRow
from imports.engine.plan import Plan
from imports.engine.staging import parents_from_json, staged_chunks, unchanged_have_changed
from imports.engine.turns import take_turns
from imports.engine.twins import still_stands
from imports.exchanges.base import Exchange
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.models import ImportBatch, Stage, Verdict


class PreviewOutdated(Exception):
    """A row would now do something else than what the person was shown and confirmed."""


@no_collections()
def prepare(batch: ImportBatch, exchange: Exchange, context: Context, report: Report) -> Plan:
    """Plan what the staged rows write, against the records as they are now; nothing of them is written yet.

    While all that rows are judged by is as the check found it, what the check staged is taken; otherwise every row is
    judged again.

    Raises:
        PreviewOutdated: a row differs from what the check showed; one that now says what the record says does not.
    """
    plan = Plan(exchange)
    report(Stage.PREPARING, 0)
    if batch.is_answered:
        if not still_stands(batch.plan or {}, exchange):
            raise PreviewOutdated
        plan.create()
        plan.counts[Verdict.SAME] = batch.count(Verdict.SAME)
        plan.is_as_checked = True
        return plan
    if batch.mark and batch.plan is not None and batch.mark == reference_mark(exchange, context):
        plan.create()
        plan.owners.update(batch.plan["owners"])
        plan.parents = parents_from_json(batch.plan["parents"])
        plan.fill_from_staged(batch.pk)
        if plan.is_current() and not unchanged_have_changed(batch, exchange):
            plan.is_as_checked = True
            return plan
    _judge_again(plan, batch, context, report)
    return plan


def write(plan: Plan, batch: ImportBatch) -> None:
    """Write a plan; call it inside the transaction that also settles the batch.

    Raises:
        PlanOutdated: a record was written since `prepare`; plan again.
    """
    take_turns(batch.kind, plan.owners)
    merge, used = Merge(plan, batch), plan.placeholders()
    merge.create_parents([parent for parent in plan.parents if parent.placeholder in used])
    merge.require_current()
    merge.write()


def mark_after(batch: ImportBatch, plan: Plan, context: Context) -> str:
    """Return the mark of what the batch leaves behind, inside its transaction; "" where a check might say otherwise.

    That is where rows were judged again, which faulty ones are not, and where a faulty row might be sound by now for
    what the others have written.
    """
    exchange = plan.exchange
    may_differ = bool(batch.count(Verdict.REFUSED)) and (bool(plan.parents) or exchange.model in exchange.looks_up)
    if not plan.is_as_checked or may_differ:
        return ""
    # What was looked up may have been created by this very batch.
    fresh = replace(context, notes={}, parents={}, _lookups={})
    return record_mark(reference_mark(exchange, fresh), state_of(exchange.model, context.reach))


def _judge_again(plan: Plan, batch: ImportBatch, context: Context, report: Report) -> None:
    exchange, comparison = plan.exchange, Comparison(plan.exchange, context)
    total, done = max(batch.count("rows"), 1), 0
    plan.create()
    entered = None
    for chunk in staged_chunks(batch, exchange, CHUNK):
        for number, rows in groupby(chunk, key=lambda pair: pair[0].sheet):
            if number != entered:
                entered, sheet = number, batch.sheets[number]
                context.enter(sheet["name"], {field: heading for heading, field in sheet["columns"].items()})
            exchange.complete([draft for _row, draft in rows], context)
        comparison.compare([draft for _row, draft in chunk])
        if any(_is_news(row, draft) for row, draft in chunk):
            raise PreviewOutdated
        plan.add(draft for _row, draft in chunk)
        done += len(chunk)
        report(Stage.PREPARING, 100 * done // total)
    plan.parents = list(context.parents.values())
    plan.close()


def _is_news(row: StagedRow, draft: Draft) -> bool:
    if draft.verdict == Verdict.SAME:
        return False
    return draft.verdict != row.verdict or draft.differences != row.differences
