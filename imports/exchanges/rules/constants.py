"""Values that every row of a file shares."""

from typing import Any

from django.db.models import Model

from imports.exchanges.context import Context
from imports.exchanges.draft import Draft


class Always:
    """Stores the same value in every row: Always(is_open=True)."""

    def __init__(self, **values: Any) -> None:
        self.values = values

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store them."""
        draft.values.update(self.values)


class FromOption:
    """Stores a settled option in every row: FromOption(round_id="round")."""

    def __init__(self, **options: str) -> None:
        self.options = options

    def __call__(self, draft: Draft, context: Context) -> None:
        """Store it; of a record, its key."""
        for column, name in self.options.items():
            value = context.options[name]
            draft.values[column] = value.pk if isinstance(value, Model) else value
