"""The options that name a cycle, a unit, a round or a programme."""

from datetime import date
from typing import Any

from evaluation_admin.enums import ENTRY_CYCLES
from evaluation_admin.models import EvaluationCycle, InspectionProgramme, SafetyRound
from imports.exchanges.options import RecordOption
from organisation.models import OrgUnit, UnitKind
from organisation.reach import Reach


class CycleOption(RecordOption):
    """A cycle, by its year or title; the newest one under way where nobody says."""

    def __init__(self, label: Any, *, for_entry: bool = False) -> None:
        super().__init__("cycle", label, EvaluationCycle, ("year", "title"))
        self.for_entry = for_entry

    def choices(self, reach: Reach) -> Any:
        """Return all cycles; for entry by a province, those in self-assessment."""
        cycles = super().choices(reach)
        return cycles.filter(state__in=ENTRY_CYCLES) if self.for_entry and not reach.national else cycles

    def newest(self, reach: Reach, day: date) -> EvaluationCycle | None:
        """Return the newest cycle under way, or the newest of all."""
        cycles = self.choices(reach)
        newest: EvaluationCycle | None = cycles.active().first() or cycles.first()
        return newest


class UnitOption(RecordOption):
    """A unit inside the reach, by name; the only one, or the directorate's own, where nobody says."""

    def __init__(self, label: Any) -> None:
        super().__init__("unit", label, OrgUnit, ("name",))

    def newest(self, reach: Reach, day: date) -> OrgUnit | None:
        """Return the unit that needs no saying."""
        for choices in (self.choices(reach), self.choices(reach).filter(kind=UnitKind.DIRECTORATE)):
            units = list(choices[:2])
            if len(units) == 1:
                return units[0]
        return None


class RoundOption(RecordOption):
    """A safety round, by title or number; the only open one, or the newest, where nobody says."""

    def __init__(self, label: Any) -> None:
        super().__init__("round", label, SafetyRound, ("title", "ordinal"))

    def newest(self, reach: Reach, day: date) -> SafetyRound | None:
        """Return the round that is open on `day`, or the newest."""
        open_ones = list(SafetyRound.objects.open_on(day)[:2])
        return open_ones[0] if len(open_ones) == 1 else super().newest(reach, day)


class ProgrammeOption(RecordOption):
    """An inspection programme, by title or year; the newest where nobody says."""

    def __init__(self, label: Any) -> None:
        super().__init__("programme", label, InspectionProgramme, ("title", "year"))
