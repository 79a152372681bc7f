"""A row on its way from cells to a record: what was read, what it would store, and what is wrong with it."""

from collections.abc import Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from imports.reading import as_whole


class Fault(NamedTuple):
    """An issue of one field of a row."""

    field: str
    code: str
    params: dict[str, Any]


class Draft:
    """One row.

    Attributes:
        sheet: place of its sheet among the tables of the file, from 0.
        number: its number as Excel shows it.
        fields, cells: its cells as the file has them; empty when the row comes from the staging table.
        typed: canonical values by field; rules may make them more so (a province becomes its slug).
        values: what the record would store, by the model field's column name.
        found: what rules tell each other (directorate, district, school, …).
        identities: what no other row of the file may have as well.
        object_pk: the record that a rule recognised; None leaves it to the exchange's identity.
        settled_owner: the directorate that the check settled on, where the typed province names more than one.
        owner: the directorate that the record belongs to, None where it has none.
        faults: issues; a row that has one is refused.
        said: notices about its cells.
        mark: the print of its cells; None where what becomes of the row does not follow from them alone.
    """

    # Of a hundred thousand rows most never say otherwise: what stands here need not be put on each.
    identities: Sequence[Hashable] = ()
    object_pk: int | None = None
    owner: int | None = None
    settled_owner: int | None = None
    faults: Sequence[Fault] = ()
    verdict: str = ""
    said: Sequence[str] = ()
    mark: bytes | None = None
    differences: Mapping[str, list[Any]] = MappingProxyType({})

    def __init__(
        self, sheet: int, number: int, typed: dict[str, Any], fields: Sequence[str] = (), cells: Sequence[Any] = ()
    ) -> None:
        self.sheet = sheet
        self.number = number
        self.fields, self.cells = fields, cells
        self.typed = typed
        self.values: dict[str, Any] = {}
        self.found: dict[str, Any] = {}

    def refuse(self, field: str, code: str, **params: Any) -> None:
        """Record an issue of a field; the first one of each field stands."""
        if not any(fault.field == field for fault in self.faults):
            self.faults = [*self.faults, Fault(field, code, params)]

    def is_faulty(self, *fields: str) -> bool:
        """Return whether one of these fields has an issue already."""
        return bool(self.faults) and any(fault.field in fields for fault in self.faults)

    def shown(self, field: str) -> str:
        """Return a cell as the issue list quotes it."""
        value = self.cells[self.fields.index(field)] if field in self.fields else self.typed.get(field)
        return "" if value is None else str(getattr(value, "text", as_whole(value)))[:200]
