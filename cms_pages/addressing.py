"""As what a person may be addressed: each posting of the day is one standing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from organisation.models import Posting
from organisation.roles import PostedTo


@dataclass(frozen=True, slots=True)
class Standing:
    """One posting, as notices address it.

    Attributes:
        directorate: whose it is, None at headquarters and where it is not known.
        province: the name of its province, or empty.
        unit_kind: for a posting to a unit.
    """

    role: str
    directorate: int | None = None
    province: str = ""
    unit_kind: str = ""


def standings_of(user: Any, *, on: date) -> tuple[Standing, ...]:
    """Return what the person stands for on the day; kept on the user object, so that one request asks once."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return ()
    kept = getattr(user, "_standings", None)
    if kept is None or kept[0] != on:
        ways = ("directorate", "district__directorate", "unit__directorate")
        held = user.postings.active_on(on).select_related("unit", *(f"{way}__province" for way in ways))
        kept = user._standings = (on, tuple(map(_standing, held)))
    return kept[1]


def provinces_of(user: Any, *, on: date) -> str:
    """Return the name of the person's province («یزد»); of several, all; empty at headquarters."""
    names = dict.fromkeys(standing.province for standing in standings_of(user, on=on) if standing.province)
    return " و ".join(names)


def _standing(posting: Posting) -> Standing:
    owners = {
        PostedTo.DIRECTORATE: posting,
        PostedTo.DISTRICT: posting.district,
        PostedTo.SCHOOL: posting.district,
        PostedTo.UNIT: posting.unit,
    }
    owner = owners.get(posting.level)
    directorate = owner.directorate if owner else None
    return Standing(
        role=posting.role,
        directorate=directorate.pk if directorate else None,
        province=directorate.province.name if directorate else "",
        unit_kind=posting.unit.kind if posting.level == PostedTo.UNIT and posting.unit else "",
    )
