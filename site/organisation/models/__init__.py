"""The organisation's tables, re-exported."""

from organisation.models.directorate import Directorate
from organisation.models.district import District, DistrictKind
from organisation.models.posting import Posting
from organisation.models.province import Province
from organisation.models.unit import OrgUnit, UnitKind
from organisation.models.user import User

__all__ = ["Directorate", "District", "DistrictKind", "OrgUnit", "Posting", "Province", "UnitKind", "User"]
