"""What each row would change: a chunk of drafts against the records that they name, in one query a chunk."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from imports.engine.among import among
from imports.engine.issues import plain
from imports.exchanges.base import Exchange
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.models import Verdict
from persian.fields import KeyField

_NEW, _SAME = Verdict.NEW, Verdict.SAME  # an attribute of an enum costs more than that of a module


class Comparison:
    """Compares drafts with the records of one exchange."""

    def __init__(self, exchange: Exchange, context: Context) -> None:
        self.exchange, self.context = exchange, context
        fields = exchange.model._meta.concrete_fields
        self.columns = [field.attname for field in fields if not isinstance(field, KeyField)]
        # What identifies a record may be a derived key: it is read for finding it, and never compared.
        self._read = [*self.columns, *(name for name in exchange.identity if name not in self.columns)]
        self._identity_at = [self._read.index(name) for name in exchange.identity]
        self._field_names = _field_names(exchange)
        self._labels: dict[tuple[str, int], str] = {}

    def compare(self, drafts: Sequence[Draft]) -> None:
        """Give each draft its verdict, its record's values and the differences."""
        sound = [draft for draft in drafts if not draft.faults and not draft.verdict]
        by_pk, by_identity = self._records(sound)
        for draft in drafts:
            if draft.faults:
                draft.verdict = Verdict.REFUSED
            elif not draft.verdict:
                row = by_pk.get(draft.object_pk or 0) if by_pk else None
                identity = tuple(map(draft.values.get, self.exchange.identity))
                self._compare(draft, row or by_identity.get(identity))

    def _compare(self, draft: Draft, row: Sequence[Any] | None) -> None:
        if row is None:
            draft.verdict = _NEW
            return
        existing: dict[str, Any] = dict(zip(self._read, row, strict=True))
        draft.object_pk = existing["id"]
        draft.found["existing"] = existing
        for guard in self.exchange.guards:
            guard(draft, self.context)
        if draft.faults:
            draft.verdict = Verdict.REFUSED
        if draft.verdict:
            return  # a guard settled it
        changed = {
            name: (existing[name], value)
            for name, value in draft.values.items()
            if name in existing and existing[name] != value
        }
        if not changed:
            draft.verdict = _SAME
            return
        draft.verdict = Verdict.CHANGED
        draft.found["changed"] = changed
        draft.differences = {
            self._field_names.get(name, name): [self._shown(name, old), self._shown(name, new)]
            for name, (old, new) in changed.items()
        }

    def _records(self, drafts: Iterable[Draft]) -> tuple[dict[int, Any], dict[tuple[Any, ...], Any]]:
        """Return the records that the drafts name, by key and by what identifies them."""
        pks, wanted = set(), [set[Any]() for _ in self.exchange.identity]
        for draft in drafts:
            if draft.object_pk:
                pks.add(draft.object_pk)
                continue
            for values, name in zip(wanted, self.exchange.identity, strict=True):
                values.add(draft.values.get(name))
        rows: list[Any] = []
        records = self.exchange.model._base_manager.all()
        if pks:
            rows += records.filter(among("pk", pks)).values_list(*self._read)
        if all(wanted):
            named = [among(name, values) for name, values in zip(self.exchange.identity, wanted, strict=True)]
            rows += records.filter(*named).values_list(*self._read)
        at = self._read.index("id")
        return {row[at]: row for row in rows}, {tuple(row[i] for i in self._identity_at): row for row in rows}

    def _shown(self, name: str, value: Any) -> Any:
        """A value as a preview shows it: of another record its name, otherwise plain JSON."""
        if not isinstance(value, int) or isinstance(value, bool) or not name.endswith("_id"):
            return plain(value)
        if (name, value) not in self._labels:
            self._labels[name, value] = self._label(name.removesuffix("_id"), value)
        return self._labels[name, value]

    def _label(self, name: str, pk: int) -> str:
        if pk < 0:
            return next(parent.label for parent in self.context.parents.values() if parent.placeholder == pk)
        related: type[models.Model] = self.exchange.model._meta.get_field(name).related_model
        return str(related._base_manager.get(pk=pk))


def _field_names(exchange: Exchange) -> dict[str, str]:
    """Return the exchange's name of each model column; of several columns the nearest one's."""
    names: dict[str, str] = {}
    columns = [(name, column.attribute.split("__")) for name, column in exchange.columns.items() if column.attribute]
    stored = {field.name: field.attname for field in exchange.model._meta.concrete_fields}
    for name, path in sorted(columns, key=lambda column: len(column[1])):
        if path[0] in stored:  # others are computed, and never differ by themselves
            names.setdefault(stored[path[0]], name)
    return names
