"""Recorded values in SQL: what the databases say differently about the JSON of a change.

Names in the statements are those of our own models; values of rows never are part of them. SQLite's expressions know no
moments (DateTimeField): no kind that is imported has one.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models


def has(json: str, name: str) -> str:
    """Return the condition that the JSON column has the key, be its value null."""
    if connection.vendor == "postgresql":
        return f"COALESCE(jsonb_exists({json}, '{name}'), false)"
    return f"json_type({json}, '$.{name}') IS NOT NULL"


def value(json: str, field: models.Field[Any, Any]) -> str:
    """Return a recorded value as the model's column holds it.

    Text is not cast, which would cut what is too long for the column where writing it is refused.
    """
    if connection.vendor == "postgresql":
        text, of_column = f"({json}->>'{field.attname}')", str(field.cast_db_type(connection))
        return text if of_column.startswith(("varchar", "text")) else f"{text}::{of_column}"
    return f"json_extract({json}, '$.{field.attname}')"


def with_values(json: str, values: dict[str, str]) -> str:
    """Return the JSON with these expressions at these keys; null stays null."""
    if not values:
        return json
    pairs = [(f"'{name}'", expression) for name, expression in values.items()]
    if connection.vendor == "postgresql":
        return f"{json} || jsonb_build_object({', '.join(part for pair in pairs for part in pair)})"
    places = ", ".join(f"'$.{name}', {expression}" for name, expression in values.items())
    return f"json_set({json}, {places})"


def without(json: str, names: Iterable[str]) -> str:
    """Return the JSON without these keys."""
    if connection.vendor == "postgresql":
        return json + "".join(f" - '{name}'" for name in names)
    paths = "".join(f", '$.{name}'" for name in names)
    return f"json_remove({json}{paths})"


def differs(one: str, other: str) -> str:
    """Return the condition that two values differ; null is a value like any other."""
    return f"{one} {'IS DISTINCT FROM' if connection.vendor == 'postgresql' else 'IS NOT'} {other}"
