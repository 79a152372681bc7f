"""What applying a batch writes: prepared in a temporary table before the transaction, merged from it inside.

Names in the statements are those of our own models and temporary tables; values of rows never are part of them.
"""
# ruff: noqa: S608

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import connection, models

from imports.engine.bulk import insert_rows
from imports.engine.recorded import has, value
from imports.engine.writing import WRITES, Writer
from imports.exchanges.base import Exchange
from imports.exchanges.context import Parent
from imports.exchanges.draft import Draft
from imports.models import ImportRow, Verdict
from persian.fields import KeyField

TABLE = "import_plan"
_JUDGED = "import_judged"
_JUDGED_COLUMNS = ("id", "sheet", "row", "key", "object_pk", "version", "before", "after", "keys")
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
        self.fields = [field for field in meta.concrete_fields if not field.primary_key]
        self.references = [field.attname for field in self.fields if isinstance(field, models.ForeignKey)]
        self.counts: Counter[str] = Counter()
        self.owners: set[int] = set()
        self.parents: list[Parent] = []
        self.is_as_checked = False
        self._writer = Writer(exchange)
        quote = connection.ops.quote_name
        self._records = quote(meta.db_table)
        self._columns = [quote(field.column) for field in self.fields]
        self.same_record = " AND ".join(
            f"m.{column} = p.{column}" for column in (quote(meta.get_field(name).column) for name in exchange.identity)
        )

    def create(self) -> None:
        """Make the tables, empty; what an interrupted run of this session left is dropped."""
        self.drop()
        self.counts.clear()
        self.owners.clear()
        json = "jsonb" if connection.vendor == "postgresql" else "text"
        own = (
            "CAST(0 AS integer) AS plan_seq, CAST(0 AS bigint) AS plan_pk, CAST(0 AS integer) AS plan_version, "
            "CAST(0 AS integer) AS plan_sheet, CAST(0 AS integer) AS plan_row, CAST('' AS text) AS plan_key, "
            f"CAST(NULL AS {json}) AS plan_before, CAST(NULL AS {json}) AS plan_after"
        )
        columns = ", ".join(self._columns)
        self._run(f"CREATE TEMPORARY TABLE {TABLE} AS SELECT {columns}, {own} FROM {self._records} LIMIT 0")
        self._run(
            f"CREATE TEMPORARY TABLE {_JUDGED} (id integer, sheet integer, row integer, key text, object_pk bigint,"
            f" version integer, before {json}, after {json}, keys {json})"
        )

    def drop(self) -> None:
        """Drop the tables."""
        for table in (TABLE, _JUDGED):
            self._run(f"DROP TABLE IF EXISTS {table}")

    def add(self, drafts: Iterable[Draft]) -> None:
        """Add what these compared drafts write; `fill` comes after the last of them."""
        insert_rows(_JUDGED, _JUDGED_COLUMNS, (self._judged(draft) for draft in drafts if self._counts(draft)))

    def fill(self) -> None:
        """Plan the rows that were added."""
        self._fill(f"{_JUDGED} s", [])

    def fill_from_staged(self, batch_id: int) -> None:
        """Plan the rows as the check staged them."""
        staged = connection.ops.quote_name(ImportRow._meta.db_table)
        verdicts = self._run(f"SELECT verdict, count(*) FROM {staged} WHERE batch_id = %s GROUP BY verdict", [batch_id])
        self.counts.update(dict(verdicts))
        written = ", ".join(f"'{verdict.value}'" for verdict in sorted(WRITES))
        self._fill(f"{staged} s WHERE s.batch_id = %s AND s.verdict IN ({written})", [batch_id])

    def is_current(self) -> bool:
        """Return whether the records are still those that the rows were compared with."""
        changed = (
            f"SELECT 1 FROM {TABLE} p LEFT JOIN {self._records} m ON m.id = p.plan_pk AND m.version = p.plan_version"
            " WHERE p.plan_pk IS NOT NULL AND m.id IS NULL LIMIT 1"
        )
        created = (
            f"SELECT 1 FROM {TABLE} p JOIN {self._records} m ON {self.same_record} WHERE p.plan_pk IS NULL LIMIT 1"
        )
        return not self._run(changed) and not self._run(created)

    def placeholders(self) -> set[int]:
        """Return the placeholders of parents that the rows refer to."""
        if not self.parents:
            return set()
        names = [
            connection.ops.quote_name(self.exchange.model._meta.get_field(name).column) for name in self.references
        ]
        found = (self._run(f"SELECT DISTINCT {name} FROM {TABLE} WHERE {name} < 0") for name in names)
        return {placeholder for rows in found for (placeholder,) in rows}

    def _counts(self, draft: Draft) -> bool:
        self.counts[draft.verdict] += 1
        return draft.verdict in WRITES

    def _judged(self, draft: Draft) -> tuple[Any, ...]:
        if draft.owner is not None:
            self.owners.add(draft.owner)
        number, name = self.counts[Verdict.NEW] + self.counts[Verdict.CHANGED], self.exchange.name_of(draft)
        return number, draft.sheet, draft.number, name, draft.object_pk, *self._writer.written(draft)

    def _fill(self, source: str, params: list[Any]) -> None:
        """Put rows into the plan: of a new one its own values, of a changed one the record's with its own over them."""
        table, _where, condition = source.partition(" WHERE ")
        joined = f"{table} LEFT JOIN {self._records} m ON m.id = s.object_pk"
        if connection.vendor == "postgresql":
            joined += " CROSS JOIN LATERAL jsonb_populate_record(m, s.after || s.keys) r"
            values = [f"r.{column}" for column in self._columns]
        else:
            values = [self._from_json(field) for field in self.fields]
        own = "row_number() OVER (ORDER BY s.id), s.object_pk, s.version, s.sheet, s.row, s.key, s.before, s.after"
        names = ", ".join([*self._columns, *_OWN_COLUMNS])
        where = f" WHERE {condition}" if condition else ""
        self._run(f"INSERT INTO {TABLE} ({names}) SELECT {', '.join(values)}, {own} FROM {joined}{where}", params)

    @staticmethod
    def _from_json(field: Any) -> str:
        """Return what finds a column's value where JSON makes no record: SQLite."""
        column, json = connection.ops.quote_name(field.column), "s.keys" if isinstance(field, KeyField) else "s.after"
        return f"CASE WHEN {has(json, field.attname)} THEN {value(json, field)} ELSE m.{column} END"

    @staticmethod
    def _run(sql: str, params: Any = None) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return list(cursor.fetchall()) if cursor.description else []
