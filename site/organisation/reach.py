"""How far a person's postings reach on a day: the one answer that every list, form, file and import asks."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from organisation.roles import NATIONAL_ROLES, PostedTo


@dataclass(frozen=True, slots=True)
class Reach:
    """The rows a person may see: the union of what each posting covers.

    Attributes:
        national: every row of every directorate.
        directorates, districts, units: primary keys covered as a whole.
        schools: school codes.
        covert: named to read covert inspections, inside the rest of the reach.
        roles: the roles held on that day.
    """

    national: bool = False
    directorates: frozenset[int] = frozenset()
    districts: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    schools: frozenset[str] = frozenset()
    covert: bool = False
    roles: frozenset[str] = field(default_factory=frozenset)

    def covers_directorate(self, pk: int | None) -> bool:
        """Return whether all rows of the directorate can be reached."""
        return self.national or (pk is not None and pk in self.directorates)

    def holds(self, *roles: str) -> bool:
        """Return whether one of these roles is held."""
        return bool(self.roles & set(roles))


NOWHERE = Reach()
EVERYWHERE = Reach(national=True, covert=True)


def reach_of(user: Any, *, on: date) -> Reach:
    """Return how far `user` reaches on the day `on`; no posting, no row.

    The answer is kept on the user object for the day, so that one request asks the database once.
    """
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOWHERE
    if user.is_superuser:
        return EVERYWHERE
    kept = getattr(user, "_reach", None)
    if kept is not None and kept[0] == on:
        return kept[1]
    reach = union_of(user.postings.active_on(on))
    user._reach = (on, reach)
    return reach


def union_of(postings: Any) -> Reach:
    """Return what these postings cover together."""
    held = list(postings)
    return Reach(
        national=any(posting.role in NATIONAL_ROLES for posting in held),
        directorates=frozenset(p.directorate_id for p in held if p.level == PostedTo.DIRECTORATE and p.directorate_id),
        districts=frozenset(p.district_id for p in held if p.level == PostedTo.DISTRICT and p.district_id),
        units=frozenset(p.unit_id for p in held if p.level == PostedTo.UNIT and p.unit_id),
        schools=frozenset(p.school_code for p in held if p.level == PostedTo.SCHOOL and p.school_code),
        covert=any(posting.may_see_covert for posting in held),
        roles=frozenset(posting.role for posting in held),
    )
