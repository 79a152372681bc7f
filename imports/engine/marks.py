"""The mark of what rows are judged by: while it stays the same, judging them again would say the same."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Model, Sum

import evaluation_admin
import imports
import organisation
import persian
from imports.exchanges.base import Exchange
from imports.exchanges.context import Context
from organisation.reach import Reach
from persian.fields import KeyField

_RULES = (
    (imports, ("reading", "exchanges", "engine")),
    (evaluation_admin, ("rules", "models", "enums")),
    (organisation, ("reach", "models")),
    (persian, ("",)),
)
_LIBRARIES = ("python-calamine",)
_FEW = 3_000  # rows that are read whole; of more than that their versions tell, where they have any


def reference_mark(exchange: Exchange, context: Context) -> str:
    """Return the mark of a run: the rules, the sender's reach, the options, and the records that rules look up.

    It also holds the day of the run, unless no rule of the exchange looks at it.
    """
    reach = context.reach
    parts = [
        rules_digest(),
        repr(exchange.shape(context)),
        repr([sorted(each) for each in (reach.directorates, reach.districts, reach.units, reach.schools)]),
        repr((reach.national, reach.covert)),
        repr(sorted((name, _word(value)) for name, value in context.options.items())),
        str(context.may_create_districts),
        str(settings.ARZYAB_IMPORT_MAX_BYTES),
    ]
    if not exchange.is_dateless:
        parts.append(context.today.isoformat())
    parts += [state_of(model) for model in exchange.looks_up]
    return _digest(*parts)


def record_mark(mark: str, state: str) -> str:
    """Return the mark of a run together with the state of the records inside its reach."""
    return _digest(mark, state)


def state_of(model: Any, reach: Reach | None = None) -> str:
    """Return what changes whenever a row of the model does: its rows, or their number, newest key and versions.

    Args:
        model: theirs.
        reach: look at no others than it holds.
    """
    fields = [field.attname for field in model._meta.concrete_fields if not isinstance(field, KeyField)]
    rows: Any = model._base_manager.order_by() if reach is None else model.objects.within(reach).order_by()
    if "version" in fields:
        found = rows.aggregate(count=Count("pk"), newest=Max("pk"), versions=Sum("version"))
        if found["count"] > _FEW:
            return repr((model._meta.label, *found.values()))
    return _digest(model._meta.label, *map(repr, rows.order_by("pk").values_list(*fields).iterator()))


@cache
def rules_digest() -> str:
    """Return a digest of the code that reads and judges rows: a new release judges them anew."""
    parts = [version(name) for name in _LIBRARIES]
    for package, names in _RULES:
        root = Path(str(package.__file__)).parent
        for name in names:
            place = root / name
            files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
            parts += [f"{file.relative_to(root)}\n{file.read_text(encoding='utf-8')}" for file in files]
    return _digest(*parts)


def _word(value: Any) -> str:
    return f"#{value.pk}" if isinstance(value, Model) else repr(value)


def _digest(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
