"""Postings: who holds which role, where, and from when until when."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models.directorate import Directorate
from organisation.models.district import District
from organisation.models.unit import OrgUnit
from organisation.models.user import User
from organisation.reach import Reach
from organisation.roles import POSTED_TO, PostedTo, Role
from organisation.scoping import ScopedModel, ScopedQuerySet


class PostingQuerySet(ScopedQuerySet):
    """Postings by day."""

    def active_on(self, day: date) -> Self:
        """Return postings in force on `day`; both ends are inclusive, an open end has none."""
        return self.filter(Q(since_on__lte=day), Q(until_on__isnull=True) | Q(until_on__gte=day))

    def within(self, reach: Reach) -> Self:
        """Return the postings to what `reach` covers as a whole: to a directorate, and to all that is below it."""
        if reach.national:
            return self
        return self.filter(
            Q(directorate__in=reach.directorates)
            | Q(district__directorate__in=reach.directorates)
            | Q(district__in=reach.districts)
            | Q(unit__directorate__in=reach.directorates)
            | Q(unit__in=reach.units)
        )


PLACES = {
    PostedTo.DIRECTORATE: "directorate",
    PostedTo.DISTRICT: "district",
    PostedTo.UNIT: "unit",
    PostedTo.SCHOOL: "school_code",
}

# A principal's posting also says the district of the school, so that the district's own people see it.
ALSO_TAKEN = {PostedTo.SCHOOL: frozenset({"district"})}


class Posting(ScopedModel):
    """A role held by a user at one place; a school is named by its code."""

    search_paths = ("user__username", "school_code")

    user = models.ForeignKey(User, models.CASCADE, related_name="postings", verbose_name=_("user"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    directorate = models.ForeignKey(Directorate, models.PROTECT, null=True, blank=True, verbose_name=_("directorate"))
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True, verbose_name=_("district"))
    unit = models.ForeignKey(OrgUnit, models.PROTECT, null=True, blank=True, verbose_name=_("organisation unit"))
    school_code = models.CharField(_("school code"), max_length=20, blank=True)
    since_on = models.DateField(_("since"))
    until_on = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day; empty while it lasts."))
    may_see_covert = models.BooleanField(
        _("named for covert inspections"),
        default=False,
        help_text=_("Covert inspections are shown to named people only."),
    )
    imports_need_approval = models.BooleanField(
        _("imports need the approval of the directorate"),
        default=False,
        help_text=_(
            "Only for a district evaluation expert: a file that this person confirms is applied after the head of the "
            "province or the headquarters has approved it."
        ),
    )

    objects: ClassVar = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["user__username", "since_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(imports_need_approval=False) | Q(role=Role.DISTRICT_EXPERT),
                name="posting_approval_of_district_experts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} ({self.place or PostedTo.NATION.label})"

    @property
    def level(self) -> PostedTo:
        """Return the level at which this role holds."""
        return POSTED_TO[self.role]

    @property
    @display(description=_("posted to"))
    def place(self) -> str:
        """Return the name of the place, empty for the whole country."""
        name = PLACES.get(self.level)
        return str(getattr(self, name) or "") if name else ""

    def clean(self) -> None:
        """Ask for the place that the role needs, and for no other; only districts have somebody above to approve."""
        if self.until_on and self.since_on and self.until_on < self.since_on:
            raise ValidationError({"until_on": _("The posting cannot end before it begins.")})
        if not self.role:
            return
        if self.imports_need_approval and self.role != Role.DISTRICT_EXPERT:
            text = _("Only the imports of a district evaluation expert can need approval: clear this box.")
            raise ValidationError({"imports_need_approval": text})
        needed = PLACES.get(self.level)
        if needed and not getattr(self, needed):
            raise ValidationError({needed: _("This role is held at one place: fill this in.")})
        taken = {needed} | ALSO_TAKEN.get(self.level, frozenset())
        for name in PLACES.values():
            if name not in taken and getattr(self, name):
                raise ValidationError({name: _("This role does not take this place: leave it empty.")})
