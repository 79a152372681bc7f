"""A column of an exchange: its headings, how its cells are read, where its value is kept and how it is exported."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import models
from import_export.fields import Field
from import_export.widgets import DecimalWidget, Widget

from imports.reading import ColumnKind, ColumnSpec
from persian.import_export import JalaliDateWidget


class ChoiceWidget(Widget):
    """A choice as its label, which is also one of the spellings that the reader knows."""

    def __init__(self, labels: Mapping[str, Any]) -> None:
        super().__init__(coerce_to_string=True)
        self.labels = labels

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the label of a stored choice."""
        return str(self.labels.get(value, value or ""))


class Column(Field):
    """One column: import-export's field, and what the reader has to know of it.

    Args:
        heading: the template's heading.
        attribute: path of the value on the record, for exports.
        reads: how a cell is read.
        stores: whether the value is kept in the model field `attribute`; otherwise a rule uses it.
        synonyms: other headings that offices use.
        choices: a Django enum for a CHOICE; its values and labels are spellings as well.
        spellings: further spellings of the choices.
        spec: other settings of `ColumnSpec` (required, length, minimum, ...).
    """

    def __init__(
        self,
        heading: str,
        attribute: str | None = None,
        *,
        reads: ColumnKind = ColumnKind.TEXT,
        stores: bool = True,
        synonyms: Sequence[str] = (),
        choices: type[models.TextChoices] | None = None,
        spellings: Mapping[str, str] | None = None,
        **spec: Any,
    ) -> None:
        labels = dict(choices.choices) if choices else {}
        super().__init__(attribute=attribute, column_name=heading, widget=_widget(reads, labels))
        self.reads = reads
        self.stores = bool(stores and attribute)
        self.labels = labels
        words = {value: value for value in labels} | {str(label): value for value, label in labels.items()}
        self.settings = {"synonyms": tuple(synonyms), "choices": words | dict(spellings or {}), **spec}

    def spec(self, field: str, stored_in: models.Field | None) -> ColumnSpec:
        """Return what the reader needs; the longest text is that of the model field."""
        settings = dict(self.settings)
        if self.reads == ColumnKind.TEXT and stored_in is not None:
            settings.setdefault("max_length", stored_in.max_length)
            settings.setdefault("keep_lines", isinstance(stored_in, models.TextField))
        return ColumnSpec(field=field, heading=self.column_name, kind=self.reads, **settings)

    @property
    def choices(self) -> Mapping[str, Any]:
        """Return the word of each choice: its label, or else the first of its spellings."""
        if self.labels:
            return self.labels
        words: dict[str, str] = {}
        for spelling, value in self.settings["choices"].items():
            words.setdefault(value, spelling)
        return words

    def shown(self, value: Any) -> Any:
        """Return a canonical value as a person reads it."""
        return str(self.labels.get(value, value)) if self.labels else value


def stored_value(value: Any, field: models.Field) -> Any:
    """Return a typed cell as the model field keeps it; `KEEP` where an empty cell has no stored form."""
    if value is None:
        if field.null:
            return None
        return "" if field.empty_strings_allowed and field.blank else KEEP
    if isinstance(field, models.DecimalField):
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places), ROUND_HALF_UP)
    return value


KEEP = object()
"""An empty cell of a column that cannot be empty: a record keeps what it has, a new one takes the default."""


def _widget(reads: ColumnKind, labels: Mapping[str, Any]) -> Widget:
    if labels:
        return ChoiceWidget(labels)
    if reads == ColumnKind.DAY:
        return JalaliDateWidget()
    if reads in {ColumnKind.NUMBER, ColumnKind.INTEGER, ColumnKind.PERCENT}:
        return DecimalWidget(coerce_to_string=False)
    return Widget()
