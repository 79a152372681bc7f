"""The builders of rows by kind."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from tests.project.scope.places import Place

Builder = Callable[[Place], Any]
BUILDERS: dict[type[Model], Builder] = {}


def builds(model: type[Model]) -> Callable[[Builder], Builder]:
    """Register the builder of a kind."""

    def register(builder: Builder) -> Builder:
        BUILDERS[model] = builder
        return builder

    return register


def row_of(model: type[Model], place: Place) -> Any:
    """Return the place's row of the kind, made at the first call."""
    assert model in BUILDERS, f"{model._meta.label} is registered: give it a builder in tests/project/scope/rows/."
    if model not in place.rows:
        place.rows[model] = BUILDERS[model](place)
    return place.rows[model]
