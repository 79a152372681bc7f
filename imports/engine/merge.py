"""The statements that write a plan: lock, look whether it still holds, merge, record; they run in one transaction.

Names in the statements are those of our own models and temporary tables; values of rows never are part of them.
"""
# ruff: noqa: S608

from collections.abc import Iterable
from typing import Any

from django.db import connection

from imports.engine.bulk import insert_rows
from imports.engine.jsontext import exact
from imports.engine.plan import TABLE, Plan
from imports.engine.statements import run
from imports.exchanges.context import Parent
from imports.models import ImportBatch, RowChange, Verdict
from persian.fields import KeyField

_PARENTS = "import_parents"


class PlanOutdated(Exception):
    """A record that the plan changes, or would create, was written since the plan was made."""


class Merge:
    """Writes a plan; every method belongs inside the transaction."""

    def __init__(self, plan: Plan, batch: ImportBatch) -> None:
        self.plan, self.batch = plan, batch
        meta = plan.exchange.model._meta
        quote = connection.ops.quote_name
        self.table, self.label = quote(meta.db_table), meta.label_lower
        self.columns = [quote(field.column) for field in plan.fields]
        self.parents_created = 0

    def require_current(self) -> None:
        """Lock the records that are changed, in the order of their keys.

        Raises:
            PlanOutdated: one was changed or removed, or one that was to be new is there.
        """
        if connection.vendor == "postgresql" and self.plan.counts[Verdict.CHANGED]:
            run(
                f"SELECT m.id FROM {self.table} m WHERE m.id IN (SELECT plan_pk FROM {TABLE} WHERE plan_pk IS NOT NULL)"
                " ORDER BY m.id FOR UPDATE"
            )
        if not self.plan.is_current():
            raise PlanOutdated

    def create_parents(self, parents: Iterable[Parent]) -> None:
        """Create the places and other parents that rows refer to, and put their keys where the placeholders are."""
        pairs = []
        for parent in parents:
            record, made = parent.model._base_manager.get_or_create(**parent.lookup, defaults=dict(parent.values))
            pairs.append((parent.placeholder, record.pk))
            if made:
                self.parents_created += 1
                RowChange.objects.create(
                    batch=self.batch,
                    sequence=self.parents_created,
                    model=parent.model._meta.label_lower,
                    object_pk=record.pk,
                    key=parent.label[:300],
                    after=exact({name: getattr(record, name) for name in _plain_names(parent.model)}),
                )
        if pairs:
            self._put_in_place(pairs)

    def write(self) -> None:
        """Change, create, and record what was changed and created."""
        if self.plan.counts[Verdict.CHANGED]:
            self._change()
        if self.plan.counts[Verdict.NEW]:
            self._create()

    def _change(self) -> None:
        values = ", ".join(f"{column} = p.{column}" for column in self.columns)
        run(f"UPDATE {self.table} SET {values} FROM {TABLE} p WHERE {self.table}.id = p.plan_pk")
        self._record(f"FROM {TABLE} p WHERE p.plan_pk IS NOT NULL", "p.plan_pk")

    def _create(self) -> None:
        names = ", ".join(self.columns)
        run(f"INSERT INTO {self.table} ({names}) SELECT {names} FROM {TABLE} WHERE plan_pk IS NULL ORDER BY plan_key")
        self._record(f"FROM {TABLE} p JOIN {self.table} m ON {self.plan.same_record} WHERE p.plan_pk IS NULL", "m.id")

    def _record(self, source: str, pk: str) -> None:
        change = connection.ops.quote_name(RowChange._meta.db_table)
        run(
            f"INSERT INTO {change} (batch_id, sequence, model, object_pk, key, sheet, row, before, after)"
            f" SELECT %s, p.plan_seq + %s, %s, {pk}, p.plan_key, p.plan_sheet, p.plan_row,"
            f" p.plan_before, p.plan_after {source} ORDER BY p.plan_seq",
            [self.batch.pk, self.parents_created, self.label],
        )

    def _put_in_place(self, pairs: list[tuple[int, int]]) -> None:
        run(f"DROP TABLE IF EXISTS {_PARENTS}")
        run(f"CREATE TEMPORARY TABLE {_PARENTS} (placeholder bigint PRIMARY KEY, pk bigint)")
        insert_rows(_PARENTS, ("placeholder", "pk"), pairs)
        for name in self.plan.references:
            column = connection.ops.quote_name(self.plan.exchange.model._meta.get_field(name).column)
            if connection.vendor == "postgresql":
                after = f"jsonb_set(plan_after, '{{{name}}}', to_jsonb(n.pk))"
            else:
                after = f"json_set(plan_after, '$.{name}', n.pk)"
            run(
                f"UPDATE {TABLE} SET {column} = n.pk, plan_after = {after}"
                f" FROM {_PARENTS} n WHERE {TABLE}.{column} = n.placeholder"
            )
        run(f"DROP TABLE {_PARENTS}")


def _plain_names(model: Any) -> list[str]:
    """Return the columns that are recorded: an undo is to find all of them, and keys follow from the others."""
    fields = model._meta.concrete_fields
    return [field.attname for field in fields if not field.primary_key and not isinstance(field, KeyField)]
