"""A column's value among thousands: one array on PostgreSQL, where `__in` has each value parsed and planned."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import F, Q
from django.db.models.lookups import Lookup


class Among(Lookup):
    """`column = ANY (array)`; the right side is a list of plain values."""

    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Return the comparison."""
        left, params = self.process_lhs(compiler, connection)
        return f"{left} = ANY (%s)", [*params, self.rhs]


def among(column: str, values: Iterable[Any]) -> Q:
    """Return the condition that the column holds one of the values; None is none of them.

    Args:
        column: a concrete column of the model, by its attname.
        values: of the column's own type.
    """
    if connection.vendor != "postgresql":
        return Q(**{f"{column}__in": values})
    return Q(Among(F(column), [value for value in values if value is not None]))
