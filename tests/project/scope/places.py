"""The two places of the matrix: Yazd, whose rows all carry the canary, and Gilan, the home of those who look."""

from dataclasses import dataclass, field
from typing import Any

from organisation.models import Directorate, District, OrgUnit, UnitKind, User
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting
from tests.conftest import SINCE
from tests.project.scope.canary import NAME


@dataclass(frozen=True)
class Place:
    """One province's own district, unit and head, and the name that its rows carry."""

    name: str
    number: int
    directorate: Directorate
    district: District
    unit: OrgUnit
    head: User
    rows: dict[Any, Any] = field(default_factory=dict)

    @property
    def school_code(self) -> str:
        return f"8{self.number:07d}"


def make_place(slug: str, name: str, number: int) -> Place:
    directorate = Directorate.objects.select_related("province").get(slug=slug)
    for place in (directorate.province, directorate):
        place.name = name
        place.save()
    head = User.objects.create_user(f"head-{name}", password="a-long-password", first_name=name)
    grant_posting(user=head, role=Role.PROVINCE_HEAD, since=SINCE, directorate=directorate)
    return Place(
        name=name,
        number=number,
        directorate=directorate,
        district=District.objects.create(directorate=directorate, name=name, kind="zone"),
        unit=OrgUnit.objects.create(kind=UnitKind.DIRECTORATE, name=name, directorate=directorate),
        head=head,
    )


def make_yazd() -> Place:
    return make_place("yazd", NAME, 1)


def make_gilan() -> Place:
    return make_place("gilan", "رشت", 2)
