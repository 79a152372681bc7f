"""Who sends a workbook: how far it may write, and whose the batch is."""

from typing import NamedTuple

from imports.models import Kind, may_send
from imports.models.kinds import LEAST_SENDER
from imports.services.refusals import Refusal
from organisation.acts import Act, reach_for, require
from organisation.models import Directorate, District, User
from organisation.reach import EVERYWHERE, Reach


class Scope(NamedTuple):
    """The owner of a batch; both None for the whole country."""

    directorate: Directorate | None = None
    district: District | None = None


def authorise(by: User | None, kind: str) -> Reach:
    """Return how far an import of `by` may write.

    Args:
        by: the person; None is an administrator at the command line, who acts as HQ.
        kind: a Kind; some are headquarters' or a directorate's to send.

    Raises:
        PermissionDenied: no posting of today allows importing.
        Refusal: they allow importing, but not files of this kind.
    """
    if by is None:
        return EVERYWHERE
    require(by, Act.IMPORT_WORKBOOK)
    reach = reach_for(by, Act.IMPORT_WORKBOOK)
    if not may_send(kind, reach):
        raise Refusal(f"for_{LEAST_SENDER[Kind(kind)].value}")
    return reach


def scope_of(reach: Reach) -> Scope:
    """Return whose a batch is: the first directorate of the reach, or its district and the directorate above it."""
    if reach.national:
        return Scope()
    if reach.directorates:
        return Scope(directorate=Directorate.objects.filter(pk__in=reach.directorates).earliest("pk"))
    district = District.objects.filter(pk__in=reach.districts).select_related("directorate").earliest("pk")
    return Scope(directorate=district.directorate, district=district)
