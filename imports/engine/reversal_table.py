"""The records of one model that a reversal is about, as they would be after it, in a table of this database session.

Names in the statements are those of our own models and temporary tables; values of rows never are part of them.
"""
# ruff: noqa: S608

from typing import Any

from django.db import connection, models

from imports.engine.bulk import insert_rows
from imports.engine.recorded import differs, has, value
from imports.engine.statements import gather, quote, quoted, run
from imports.models import KeptReason, RowChange
from persian.fields import KeyField

CHUNK = 2000
FIRST_VERSION = 1
_KEYS = "import_reversal_keys"


class Deed:
    """What becomes of a record."""

    REMOVE, RESTORE, CREATE = "remove", "restore", "create"


class ReversalTable:
    """A row a change: what becomes of its record, why it stays where it does, and its columns as they are to be.

    Attributes:
        model: that of the records.
        name: the table's.
        fields: the model's columns, which the table has too.
        keys: those of them that follow from others.
        judged: the columns that the rules look at: those that name a record, and those that refer to others.
        versioned: whether every write of a record raises a version.
    """

    def __init__(self, model: type[models.Model], number: int) -> None:
        self.model, self.name = model, f"import_reversal_{number}"
        self.chosen = f"{self.name}_chosen"
        self.fields: list[Any] = list(model._meta.concrete_fields)
        self.keys: list[Any] = [field for field in self.fields if isinstance(field, KeyField)]
        self.versioned = any(field.attname == "version" for field in self.fields)
        self.records = quoted(model)
        self.judged = {field.attname for field in self.fields if field.unique or field.is_relation}
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint):
                condition = constraint.condition.referenced_base_fields if constraint.condition else ()
                fields: list[Any] = [model._meta.get_field(name) for name in (*constraint.fields, *condition)]
                self.judged.update(field.attname for field in fields)

    def choose(self, changes: str, params: list[Any]) -> None:
        """Begin with the changes that are to be reversed: a statement of them and of their records, one a record."""
        self.drop()
        run(f"CREATE TEMPORARY TABLE {self.chosen} (own_change bigint, id bigint)")
        run(f"INSERT INTO {self.chosen} (own_change, id) {changes}", params)

    def lock(self) -> None:
        """Hold the records, in the order of their keys, until the transaction ends."""
        if connection.vendor == "postgresql":
            held = f"SELECT m.id FROM {self.records} m JOIN {self.chosen} s ON s.id = m.id ORDER BY m.id"
            run(f"SELECT count(*) FROM ({held} FOR UPDATE OF m) held")

    def fill(self, *, telling: bool = False) -> None:
        """Fill in what becomes of the records; those that are not as their change left them stay.

        Args:
            telling: only that by which the rules judge; nothing is to be written.
        """
        fields = [field for field in self.fields if not telling or field.attname in self.judged]
        names = ", ".join(quote(field.column) for field in fields)
        own = "CAST(0 AS bigint) AS own_change" + "".join(
            f", CAST('' AS text) AS {column}" for column in ("own_key", "own_deed", "own_reason")
        )
        run(f"CREATE TEMPORARY TABLE {self.name} AS SELECT {names}, {own} FROM {self.records} LIMIT 0")
        run(
            f"INSERT INTO {self.name} (own_change, own_key, own_deed, own_reason, {names})"
            f" SELECT c.id, c.key, CASE WHEN c.before IS NULL THEN '{Deed.REMOVE}' WHEN m.id IS NULL"
            f" THEN '{Deed.CREATE}' ELSE '{Deed.RESTORE}' END, {self._reason()}, {self._values(fields)}"
            f" FROM {self.chosen} s JOIN {quoted(RowChange)} c ON c.id = s.own_change"
            f" LEFT JOIN {self.records} m ON m.id = s.id"
        )
        run(f"CREATE UNIQUE INDEX {self.name}_id ON {self.name} (id)")
        gather(self.name, "own_deed", "own_reason")

    def derive(self, *, judged: bool) -> None:
        """Give the records the keys that follow from their columns: those that the rules look at, or the others."""
        keys = [key for key in self.keys if (key.attname in self.judged) == judged]
        sources = sorted({source for key in keys for source in key.sources})
        if not keys:
            return
        lacking = " OR ".join(f"NOT ({has('c.before', key.attname)})" for key in keys)
        moved = " OR ".join(has("c.before", source) for source in sources)
        rows = (
            f"SELECT p.id, {', '.join(f'p.{quote(source)}' for source in sources)}"
            f" FROM {self.name} p JOIN {quoted(RowChange)} c ON c.id = p.own_change WHERE p.own_reason = ''"
            f" AND (p.own_deed = '{Deed.CREATE}' AND ({lacking}) OR p.own_deed = '{Deed.RESTORE}' AND ({moved}))"
            f" AND p.id > %s ORDER BY p.id LIMIT {CHUNK}"
        )
        run(f"DROP TABLE IF EXISTS {_KEYS}")
        names = [key.column for key in keys]
        columns = ", ".join(quote(name) for name in names)
        run(f"CREATE TEMPORARY TABLE {_KEYS} AS SELECT id, {columns} FROM {self.name} LIMIT 0")
        last = 0
        while chunk := run(rows, [last]):
            last = chunk[-1][0]
            insert_rows(_KEYS, ["id", *names], [(row[0], *derived(keys, sources, row[1:])) for row in chunk])
        given = ", ".join(f"{quote(name)} = n.{quote(name)}" for name in names)
        run(f"UPDATE {self.name} SET {given} FROM {_KEYS} n WHERE {self.name}.id = n.id")
        run(f"DROP TABLE {_KEYS}")

    def drop(self) -> None:
        """Drop the tables."""
        run(f"DROP TABLE IF EXISTS {self.name}")
        run(f"DROP TABLE IF EXISTS {self.chosen}")

    def columns(self) -> list[str]:
        """Return the names of the model's columns for a statement."""
        return [quote(field.column) for field in self.fields]

    def _reason(self) -> str:
        """Return why a record that is not as the change left it stays."""
        if self.versioned:
            version: Any = self.model._meta.get_field("version")
            edited = f"m.version <> COALESCE({value('c.after', version)}, {FIRST_VERSION})"
        else:
            edited = " OR ".join(
                f"{has('c.after', field.attname)} AND {differs(f'm.{quote(field.column)}', value('c.after', field))}"
                for field in self.fields
            )
        return (
            f"CASE WHEN c.after IS NULL THEN CASE WHEN m.id IS NULL THEN '' ELSE '{KeptReason.TAKEN}' END"
            f" WHEN m.id IS NULL THEN '{KeptReason.REMOVED}' WHEN {edited} THEN '{KeptReason.EDITED}' ELSE '' END"
        )

    def _values(self, fields: list[Any]) -> str:
        """Return the record as it is to be: its present values, the former ones over them, a version of its own."""
        values = []
        for field in fields:
            now, then = f"m.{quote(field.column)}", value("c.before", field)
            if field.primary_key:
                values.append("s.id")
            elif field.attname == "version":
                # The versions go on rising, so that whoever has the record open is told.
                values.append(f"COALESCE({now}, {then}) + 1")
            else:
                # Of a record that is removed only the keys are told, for they are recorded.
                stays = now if isinstance(field, KeyField) else f"CASE WHEN c.before IS NOT NULL THEN {now} END"
                values.append(f"CASE WHEN {has('c.before', field.attname)} THEN {then} ELSE {stays} END")
        return ", ".join(values)


def derived(keys: list[KeyField], sources: list[str], row: tuple[Any, ...]) -> list[str]:
    """Return the keys of a record by its columns."""
    values = dict(zip(sources, row, strict=True))
    return [key.derive(*(str(values[source] or "") for source in key.sources)) for key in keys]
