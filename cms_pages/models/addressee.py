"""Whom a notice addresses: roles, and where they are held; a notice without a row is for everybody.

Addressing tells those concerned and asks for their receipt. It never hides a notice from anybody.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from organisation.models import Directorate, UnitKind
from organisation.models.unit import PROVINCIAL_KINDS
from organisation.roles import POSTED_TO, PostedTo, Role


class AddresseeQuerySet(models.QuerySet):
    """Rows by who is meant."""

    def meaning(self, standings: Iterable[Any]) -> Self:
        """Return the rows that mean one of these standings (cms_pages.addressing)."""
        found = Q(pk__in=[])
        for standing in standings:
            where = Q(directorates=None)
            if standing.directorate is not None:
                where |= Q(directorates=standing.directorate)
            found |= Q(role=standing.role, unit_kind__in=["", standing.unit_kind]) & where
        return self.filter(found)


class Addressee(ClusterableModel, Orderable):
    """One row: a role, everywhere or in chosen directorates; of representatives, only in units of a kind."""

    page = ParentalKey("cms_pages.AnnouncementPage", on_delete=models.CASCADE, related_name="addressees")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    unit_kind = models.CharField(
        _("kind of unit"),
        max_length=12,
        choices=UnitKind,
        blank=True,
        help_text=_("Only for representatives of units; empty means units of every kind."),
    )
    directorates = ParentalManyToManyField(
        Directorate,
        blank=True,
        related_name="+",
        verbose_name=_("directorates"),
        help_text=_("Choose none for all of them."),
    )

    objects: ClassVar = AddresseeQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")

    def __str__(self) -> str:
        return str(Role(self.role).label)

    @property
    def is_in_directorates(self) -> bool:
        """Return whether the role is held somewhere under a directorate."""
        level = POSTED_TO[self.role]
        if level == PostedTo.UNIT:
            return not self.unit_kind or self.unit_kind in PROVINCIAL_KINDS
        return level != PostedTo.NATION

    @property
    def is_at_headquarters(self) -> bool:
        """Return whether the role is (also) held outside the directorates."""
        level = POSTED_TO[self.role]
        if level == PostedTo.UNIT:
            return self.unit_kind not in PROVINCIAL_KINDS
        return level == PostedTo.NATION
