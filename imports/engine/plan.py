"""What applying a batch writes: prepared in a temporary table before the transaction, merged from it inside."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from json import JSONEncoder
from typing import Any

from django.db import connection, models

from imports.engine.bulk import insert_rows
from imports.engine.issues import plain
from imports.exchanges.base import Exchange
from imports.exchanges.draft import Draft
from imports.models import Verdict
from persian.fields import KeyField

TABLE = "import_plan"
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
        placeholders: the placeholders of parents that the rows refer to.
        references: columns that hold the key of another record.
    """

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        fields = exchange.model._meta.concrete_fields
        self.fields = [field for field in fields if not field.primary_key]
        self.keys = [field for field in self.fields if isinstance(field, KeyField)]
        self.plain_fields = [field for field in self.fields if not isinstance(field, KeyField)]
        self.counts: Counter[str] = Counter()
        self.owners: set[int] = set()
        self.placeholders: set[int] = set()
        self._columns = [*(field.column for field in self.fields), *_OWN_COLUMNS]
        self.references = [field.attname for field in self.fields if isinstance(field, models.ForeignKey)]
        self._defaults = {field.attname: _default(field) for field in self.plain_fields}

    def create(self) -> None:
        """Make the table, empty; what an interrupted run of this session left is dropped."""
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self.fields)
        own = (
            "CAST(0 AS integer) AS plan_seq, CAST(0 AS bigint) AS plan_pk, CAST(0 AS integer) AS plan_version, "
            "CAST(0 AS integer) AS plan_sheet, CAST(0 AS integer) AS plan_row, CAST('' AS text) AS plan_key, "
            "CAST('' AS text) AS plan_before, CAST('' AS text) AS plan_after"
        )
        source = quote(self.exchange.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
            cursor.execute(
                f"CREATE TEMPORARY TABLE {TABLE} AS SELECT {columns}, {own} FROM {source} LIMIT 0"  # noqa: S608
            )

    def drop(self) -> None:
        """Drop the table."""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")

    def add(self, drafts: Iterable[Draft]) -> None:
        """Add what these compared drafts write."""
        insert_rows(TABLE, self._columns, (self._row(draft) for draft in drafts if self._counts(draft)))

    def _counts(self, draft: Draft) -> bool:
        self.counts[draft.verdict] += 1
        return draft.verdict in (Verdict.NEW, Verdict.CHANGED)

    def _row(self, draft: Draft) -> list[Any]:
        is_new = draft.verdict == Verdict.NEW
        existing = {} if is_new else draft.found["existing"]
        values = {**(self._defaults if is_new else existing), **draft.values}
        if draft.owner is not None:
            self.owners.add(draft.owner)
        for name in self.references:
            if (values[name] or 0) < 0:
                self.placeholders.add(values[name])
        version = 1 if is_new else existing["version"] + 1
        values["version"] = version
        if is_new:
            before, after = None, {field.attname: values[field.attname] for field in self.plain_fields}
        else:
            before = {name: old for name, (old, _new) in draft.found["changed"].items()} | {"version": version - 1}
            after = {name: new for name, (_old, new) in draft.found["changed"].items()} | {"version": version}
        for field in self.keys:
            values[field.attname] = field.derive(*(str(values[source] or "") for source in field.sources))
        return [
            *(values[field.attname] for field in self.fields),
            sum(self.counts.values()),
            None if is_new else draft.object_pk,
            None if is_new else version - 1,
            draft.sheet,
            draft.number,
            self.exchange.name_of(draft),
            None if before is None else _EXACT.encode(before),
            _EXACT.encode(after),
        ]


def exact(values: dict[str, Any]) -> dict[str, Any]:
    """Return stored values so that they can be restored without loss: decimals and days as text."""
    return {name: str(value) if isinstance(value, Decimal) else plain(value) for name, value in values.items()}


_EXACT = JSONEncoder(
    ensure_ascii=False,
    separators=(",", ":"),
    default=lambda value: str(value) if isinstance(value, Decimal) else plain(value),
)
"""Writes the same as JSON of `exact`, in one pass."""


def _default(field: models.Field) -> Any:
    value = field.get_default()
    return str(value) if isinstance(value, models.Choices) else value
