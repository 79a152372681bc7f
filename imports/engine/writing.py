"""What a compared row writes: the values before and after it, exactly, and the keys that follow from them."""

from typing import Any, NamedTuple

from django.db import models

from imports.engine.jsontext import exact_json
from imports.exchanges.base import Exchange
from imports.exchanges.draft import Draft
from imports.models import Verdict
from persian.fields import KeyField

WRITES = frozenset({Verdict.NEW, Verdict.CHANGED})
_NEW = Verdict.NEW


class Written(NamedTuple):
    """The same columns of a staged row; JSON as text.

    Attributes:
        version: of the record that the row was compared with, None for a new one.
        before: the values that are replaced, by column; None for a new record.
        after: the values that take their place, of a new record all; None where nothing is written.
        keys: the derived keys that change with them.
    """

    version: int | None = None
    before: str | None = None
    after: str | None = None
    keys: str | None = None


class Writer:
    """Works out what rows of one exchange write."""

    def __init__(self, exchange: Exchange) -> None:
        fields = [field for field in exchange.model._meta.concrete_fields if not field.primary_key]
        self._keys = [field for field in fields if isinstance(field, KeyField)]
        self._defaults = {field.attname: _default(field) for field in fields if not isinstance(field, KeyField)}

    def written(self, draft: Draft) -> Written:
        """Return what a row with a verdict writes."""
        verdict = draft.verdict
        if verdict is _NEW:
            after = {**self._defaults, **draft.values, "version": 1}
            if len(after) > len(self._defaults):
                for name in draft.values.keys() - self._defaults.keys():
                    del after[name]
            keys = {field.attname: _derived(field, after) for field in self._keys}
            return Written(None, None, exact_json(after), exact_json(keys))
        existing: dict[str, Any] | None = draft.found.get("existing")
        version = existing["version"] if existing else None
        if existing is None or verdict != Verdict.CHANGED:
            return Written(version)
        changed: dict[str, tuple[Any, Any]] = draft.found["changed"]
        before = {name: old for name, (old, _new) in changed.items()} | {"version": version}
        after = {name: new for name, (_old, new) in changed.items()} | {"version": existing["version"] + 1}
        values = {**existing, **draft.values}
        keys = {
            field.attname: _derived(field, values)
            for field in self._keys
            if not changed.keys().isdisjoint(field.sources)
        }
        return Written(version, exact_json(before), exact_json(after), exact_json(keys))


def _derived(field: KeyField, values: dict[str, Any]) -> str:
    return field.derive(*[str(values[source] or "") for source in field.sources])


def _default(field: models.Field) -> Any:
    value = field.get_default()
    return str(value) if isinstance(value, models.Choices) else value
