"""The statements that write a reversal: removed, restored, created, recorded; a statement each, all in one transaction.

Names in the statements are those of our own models and temporary tables; values of rows never are part of them.
"""
# ruff: noqa: S608

from typing import Any

from django.db import connection, models

from imports.engine.bulk import insert_rows
from imports.engine.judgement import Case
from imports.engine.plan import exact
from imports.engine.staging import to_json
from imports.models import Reversal, RowChange
from persian.fields import KeyField

TABLE = "import_reversal"
_OWN = ("own_number", "own_deed", "own_change", "own_before", "own_after")
_REMOVE, _RESTORE, _CREATE = "remove", "restore", "create"


class ReversalTable:
    """The records of one model that go back, in a table of this database session.

    Attributes:
        model: theirs.
        count: how many they are.
    """

    def __init__(self, model: type[models.Model], reversal: Reversal) -> None:
        self.model, self.reversal, self.count = model, reversal, 0
        self._fields = model._meta.concrete_fields
        quote = connection.ops.quote_name
        self._table = quote(model._meta.db_table)
        self._names = [str(field.column) for field in self._fields]
        self._columns = [quote(name) for name in self._names]
        columns = ", ".join(self._columns)
        own = (
            "CAST(0 AS integer) AS own_number, CAST('' AS text) AS own_deed, CAST(0 AS bigint) AS own_change, "
            "CAST('' AS text) AS own_before, CAST('' AS text) AS own_after"
        )
        self._run(f"DROP TABLE IF EXISTS {TABLE}")
        self._run(f"CREATE TEMPORARY TABLE {TABLE} AS SELECT {columns}, {own} FROM {self._table} LIMIT 0")

    def add(self, cases: list[Case]) -> None:
        """Add cases that go back."""
        insert_rows(TABLE, [*self._names, *_OWN], [self._row(case) for case in cases])

    def write(self, *, after: int) -> None:
        """Write the records in the order of their keys, and a change for each after the batch's last one."""
        names = ", ".join(self._columns)
        values = ", ".join(f"{column} = p.{column}" for column in self._columns)
        self._run(f"DELETE FROM {self._table} WHERE id IN (SELECT id FROM {TABLE} WHERE own_deed = '{_REMOVE}')")
        self._run(
            f"UPDATE {self._table} SET {values} FROM {TABLE} p"
            f" WHERE {self._table}.id = p.id AND p.own_deed = '{_RESTORE}'"
        )
        self._run(
            f"INSERT INTO {self._table} ({names}) SELECT {names} FROM {TABLE} WHERE own_deed = '{_CREATE}' ORDER BY id"
        )
        json = "::jsonb" if connection.vendor == "postgresql" else ""
        change = connection.ops.quote_name(RowChange._meta.db_table)
        self._run(
            f"INSERT INTO {change}"
            " (batch_id, reversal_id, sequence, model, object_pk, key, sheet, row, before, after)"
            " SELECT c.batch_id, %s, p.own_number + %s, c.model, c.object_pk, c.key, c.sheet, c.row,"
            f" p.own_before{json}, p.own_after{json}"
            f" FROM {TABLE} p JOIN {change} c ON c.id = p.own_change ORDER BY p.own_number",
            [self.reversal.pk, after],
        )
        self._run(f"DROP TABLE {TABLE}")

    def _row(self, case: Case) -> list[Any]:
        self.count += 1
        change, then = case.change, case.then
        values = then or case.now or {}
        if then is None:
            deed, before, after = _REMOVE, exact(self._plain(values)), None
        elif case.now is None:
            deed, before, after = _CREATE, None, exact(self._plain(then))
        else:
            names = [name for name in change.before or {} if name in then]
            deed = _RESTORE
            before = exact({name: case.now[name] for name in names})
            after = exact({name: then[name] for name in names})
        return [
            *(field.get_db_prep_save(values[field.attname], connection) for field in self._fields),
            self.count,
            deed,
            change.pk,
            None if before is None else to_json(before),
            None if after is None else to_json(after),
        ]

    def _plain(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values that are recorded: keys are derived again."""
        return {
            field.attname: values[field.attname]
            for field in self._fields
            if not field.primary_key and not isinstance(field, KeyField)
        }

    @staticmethod
    def _run(sql: str, params: Any = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
