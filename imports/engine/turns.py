"""Whose turn it is: what writes records of one kind in one directorate does so one after the other."""

from collections.abc import Iterable
from typing import Any
from zlib import crc32

from django.db import connection

from imports.engine.among import among
from imports.engine.recorded import value
from imports.engine.reversal_table import ReversalTable
from imports.engine.statements import quote, quoted, run
from imports.models import RowChange


def take_turns(kind: str, owners: Iterable[int]) -> None:
    """Wait until nobody else writes this kind in these directorates; held until the transaction ends.

    All take their locks in one order, and before those of any record.
    """
    if connection.vendor != "postgresql":
        return  # SQLite has one writer
    with connection.cursor() as cursor:
        for owner in sorted(owners):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [crc32(kind.encode()) & 0x7FFFFFFF, owner])


def owners_of(table: ReversalTable) -> set[int]:
    """Return the directorates that a reversal writes in: those of its records as they are, and as they were."""
    model: Any = table.model
    if not model.directorate_path:
        return set()
    step, _, rest = model.directorate_path.partition("__")
    field = model._meta.get_field(step)
    rows = run(
        f"SELECT m.{quote(field.column)} FROM {table.chosen} s JOIN {table.records} m ON m.id = s.id"  # noqa: S608
        f" UNION SELECT {value('c.before', field)} FROM {table.chosen} s"
        f" JOIN {quoted(RowChange)} c ON c.id = s.own_change WHERE c.before IS NOT NULL"
    )
    owners = {row[0] for row in rows} - {None}
    if rest:
        related = field.related_model._base_manager.filter(among("pk", owners)).order_by()
        owners = set(related.values_list(rest, flat=True).distinct()) - {None}
    return owners
