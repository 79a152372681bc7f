"""What applying a batch writes: prepared in a temporary table before the transaction, merged from it inside.

Names in the statements are those of our own models and temporary tables; values of rows never are part of them.
"""
# ruff: noqa: S608

from collections import Counter
from collections.abc import Iterable
from itertools import count, islice
from typing import Any

from django.db import connection, models
from django.db.models import Sum

from imports.engine.bulk import insert_rows
from imports.engine.jsontext import exact
from imports.engine.pages import StagedRow
from imports.engine.staging import staged_rows
from imports.engine.statements import gather, run
from imports.engine.writing import WRITES, Writer
from imports.exchanges.base import Exchange
from imports.exchanges.context import Parent
from imports.exchanges.draft import Draft
from imports.models import RowPage, Verdict

TABLE = "import_plan"
CHUNK = 5_000
_OWN_COLUMNS = (
    "plan_seq",
    "plan_pk",
    "plan_version",
    "plan_sheet",
    "plan_row",
    "plan_key",
    "plan_before",
    "plan_after",
)


class Plan:
    """The rows to be written, in a table of this database session; the file's unchanged rows are only counted.

    Attributes:
        counts: rows by verdict.
        owners: directorates that the rows belong to.
        parents: places and other records that rows may refer to by their placeholders.
        is_as_checked: the rows are those of the check, which did not have to be judged again.
        references: columns that hold the key of another record.
        same_record: the condition that a record m is the one that a planned row p names.
    """

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        meta = exchange.model._meta
        self._writer = Writer(exchange)
        self.fields = self._writer.fields
        self.references = [field.attname for field in self.fields if isinstance(field, models.ForeignKey)]
        self.counts: Counter[str] = Counter()
        self.owners: set[int] = set()
        self.parents: list[Parent] = []
        self.is_as_checked = False
        self._sequence = count(1)
        quote = connection.ops.quote_name
        self._records = quote(meta.db_table)
        self._columns = [quote(field.column) for field in self.fields]
        self.same_record = " AND ".join(
            f"m.{column} = p.{column}" for column in (quote(meta.get_field(name).column) for name in exchange.identity)
        )

    def create(self) -> None:
        """Make the table, empty; what an interrupted run of this session left is dropped."""
        self.drop()
        self._sequence = count(1)
        self.counts.clear()
        self.owners.clear()
        json = "jsonb" if connection.vendor == "postgresql" else "text"
        own = (
            "CAST(0 AS integer) AS plan_seq, CAST(0 AS bigint) AS plan_pk, CAST(0 AS integer) AS plan_version, "
            "CAST(0 AS integer) AS plan_sheet, CAST(0 AS integer) AS plan_row, CAST('' AS text) AS plan_key, "
            f"CAST(NULL AS {json}) AS plan_before, CAST(NULL AS {json}) AS plan_after"
        )
        columns = ", ".join(self._columns)
        run(f"CREATE TEMPORARY TABLE {TABLE} AS SELECT {columns}, {own} FROM {self._records} LIMIT 0")

    def drop(self) -> None:
        """Drop the table."""
        run(f"DROP TABLE IF EXISTS {TABLE}")

    def add(self, drafts: Iterable[Draft]) -> None:
        """Plan what these compared drafts write."""
        writing = []
        for draft in drafts:
            self.counts[draft.verdict] += 1
            if draft.verdict in WRITES:
                writing.append(self._writer.staged(draft))
                if draft.owner is not None:
                    self.owners.add(draft.owner)
        self._fill(row._replace(after=exact(row.after), before=exact(row.before)) for row in writing)

    def fill_from_staged(self, batch_id: int) -> None:
        """Plan the rows as the check staged them."""
        pages = RowPage.objects.filter(batch=batch_id).order_by().values_list("verdict")
        self.counts.update(dict(pages.annotate(rows=Sum("count"))))
        rows = staged_rows(batch_id, WRITES)
        while chunk := list(islice(rows, CHUNK)):
            self._fill(chunk)
        self.close()

    def close(self) -> None:
        """Let the database know what the plan holds; call it after the last row."""
        gather(TABLE, "plan_pk")

    def is_current(self) -> bool:
        """Return whether the records are still those that the rows were compared with."""
        changed = (
            f"SELECT 1 FROM {TABLE} p LEFT JOIN {self._records} m ON m.id = p.plan_pk AND m.version = p.plan_version"
            " WHERE p.plan_pk IS NOT NULL AND m.id IS NULL LIMIT 1"
        )
        created = (
            f"SELECT 1 FROM {TABLE} p JOIN {self._records} m ON {self.same_record} WHERE p.plan_pk IS NULL LIMIT 1"
        )
        looks = {Verdict.CHANGED: changed, Verdict.NEW: created}
        return not any(run(look) for verdict, look in looks.items() if self.counts[verdict])

    def placeholders(self) -> set[int]:
        """Return the placeholders of parents that the rows refer to."""
        if not self.parents:
            return set()
        names = [
            connection.ops.quote_name(self.exchange.model._meta.get_field(name).column) for name in self.references
        ]
        found = (run(f"SELECT DISTINCT {name} FROM {TABLE} WHERE {name} < 0") for name in names)
        return {placeholder for rows in found for (placeholder,) in rows}

    def _fill(self, rows: Iterable[StagedRow]) -> None:
        names = [field.column for field in self.fields]
        insert_rows(TABLE, [*names, *_OWN_COLUMNS], map(self._planned, rows))

    def _planned(self, row: StagedRow) -> tuple[Any, ...]:
        record, before, after = self._writer.written(row)
        own = (next(self._sequence), row.object_pk, row.version, row.sheet, row.row, row.key, before, after)
        return record + own
