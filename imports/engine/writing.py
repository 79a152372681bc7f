"""What a compared row writes: the values before and after it, exactly, and the keys that follow from them."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from django.db import models

from imports.engine.jsontext import exact_json
from imports.engine.pages import StagedRow
from imports.exchanges.base import Exchange
from imports.exchanges.draft import Draft
from imports.models import Verdict
from persian.fields import KeyField

WRITES = frozenset({Verdict.NEW, Verdict.CHANGED})
_NEW, _CHANGED = Verdict.NEW, Verdict.CHANGED  # an attribute of an enum costs more than that of a module
_COMPARED = frozenset({Verdict.SAME, Verdict.CHANGED})
_NOTHING: Mapping[str, Any] = {}
_WORDS: dict[str, str] = {verdict: verdict.value for verdict in Verdict}


class Writer:
    """Works out what rows of one exchange write.

    Attributes:
        fields: columns of the records but their primary key, in the order of `written`.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._name_of = exchange.name_of
        self.fields: list[Any] = [field for field in exchange.model._meta.concrete_fields if not field.primary_key]
        self._keys = [field for field in self.fields if isinstance(field, KeyField)]
        self._in_order = itemgetter(*[field.attname for field in self.fields])
        self._defaults = {field.attname: _default(field) for field in self.fields if not isinstance(field, KeyField)}

    def staged(self, draft: Draft) -> StagedRow:
        """Return what is kept of a row with a verdict."""
        verdict, found = draft.verdict, draft.found
        if "staged" in found:
            known: StagedRow = found["staged"]
            return known
        existing: Mapping[str, Any] = found.get("existing", _NOTHING)
        object_pk, version = None, None
        after = before = differences = _NOTHING
        if verdict == _NEW:
            after = draft.values
        elif verdict in _COMPARED:
            object_pk, version = draft.object_pk, existing.get("version")
        if verdict == _CHANGED:
            written = {**existing, **draft.values, "version": existing["version"] + 1}
            after = {name: written[name] for name in self._defaults}
            before = {name: old for name, (old, _new) in found["changed"].items()} | {"version": version}
            differences = draft.differences
        return StagedRow(
            draft.sheet,
            draft.number,
            _WORDS[verdict],
            self._name_of(draft),
            draft.typed,
            draft.settled_owner,
            object_pk,
            version,
            after,
            before,
            differences,
            found.get("repeats"),
            draft.said,
            draft.mark,
        )

    def written(self, row: StagedRow) -> tuple[tuple[Any, ...], str | None, str]:
        """Return the record that a row writes, with its keys, and what is recorded of it as JSON text.

        That is the values before, None for a new record, and the values after.
        """
        if row.before:
            values = dict(row.after)
            before, after = exact_json(row.before), exact_json({name: values[name] for name in row.before})
        else:
            values = {**self._defaults, **row.after, "version": 1}
            if len(values) > len(self._defaults):  # rules may say more than the record keeps
                values = {name: values[name] for name in self._defaults}
            before, after = None, exact_json(values)
        for key in self._keys:
            values[key.attname] = key.derive(*[str(values[source] or "") for source in key.sources])
        return self._in_order(values), before, after


def _default(field: models.Field) -> Any:
    value = field.get_default()
    return str(value) if isinstance(value, models.Choices) else value
