"""The staged rows of a batch: kept while it is checked, read again when it is applied."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import chain, islice
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from imports.engine.among import among
from imports.engine.bulk import insert_rows
from imports.engine.issues import Issue
from imports.engine.jsontext import plain_json
from imports.engine.marks import state_of
from imports.engine.pages import StagedRow, pack, packed_pages, unpack
from imports.engine.writing import WRITES, Writer
from imports.exchanges.base import Exchange
from imports.exchanges.context import Parent
from imports.exchanges.draft import Draft
from imports.models import USABLE, CellIssue, ImportBatch, RowPage, Verdict
from imports.reading import ColumnKind

_REFUSED = Verdict.REFUSED
_LOOKED_AT = 10_000
_PAGE_COLUMNS = ("batch_id", "verdict", "sheet", "first_row", "count", "packed", "prints")
_ISSUE_COLUMNS = ("batch_id", "sheet", "sheet_index", "row", "cell", "column", "field", "code", "value", "params")


class Staging:
    """The sink that keeps rows and issues in the database, a transaction a chunk."""

    def __init__(self, batch: ImportBatch, exchange: Exchange) -> None:
        self.batch = batch
        self.owners: set[int] = set()
        self._writer = Writer(exchange)

    def clear(self) -> None:
        """Forget what an earlier check of this batch kept."""
        self.owners.clear()
        with transaction.atomic():
            for rows in (RowPage.objects.filter(batch=self.batch), CellIssue.objects.filter(batch=self.batch)):
                rows._raw_delete(rows.db)  # nothing refers to them; delete() would load them all to see that

    def take(self, drafts: list[Draft], issues: list[Issue]) -> None:
        """Keep a chunk of rows of one sheet."""
        self.owners.update(draft.owner for draft in drafts if draft.owner is not None and draft.verdict in WRITES)
        pages = list(packed_pages(self._writer.staged(draft) for draft in drafts if draft.verdict != _REFUSED))
        with transaction.atomic():
            _commit_unflushed()
            insert_rows(RowPage._meta.db_table, _PAGE_COLUMNS, [(self.batch.pk, *page) for page in pages])
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
        refused = {(issue.sheet_index, issue.row) for issue in issues}
        pages = RowPage.objects.filter(batch=self.batch, sheet__in={sheet for sheet, _row in refused})
        with transaction.atomic():
            for page in pages:
                rows = unpack(page)
                left = [row for row in rows if (row.sheet, row.row) not in refused]
                if not left:
                    page.delete()
                elif len(left) < len(rows):
                    page.count, page.packed, page.prints = len(left), pack(left), b""
                    page.save(update_fields=["count", "packed", "prints"])
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


def staged_rows(batch_id: int, verdicts: Iterable[str]) -> Iterator[StagedRow]:
    """Yield the rows of these verdicts, in about the order of the file."""
    pages = RowPage.objects.filter(batch=batch_id, verdict__in=verdicts).order_by("pk")
    return chain.from_iterable(map(unpack, pages.iterator(chunk_size=10)))


def staged_chunks(batch: ImportBatch, exchange: Exchange, size: int) -> Iterator[list[tuple[StagedRow, Draft]]]:
    """Yield the usable staged rows, each with the draft that it was, `size` at a time."""
    days = [name for name, column in exchange.columns.items() if column.reads == ColumnKind.DAY]
    rows = staged_rows(batch.pk, USABLE)
    while chunk := list(islice(rows, size)):
        yield [(row, _draft(row, days)) for row in chunk]


def unchanged_have_changed(batch: ImportBatch, exchange: Exchange) -> bool:
    """Return whether a record that a row agreed with was written, or removed, since the check."""
    if (batch.plan or {}).get("state") == state_of(exchange.model):
        return False  # none of them all was
    rows, records = staged_rows(batch.pk, {Verdict.SAME}), exchange.model._base_manager
    while chunk := {row.object_pk: row.version for row in islice(rows, _LOOKED_AT)}:
        if chunk != dict(records.filter(among("pk", chunk)).values_list("pk", "version")):
            return True
    return False


def plan_json(state: str, owners: Iterable[int], parents: Iterable[Parent]) -> dict[str, Any]:
    """Return what applying needs besides the rows.

    Args:
        state: of all records of the kind before the first of them was looked at.
        owners: directorates of the rows that write.
        parents: what rows refer to that is not there yet.
    """
    return {
        "state": state,
        "owners": sorted(owners),
        "parents": [{**asdict(parent), "model": parent.model._meta.label_lower} for parent in parents],
    }


def parents_from_json(kept: Iterable[dict[str, Any]]) -> list[Parent]:
    """Return the parents of `plan_json`."""
    return [Parent(**{**each, "model": apps.get_model(each["model"])}) for each in kept]


def _draft(row: StagedRow, days: list[str]) -> Draft:
    draft = Draft(row.sheet, row.row, _typed(dict(row.typed), days))
    draft.settled_owner = row.owner
    return draft


def _typed(values: dict[str, Any], days: list[str]) -> dict[str, Any]:
    for name in days:
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    return values
