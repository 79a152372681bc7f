"""Who sends a workbook: how far it may write, and whose the batch is."""

from typing import NamedTuple

from organisation.acts import Act, reach_for, require
from organisation.models import Directorate, District, User
from organisation.reach import EVERYWHERE, Reach


class Scope(NamedTuple):
    """The owner of a batch; both None for the whole country."""

    directorate: Directorate | None = None
    district: District | None = None


def authorise(by: User | None) -> Reach:
    """Return how far an import of `by` may write.

    Args:
        by: the person; None is an administrator at the command line, who acts as HQ.

    Raises:
        PermissionDenied: no posting of today allows importing.
    """
    if by is None:
        return EVERYWHERE
    require(by, Act.IMPORT_WORKBOOK)
    return reach_for(by, Act.IMPORT_WORKBOOK)


def scope_of(reach: Reach) -> Scope:
    """Return whose a batch is: the first directorate of the reach, or its district and the directorate above it."""
    if reach.national:
        return Scope()
    if reach.directorates:
        return Scope(directorate=Directorate.objects.filter(pk__in=reach.directorates).earliest("pk"))
    district = District.objects.filter(pk__in=reach.districts).select_related("directorate").earliest("pk")
    return Scope(directorate=district.directorate, district=district)
