"""One row of each scoped record kind at a place; a kind that is registered without a builder fails the matrix."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from organisation.models import Directorate, District, OrgUnit, Posting, Province
from organisation.roles import Role
from tests.conftest import SINCE
from tests.project.scope.places import Place

Builder = Callable[[Place], Any]
BUILDERS: dict[type[Model], Builder] = {}


def builds(model: type[Model]) -> Callable[[Builder], Builder]:
    """Register the builder of a kind."""

    def register(builder: Builder) -> Builder:
        BUILDERS[model] = builder
        return builder

    return register


def row_of(model: type[Model], place: Place) -> Any:
    """Return a row of the kind that belongs to the place."""
    assert model in BUILDERS, f"{model._meta.label} is registered: give it a builder in tests/project/scope/rows.py."
    return BUILDERS[model](place)


@builds(Province)
def province(place: Place) -> Province:
    return place.directorate.province


@builds(Directorate)
def directorate(place: Place) -> Directorate:
    return place.directorate


@builds(District)
def district(place: Place) -> District:
    return place.district


@builds(OrgUnit)
def unit(place: Place) -> OrgUnit:
    return place.unit


@builds(Posting)
def posting(place: Place) -> Posting:
    return Posting.objects.create(user=place.head, role=Role.DISTRICT_EXPERT, district=place.district, since_on=SINCE)
