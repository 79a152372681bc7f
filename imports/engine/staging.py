"""The staged rows of a batch: kept while it is checked, read again when it is applied."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, transaction

from imports.engine.bulk import insert_rows
from imports.engine.issues import Issue
from imports.engine.jsontext import plain_json
from imports.engine.writing import WRITES, Writer, Written
from imports.exchanges.base import Exchange
from imports.exchanges.context import Parent
from imports.exchanges.draft import Draft
from imports.models import USABLE, CellIssue, ImportBatch, ImportRow, Verdict
from imports.reading import ColumnKind

_WORDS: dict[str, str] = {verdict: verdict.value for verdict in Verdict}
_OWNER = "@directorate"  # beside the fields in a row's values
_ROW_COLUMNS = (
    *("batch_id", "sheet", "row", "verdict", "key", "values", "object_pk", "differences"),
    *Written._fields,
)
_ISSUE_COLUMNS = ("batch_id", "sheet", "sheet_index", "row", "cell", "column", "field", "code", "value", "params")


class Staging:
    """The sink that keeps rows and issues in the database, a transaction a chunk."""

    def __init__(self, batch: ImportBatch, exchange: Exchange) -> None:
        self.batch, self.exchange = batch, exchange
        self.owners: set[int] = set()
        self._writer = Writer(exchange)

    def clear(self) -> None:
        """Forget what an earlier check of this batch kept."""
        with transaction.atomic():
            for rows in (ImportRow.objects.filter(batch=self.batch), CellIssue.objects.filter(batch=self.batch)):
                rows._raw_delete(rows.db)  # nothing refers to them; delete() would load a hundred thousand to see that

    def take(self, drafts: list[Draft], issues: list[Issue]) -> None:
        """Keep a chunk."""
        pk, name_of, written = self.batch.pk, self.exchange.name_of, self._writer.written
        rows = (
            (
                pk,
                draft.sheet,
                draft.number,
                _WORDS[draft.verdict],
                name_of(draft),
                plain_json(_kept(draft)),
                draft.object_pk if draft.verdict in USABLE else None,
                plain_json(draft.differences) if draft.differences else "{}",
                *written(draft),
            )
            for draft in drafts
        )
        self.owners.update(draft.owner for draft in drafts if draft.owner is not None and draft.verdict in WRITES)
        with transaction.atomic():
            _commit_unflushed()
            insert_rows(ImportRow._meta.db_table, _ROW_COLUMNS, rows)
            self._keep(issues)

    def take_issues_of(self, twin: ImportBatch) -> None:
        """Keep the issues that another batch has of the same file."""
        quote = connection.ops.quote_name
        table = quote(CellIssue._meta.db_table)
        fields: list[Any] = [field for field in CellIssue._meta.concrete_fields if not field.primary_key]
        names = ", ".join(quote(field.column) for field in fields)
        values = ", ".join("%s" if field.name == "batch" else quote(field.column) for field in fields)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE batch_id = %s ORDER BY id",  # noqa: S608
                [self.batch.pk, twin.pk],
            )

    def refuse(self, issues: list[Issue]) -> None:
        """Refuse rows that were kept."""
        with transaction.atomic():
            for issue in issues:
                rows = ImportRow.objects.filter(batch=self.batch, sheet=issue.sheet_index, row=issue.row or 0)
                rows.update(verdict=Verdict.REFUSED, object_pk=None, differences={}, **dict.fromkeys(Written._fields))
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
                plain_json(issue.params),
            )
            for issue in issues
        )
        insert_rows(CellIssue._meta.db_table, _ISSUE_COLUMNS, rows)


def _commit_unflushed() -> None:
    """Let this transaction's commit not wait for the disk: that of the batch, which comes after all, does for all."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO OFF")


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


def unchanged_have_changed(batch: ImportBatch, exchange: Exchange) -> bool:
    """Return whether a record that a row agreed with was written, or removed, since the check."""
    rows, records = ImportRow._meta.db_table, exchange.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM {rows} s LEFT JOIN {records} m ON m.id = s.object_pk AND m.version = s.version"  # noqa: S608
            f" WHERE s.batch_id = %s AND s.verdict = '{Verdict.SAME.value}' AND m.id IS NULL LIMIT 1",
            [batch.pk],
        )
        return cursor.fetchone() is not None


def plan_json(owners: Iterable[int], parents: Iterable[Parent]) -> dict[str, Any]:
    """Return what applying needs besides the rows: whose records they are, and what they refer to that is not there."""
    return {
        "owners": sorted(owners),
        "parents": [{**asdict(parent), "model": parent.model._meta.label_lower} for parent in parents],
    }


def parents_from_json(kept: Iterable[dict[str, Any]]) -> list[Parent]:
    """Return the parents of `plan_json`."""
    return [Parent(**{**each, "model": apps.get_model(each["model"])}) for each in kept]


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
