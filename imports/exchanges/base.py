"""The base of all exchanges: an import-export resource that declares columns, rules and what identifies a row."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Protocol

from django.db import models
from django.utils.functional import cached_property
from import_export.declarative import ModelDeclarativeMetaclass
from import_export.resources import ModelResource

from imports.exchanges.columns import KEEP, Column, stored_value
from imports.exchanges.context import Context
from imports.exchanges.draft import Draft
from imports.exchanges.learned import with_learned
from imports.exchanges.options import Option
from imports.models import Kind
from imports.reading import Book, ExchangeShape, Problem, Table


class Rule(Protocol):
    """A step that every row takes: it reads typed cells, and stores values or refuses the row."""

    def __call__(self, draft: Draft, context: Context) -> None:
        """Take the step; a fault is recorded on the draft, never raised."""


class DeclaredColumnsOnly(ModelDeclarativeMetaclass):
    """Keeps import-export from adding a field for every field of the model."""

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> Any:
        """Name the declared columns as the only ones."""
        if "Meta" in attrs:
            declared = tuple(key for key, value in attrs.items() if isinstance(value, Column))
            attrs["Meta"].fields = attrs["Meta"].export_order = declared
        return super().__new__(cls, name, bases, attrs)


class Exchange(ModelResource, metaclass=DeclaredColumnsOnly):
    """One record kind; subclasses are declarations.

    Attributes:
        kind: its name.
        asks: options besides the file.
        key: fields without which a line is no row of data; also how a row is named.
        identity: columns of the model's table that together name one record.
        rules: steps that every row takes, in order, before the declared values are stored.
        guards: steps after the record that the row changes was found; one may refuse the row, or pass over it.
        any_of, ignored: see ExchangeShape.
        is_checked_only: its files are read and compared, never applied.
        is_dateless: none of its rules looks at the day of the run.
        is_by_row: what becomes of a row follows from its cells, the options and `looks_up`, whatever other rows say.
        looks_up: models that its options, rules and guards read, besides the record that a row is compared with.
    """

    kind: ClassVar[Kind]
    asks: ClassVar[tuple[Option, ...]] = ()
    key: ClassVar[tuple[str, ...]]
    identity: ClassVar[tuple[str, ...]]
    rules: ClassVar[tuple[Rule, ...]] = ()
    guards: ClassVar[tuple[Rule, ...]] = ()
    any_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    ignored: ClassVar[tuple[str, ...]] = ()
    is_checked_only: ClassVar[bool] = False
    is_dateless: ClassVar[bool] = False
    is_by_row: ClassVar[bool] = False
    looks_up: ClassVar[tuple[type[models.Model], ...]]

    @property
    def model(self) -> Any:
        """Return the model of the records."""
        return self._meta.model

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Columns by field, in the template's order."""
        return {name: self.fields[name] for name in self._meta.fields}

    @cached_property
    def stored(self) -> dict[str, models.Field]:
        """Model fields by the field of the column that fills them."""
        model = self.model._meta
        return {name: model.get_field(col.attribute) for name, col in self.columns.items() if col.stores}

    @cached_property
    def _targets(self) -> list[tuple[str, str, models.Field, bool]]:
        """What a loop over a hundred thousand rows asks of `stored`."""
        return [
            (name, field.attname, field, isinstance(field, models.DecimalField)) for name, field in self.stored.items()
        ]

    def shape(self, context: Context) -> ExchangeShape:
        """Return what the reader has to find, for this run: also under the synonyms that people have added by now."""
        required = self.required_for(context)
        specs = []
        for name, column in self.columns.items():
            spec = column.spec(name, self.stored.get(name))
            specs.append(replace(spec, required=True) if name in required else spec)
        known = with_learned(self.kind, specs)
        return ExchangeShape(self.kind.value, known, key=self.key, any_of=self.any_of, ignored=self.ignored)

    def required_for(self, context: Context) -> frozenset[str]:
        """Return fields that this run requires besides those that every run does."""
        return frozenset()

    def complete(self, drafts: Iterable[Draft], context: Context) -> None:
        """Let typed rows of one sheet take the rules and hold what they would store."""
        targets = [target for target in self._targets if target[0] in context.headings]
        for draft in drafts:
            faulty = {fault.field for fault in draft.faults} if draft.faults else ()
            typed, values = draft.typed, draft.values
            for name, attname, model_field, is_decimal in targets:
                value = typed.get(name)
                if value is None or is_decimal:
                    value = KEEP if name in faulty else stored_value(value, model_field)
                if value is not KEEP:
                    values[attname] = value
            for rule in self.rules:
                rule(draft, context)
            if not draft.identities and not draft.faults:
                draft.identities = (tuple(map(values.get, self.identity)),)

    def name_of(self, draft: Draft) -> str:
        """Return how lists name the row."""
        read = draft.typed.get
        return " – ".join([str(value) for name in self.key if (value := read(name)) is not None])[:300]

    def survey(self, book: Book, tables: Sequence[Table], context: Context) -> Iterable[Problem]:
        """Look at the file as a whole before its rows are read; return what is wrong with its sheets."""
        return ()

    def closing_notices(self, context: Context) -> list[dict[str, Any]]:
        """Return notices about all rows together; asked once, after the last row."""
        return []
