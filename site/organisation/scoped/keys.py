"""Keys as they come in an address or a form: what is no key finds no row, and is no error."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError


def rows_of(queryset: Any, keys: Iterable[Any]) -> Any:
    """Return the rows of `queryset` with these keys; words, and numbers beyond the column, are passed over."""
    column = queryset.model._meta.pk
    known = []
    for key in keys:
        try:
            known.append(column.clean(key, None))
        except ValidationError:
            continue
    return queryset.filter(pk__in=known)
