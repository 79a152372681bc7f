"""Which records a reversal may touch: those that are as it was left, and whose going back breaks nothing else.

Every rule is one statement over a reversal's table. Names in them are those of our own models and temporary tables.
"""
# ruff: noqa: S608

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.sql import Query

from imports.engine.recorded import differs
from imports.engine.reversal_table import Deed, ReversalTable
from imports.engine.statements import change, quote, quoted
from imports.models import KeptReason


def judge(table: ReversalTable, earlier: Sequence[ReversalTable]) -> None:
    """Say of the records of a table, keys included, which ones stay and why; write nothing else.

    Args:
        table: one that was filled, so that those edited since are known.
        earlier: the tables of the reversal's models before it, judged; written or not.
    """
    tables = [*earlier, table]
    # What stays may keep others: until nothing more does.
    while any([_keep_orphans(table, tables), _keep_referenced(table, tables), _keep_taken(table)]):
        pass


def _keep_orphans(table: ReversalTable, tables: Sequence[ReversalTable]) -> int:
    """Keep records whose former values name a record that is not there any more."""
    found = 0
    for field in table.fields:
        if not isinstance(field, models.ForeignKey):
            continue
        related: Any = field.related_model
        target: Any = field.target_field
        named = f"{table.name}.{quote(field.column)}"
        arrives = "".join(
            f" AND NOT EXISTS (SELECT 1 FROM {other.name} a WHERE a.id = {named} AND {_goes('a', Deed.CREATE)})"
            for other in tables
            if other.model is related
        )
        key = quote(target.column)
        found += _keep(
            table,
            KeptReason.RELATED_GONE,
            f"own_deed <> '{Deed.REMOVE}' AND {named} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {quoted(related)} r WHERE r.{key} = {named}){arrives}",
        )
    return found


def _keep_referenced(table: ReversalTable, tables: Sequence[ReversalTable]) -> int:
    """Keep records to be removed that others refer to, other than those that this reversal takes away from them."""
    found = 0
    for relation in table.model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)):
            continue
        field: Any = relation.field  # type: ignore[union-attr]
        column = quote(field.column)
        leaves = "".join(
            f" AND NOT EXISTS (SELECT 1 FROM {other.name} a WHERE a.id = r.id AND ({_goes('a', Deed.REMOVE)}"
            f" OR {_goes('a', Deed.RESTORE)} AND {differs(f'a.{column}', f'r.{column}')}))"
            for other in tables
            if other.model is field.model
        )
        key = f"{table.name}.{quote(field.target_field.column)}"
        found += _keep(
            table,
            KeptReason.REFERENCED,
            f"own_deed = '{Deed.REMOVE}'"
            f" AND EXISTS (SELECT 1 FROM {quoted(field.model)} r WHERE r.{column} = {key}{leaves})",
        )
    return found


def _keep_taken(table: ReversalTable) -> int:
    """Keep records whose former particulars belong to another record by now, unless that one leaves."""
    found = 0
    for columns, condition in _unique_together(table.model):
        same = " AND ".join(f"m.{quote(column)} = {table.name}.{quote(column)}" for column in columns)
        where, params = "", []
        for subject, source in (("m", quoted(table.model)), (table.name, table.name)):
            if condition is not None:
                text, values = _unqualified(table.model, condition)
                where += f" AND {subject}.id IN (SELECT id FROM {source} WHERE {text})"
                params += values
        leaves = f"EXISTS (SELECT 1 FROM {table.name} a WHERE a.id = m.id AND {_goes('a', Deed.REMOVE)})"
        found += _keep(
            table,
            KeptReason.TAKEN,
            f"own_deed <> '{Deed.REMOVE}' AND EXISTS (SELECT 1 FROM {table.records} m"
            f" WHERE {same} AND m.id <> {table.name}.id AND NOT {leaves}{where})",
            params,
        )
    return found


def _keep(table: ReversalTable, reason: KeptReason, condition: str, params: Sequence[Any] = ()) -> int:
    """Give the reason to records that have none yet and meet the condition; return how many."""
    return change(
        f"UPDATE {table.name} SET own_reason = '{reason}' WHERE own_reason = '' AND {condition}", params or None
    )


def _goes(alias: str, deed: str) -> str:
    return f"{alias}.own_reason = '' AND {alias}.own_deed = '{deed}'"


def _unique_together(model: type[models.Model]) -> Iterator[tuple[tuple[str, ...], models.Q | None]]:
    """Yield the columns that together name one record, and for which records they do."""
    own: list[Any] = list(model._meta.concrete_fields)
    for field in own:
        if field.unique and not field.primary_key:
            yield (field.column,), None
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            fields: list[Any] = [model._meta.get_field(name) for name in constraint.fields]
            yield tuple(field.column for field in fields), constraint.condition


def _unqualified(model: type[models.Model], condition: models.Q) -> tuple[str, list[Any]]:
    """Return a constraint's condition so that it may be asked of any table with the model's columns."""
    query = Query(model=model, alias_cols=False)
    text, params = query.build_where(condition).as_sql(query.get_compiler(connection=connection), connection)
    return text, list(params)
