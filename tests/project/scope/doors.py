"""Every address of a record kind, discovered from its viewsets, with a key of the foreign row in it."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from tests.project.scope.canary import SEARCHED

# What else stands in an address beside the row's key. A kind of address that is not known here fails the matrix.
OTHER_KEYS: dict[str, Any] = {
    "revision_id": 1,
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "action_name": "approve",
    "name": "file.pdf",
    "task_state_id": 1,
    "task_id": 1,
    "workflow_state_id": 1,
}


@dataclass(frozen=True)
class Door:
    """One address."""

    name: str
    address: str
    holds_key: bool = False
    asks: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.address}"


def registered_kinds() -> list[Any]:
    """Return the models of all registered record kinds."""
    return sorted(get_snippet_models(), key=lambda model: model._meta.label)


def viewsets_of(model: Any) -> list[Any]:
    """Return the viewset of the records and the one of their chooser."""
    return [model.snippet_viewset, model.snippet_viewset.chooser_viewset]


@functools.cache
def names_of(model: Any) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the full name of each address of the kind, and the names of what it takes (views are costly to make)."""
    return tuple(
        (viewset.get_url_name(pattern.name), frozenset(key_names(pattern)))
        for viewset in viewsets_of(model)
        for pattern in viewset.get_urlpatterns()
    )


def doors_of(row: Any) -> Iterator[Door]:
    """Yield every address of the kind; where it takes a key, the row's."""
    for name, keys in names_of(type(row)):
        unknown = keys - OTHER_KEYS.keys() - {"pk"}
        assert not unknown, f"{name} takes {unknown}: say in tests/project/scope/doors.py what to put there."
        values = {key: quote(row.pk) if key == "pk" else OTHER_KEYS[key] for key in keys}
        address = reverse(name, kwargs=values)
        view = name.partition(":")[2]
        yield Door(view, address, holds_key="pk" in keys)
        if "pk" not in keys:
            for query in _questions(row):
                yield Door(view, f"{address}?{urlencode(query)}", asks=True)


def key_names(pattern: Any) -> set[str]:
    """Return the names of what an address takes."""
    regex = getattr(pattern.pattern, "regex", None)
    return set(pattern.pattern.converters) | set(regex.groupindex if regex else ())


def _questions(row: Any) -> Iterator[dict[str, Any]]:
    """Yield what can be asked of a list, an export or a chooser to get at the row."""
    yield {"q": SEARCHED}
    yield {"export": "csv"}
    yield {"export": "xlsx"}
    yield {"id": row.pk}
    yield {"multiple": "1", "q": SEARCHED}
    yield {"p": "2", "ordering": "-pk"}
    for field in row._meta.concrete_fields:
        if field.is_relation:
            yield {field.name: getattr(row, field.attname) or ""}


def bulk_delete(model: Any, *keys: Any) -> str:
    """Return the address that deletes many rows."""
    address = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
    return f"{address}?{urlencode([('id', key) for key in keys])}"
