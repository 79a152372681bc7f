"""The JSON text of what a check stages, written as the databases take it: many small dictionaries, fast."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import orjson

from imports.engine.issues import plain


def plain_json(values: Mapping[str, Any]) -> str:
    """Return the JSON text of values as people see them: days in ISO form, decimals as numbers."""
    return orjson.dumps(values, plain).decode()


def exact_json(values: Mapping[str, Any]) -> str:
    """Return the JSON text of `exact(values)`, in one pass."""
    return orjson.dumps(values, as_exact).decode()


def exact(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored values so that they can be restored without loss: decimals and days as text."""
    return {name: as_exact(value) for name, value in values.items()}


def as_exact(value: Any) -> Any:
    """Return what JSON has no word for, so that it can be restored without loss."""
    return str(value) if isinstance(value, Decimal) else plain(value)
