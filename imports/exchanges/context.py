"""What a run knows besides the rows: how far its sender reaches, the day, the options, and what was looked up."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from django.db import models

from organisation.reach import Reach

Lookup = TypeVar("Lookup")


@dataclass(frozen=True, slots=True)
class Parent:
    """A record that rows name and that does not exist yet; it is created when they are applied.

    Attributes:
        placeholder: the negative number that rows hold in place of its key.
        model: what is created.
        lookup: the fields by which somebody else's creation of it in the meantime is found.
        values: the other fields.
        label: how a preview names it.
    """

    placeholder: int
    model: type[models.Model]
    lookup: Mapping[str, Any]
    values: Mapping[str, Any]
    label: str


class Note(NamedTuple):
    """A row that a notice is about, and what its sentence names."""

    row: int
    params: dict[str, Any]


@dataclass
class Context:
    """One run.

    Attributes:
        reach: how far the sender may write.
        today: the day of the run.
        options: what the kind asks for, settled, by name.
        may_create_districts: whether a district that is missing may be created.
        sheet: name of the sheet in hand.
        headings: its headings, by the field that each carries.
        notes: rows of notices that rules make, by (code, field).
        parents: records to be created, by what identifies them.
    """

    reach: Reach
    today: date
    options: dict[str, Any] = field(default_factory=dict)
    may_create_districts: bool = False
    sheet: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    notes: dict[tuple[str, str], list[Note]] = field(default_factory=dict)
    parents: dict[tuple[Any, ...], Parent] = field(default_factory=dict)
    _lookups: dict[Any, Any] = field(default_factory=dict, repr=False)

    def once(self, lookup: Callable[["Context"], Lookup]) -> Lookup:
        """Return `lookup(self)`, made at the first call of the run: a dictionary instead of a query a row."""
        if lookup not in self._lookups:
            self._lookups[lookup] = lookup(self)
        found: Lookup = self._lookups[lookup]
        return found

    @property
    def present(self) -> Set[str]:
        """Return the fields that the sheet in hand carries."""
        return self.headings.keys()

    def enter(self, sheet: str, headings: Mapping[str, str]) -> None:
        """Take a sheet in hand: its name, and its headings by field."""
        self.sheet, self.headings = sheet, headings

    def note(self, code: str, field_name: str, row: int, **params: Any) -> None:
        """Keep a notice about a row; of those of one code and field, the parameters of the first are told."""
        self.notes.setdefault((code, field_name), []).append(Note(row, params))

    def missing(
        self, model: type[models.Model], lookup: Mapping[str, Any], values: Mapping[str, Any], label: str
    ) -> int:
        """Return the placeholder of a record that applying the rows will create."""
        key = (model, *lookup.items())
        if key not in self.parents:
            self.parents[key] = Parent(-len(self.parents) - 1, model, lookup, values, label)
        return self.parents[key].placeholder
