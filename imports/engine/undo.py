"""Undo and redo a batch: reverse its last change of each record that is still as the change left it.

Both are one deed: what was recorded as `before` is written, and what was recorded as `after` becomes the new record's
`before`, so that it can be reversed in turn.
"""

from collections import Counter
from typing import NamedTuple

from django.db.models import Max

from imports.engine.judgement import judge
from imports.engine.reversal_merge import keep, merge
from imports.engine.reversal_table import ReversalTable
from imports.engine.standing import models_of, standing_changes
from imports.engine.statements import run
from imports.engine.turns import owners_of, take_turns
from imports.models import ImportBatch, Reversal, RowChange


class Outlook(NamedTuple):
    """What reversing would do.

    Attributes:
        deeds: how many records would be removed, restored and created (see Deed).
        reasons: how many would stay, by reason.
        first: the first of those that would stay: the key of the change, and the reason.
    """

    deeds: Counter[str]
    reasons: Counter[str]
    first: list[tuple[int, str]]


def foresee(batch: ImportBatch, direction: str, *, first: int) -> Outlook:
    """Return what reversing would do to the records, and write nothing.

    Args:
        batch: one that was applied.
        direction: undo or redo.
        first: how many of the records that would stay are named.
    """
    outlook, tables = Outlook(Counter(), Counter(), []), _tables(batch, direction)
    for number, table in enumerate(tables):
        table.fill(telling=True)
        table.derive(judged=True)
        judge(table, tables[:number])
        for deed, reason, count in run(
            f"SELECT own_deed, own_reason, count(*) FROM {table.name} GROUP BY 1, 2"  # noqa: S608 (names of ours)
        ):
            (outlook.reasons if reason else outlook.deeds)[reason or deed] += count
        outlook.first.extend(
            run(
                f"SELECT own_change, own_reason FROM {table.name} WHERE own_reason <> ''"  # noqa: S608
                " ORDER BY own_change LIMIT %s",
                [first - len(outlook.first)],
            )
        )
    _drop(tables)
    return outlook


def reverse(reversal: Reversal) -> None:
    """Reverse what can be reversed, record it, list what stays, and count both; call it inside a transaction."""
    batch, tables = reversal.batch, _tables(reversal.batch, reversal.direction)
    take_turns(batch.kind, {owner for table in tables for owner in owners_of(table)})
    last = RowChange.objects.filter(batch=batch).aggregate(last=Max("sequence"))["last"] or 0
    for number, table in enumerate(tables):
        table.lock()
        table.fill()
        table.derive(judged=True)
        judge(table, tables[:number])
        table.derive(judged=False)
        count = merge(table, reversal, after=last)
        last += count
        reversal.reverted += count
        reversal.kept += keep(table, reversal)
    _drop(tables)


def _tables(batch: ImportBatch, direction: str) -> list[ReversalTable]:
    """Return a table for each model, in the order of the reversal, with its changes chosen."""
    tables = [ReversalTable(model, number) for number, model in enumerate(models_of(batch, direction))]
    for table in tables:
        table.choose(*standing_changes(batch, direction, table.model))
    return tables


def _drop(tables: list[ReversalTable]) -> None:
    """Drop the tables; those of a run that failed go with its transaction, or when the next one begins."""
    for table in tables:
        table.drop()
