"""Inspection counts: how many sites of a directorate were inspected until a day, where only totals arrive."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import SiteKind
from evaluation_admin.models.inspection import InspectionProgramme
from evaluation_admin.models.record import Record, ranged
from organisation.models import Directorate

MOST_SITES = 100_000
MOST_INSPECTIONS = 1_000_000


class InspectionCount(Record):
    """One directorate's totals of one kind of site; a row of zeros says that nothing was done, a missing one nothing.

    The coverage is never stored: it follows from the two counts.
    """

    directorate_path = "directorate"
    named_by = ("directorate",)

    programme = models.ForeignKey(
        InspectionProgramme, models.PROTECT, related_name="counts", verbose_name=_("inspection programme")
    )
    directorate = models.ForeignKey(
        Directorate, models.PROTECT, related_name="inspection_counts", verbose_name=_("directorate")
    )
    site_kind = models.CharField(_("kind of site"), max_length=12, choices=SiteKind)
    as_of = models.DateField(_("counted until"), help_text=_("The last day of the inspections that are counted."))
    sites = models.PositiveIntegerField(_("number of sites"), default=0)
    inspections = models.PositiveIntegerField(_("number of inspections"), default=0)

    class Meta:
        verbose_name = _("inspection count")
        verbose_name_plural = _("inspection counts")
        ordering = ["-as_of", "directorate__sort_key", "site_kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "directorate", "site_kind", "as_of"],
                name="inspection_count_once",
                violation_error_message=_("The counts of this directorate and kind of site until this day are there."),
            ),
            ranged("inspectioncount", "sites", 0, MOST_SITES),
            ranged("inspectioncount", "inspections", 0, MOST_INSPECTIONS),
        ]

    def __str__(self) -> str:
        return str(self.directorate)

    @property
    def percent(self) -> Decimal | None:
        """Return the coverage."""
        return coverage(self.sites, self.inspections)


def coverage(sites: int, inspections: int) -> Decimal | None:
    """Return inspections in percent of the sites, to two places; None where there is no site."""
    if not sites:
        return None
    return (Decimal(100 * inspections) / sites).quantize(Decimal("0.01"), ROUND_HALF_UP)
