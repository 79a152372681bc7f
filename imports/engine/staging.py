"""The staged rows of a batch: kept while it is checked, read again when it is applied."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from imports.engine.bulk import insert_rows
from imports.engine.issues import Issue, plain
from imports.exchanges.base import Exchange
from imports.exchanges.draft import Draft
from imports.models import USABLE, CellIssue, ImportBatch, ImportRow, Verdict
from imports.reading import ColumnKind

_ENCODER = json.JSONEncoder(ensure_ascii=False, default=plain, separators=(",", ":"))
_OWNER = "@directorate"  # beside the fields in a row's values
_ROW_COLUMNS = ("batch_id", "sheet", "row", "verdict", "key", "values", "object_pk", "differences")
_ISSUE_COLUMNS = ("batch_id", "sheet", "sheet_index", "row", "cell", "column", "field", "code", "value", "params")


class Staging:
    """The sink that keeps rows and issues in the database, a transaction a chunk."""

    def __init__(self, batch: ImportBatch, exchange: Exchange) -> None:
        self.batch, self.exchange = batch, exchange

    def clear(self) -> None:
        """Forget what an earlier check of this batch kept."""
        with transaction.atomic():
            for rows in (ImportRow.objects.filter(batch=self.batch), CellIssue.objects.filter(batch=self.batch)):
                rows._raw_delete(rows.db)  # nothing refers to them; delete() would load a hundred thousand to see that

    def take(self, drafts: list[Draft], issues: list[Issue]) -> None:
        """Keep a chunk."""
        pk = self.batch.pk
        rows = (
            (
                pk,
                draft.sheet,
                draft.number,
                str(draft.verdict),
                self.exchange.name_of(draft),
                to_json(_kept(draft)),
                draft.object_pk if draft.verdict in USABLE else None,
                to_json(draft.differences) if draft.differences else "{}",
            )
            for draft in drafts
        )
        with transaction.atomic():
            insert_rows(ImportRow._meta.db_table, _ROW_COLUMNS, rows)
            self._keep(issues)

    def refuse(self, issues: list[Issue]) -> None:
        """Refuse rows that were kept."""
        with transaction.atomic():
            for issue in issues:
                rows = ImportRow.objects.filter(batch=self.batch, sheet=issue.sheet_index, row=issue.row or 0)
                rows.update(verdict=Verdict.REFUSED, object_pk=None, differences={})
            self._keep(issues)

    def _keep(self, issues: list[Issue]) -> None:
        rows = (
            (
                self.batch.pk,
                issue.sheet[:255],
                issue.sheet_index,
                issue.row,
                issue.cell,
                issue.column[:300],
                issue.field,
                issue.code,
                issue.value,
                to_json(issue.params),
            )
            for issue in issues
        )
        insert_rows(CellIssue._meta.db_table, _ISSUE_COLUMNS, rows)


class Staged(NamedTuple):
    """A staged row that is read again: plain values, since a model instance costs more than what is done with it."""

    pk: int
    sheet: int
    row: int
    verdict: str
    values: dict[str, Any]
    differences: dict[str, Any]


def staged_chunks(batch: ImportBatch, exchange: Exchange, size: int) -> Iterator[list[tuple[Staged, Draft]]]:
    """Yield the usable staged rows in the order of the file, each with the draft that it was, `size` at a time."""
    days = [name for name, column in exchange.columns.items() if column.reads == ColumnKind.DAY]
    rows = ImportRow.objects.filter(batch=batch, verdict__in=USABLE).order_by("pk").values_list(*Staged._fields)
    last = 0
    while chunk := [Staged(*values) for values in rows.filter(pk__gt=last)[:size]]:
        yield [(row, _draft(row, days)) for row in chunk]
        last = chunk[-1].pk


def to_json(value: Any) -> str:
    """Return JSON text; days become ISO text and decimals numbers."""
    return _ENCODER.encode(value)


def _kept(draft: Draft) -> dict[str, Any]:
    return draft.typed if draft.settled_owner is None else {**draft.typed, _OWNER: draft.settled_owner}


def _draft(row: Staged, days: list[str]) -> Draft:
    owner = row.values.pop(_OWNER, None)
    draft = Draft(row.sheet, row.row, _typed(row.values, days))
    draft.settled_owner = owner
    return draft


def _typed(values: dict[str, Any], days: list[str]) -> dict[str, Any]:
    for name in days:
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    return values
