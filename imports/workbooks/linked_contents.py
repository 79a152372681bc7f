"""What the linked workbook of schools that did not take part says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


class FiguresMoved(ValueError):
    """A section's list and its counts disagree: rows changed between reading the one and the other."""


@dataclass(frozen=True, slots=True)
class ListedSchool:
    """A school that did not register finally; `state` says how far it came, in words."""

    code: str
    name: str
    district: str
    stage: str
    state: str


@dataclass(frozen=True, slots=True)
class DirectorateSection:
    """A row of the index and the sheet behind it.

    Attributes:
        name: the directorate.
        expected: schools that the register holds (count).
        not_visited: of those, never came (count).
        in_progress: came, not registered finally (count).
        final: registered finally (count).
        rate: share of final in expected, percent; None where no school was expected.
        schools: those never visited, then those not final: exactly `not_visited + in_progress`. Read once.
    """

    name: str
    expected: int
    not_visited: int
    in_progress: int
    final: int
    rate: Decimal | None
    schools: Iterable[ListedSchool]

    @property
    def absent(self) -> int:
        """Return how many schools its sheet lists."""
        return self.not_visited + self.in_progress


@dataclass(frozen=True, slots=True)
class LinkedWorkbook:
    """What the workbook says.

    Attributes:
        title: of the list.
        source: where the figures come from: register and academic year.
        as_of: the moment they describe, in words.
        sections: one for each directorate, in the order of the index.
        total: the sums of the country; its `schools` are not read.
        made_at: local time written into the file's properties.
    """

    title: str
    source: str
    as_of: str
    sections: Sequence[DirectorateSection]
    total: DirectorateSection
    made_at: datetime
