"""Undo and redo a batch: reverse its last change of each record that is still as the change left it.

Both are one deed: what was recorded as `before` is written, and what was recorded as `after` becomes the new record's
`before`, so that it can be reversed in turn.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Max

from imports.engine.bulk import insert_rows
from imports.engine.judgement import Case, Judgement
from imports.engine.reversal_table import ReversalTable
from imports.engine.standing import models_of, standing_changes
from imports.models import ImportBatch, KeptChange, Reversal, RowChange

CHUNK = 2000


def foresee(batch: ImportBatch, direction: str) -> Iterator[Case]:
    """Yield what reversing would do to each record, and write nothing."""
    judgement = Judgement()
    for model in models_of(batch, direction):
        for changes in _chunks(batch, direction, model):
            yield from judgement.judge(model, changes, lock=False)


def reverse(reversal: Reversal) -> None:
    """Reverse what can be reversed, record it, list what stays, and count both; call it inside a transaction."""
    batch, judgement = reversal.batch, Judgement()
    last = RowChange.objects.filter(batch=batch).aggregate(last=Max("sequence"))["last"] or 0
    for model in models_of(batch, reversal.direction):
        table = ReversalTable(model, reversal)
        for changes in _chunks(batch, reversal.direction, model):
            cases = judgement.judge(model, changes, lock=True)
            kept = [case for case in cases if case.reason]
            table.add([case for case in cases if not case.reason])
            _keep(reversal, kept)
            reversal.kept += len(kept)
        table.write(after=last)
        last += table.count
        reversal.reverted += table.count


def _chunks(batch: ImportBatch, direction: str, model: type[models.Model]) -> Iterator[list[RowChange]]:
    """Yield the changes of one model in the order of the records' keys."""
    changes: Any = standing_changes(batch, direction).filter(model=model._meta.label_lower).order_by("object_pk")
    after = 0
    while chunk := list(changes.filter(object_pk__gt=after)[:CHUNK]):
        after = chunk[-1].object_pk
        yield chunk


def _keep(reversal: Reversal, cases: list[Case]) -> None:
    rows = [(reversal.pk, case.change.pk, str(case.reason)) for case in cases]
    insert_rows(KeptChange._meta.db_table, ("reversal_id", "change_id", "reason"), rows)
