"""Places, units and postings."""

from organisation.models import Directorate, District, OrgUnit, Posting, Province
from organisation.roles import Role
from tests.conftest import SINCE
from tests.project.scope.places import Place
from tests.project.scope.rows.registry import builds


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
