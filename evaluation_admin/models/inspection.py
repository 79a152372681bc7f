"""Inspections of accommodation: the yearly programme, the sites, and what inspectors found."""

from datetime import date
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import SiteKind
from evaluation_admin.models.record import FIRST_YEAR, LAST_YEAR, Record, ranged
from organisation.models import Directorate, District
from organisation.reach import Reach
from organisation.scoping import ScopedQuerySet
from persian.fields import CanonicalCharField, CanonicalTextField, MatchKeyField, SearchKeyField, SortKeyField


class InspectionProgramme(Record):
    """One year's programme. Its data day, entry deadline and a notice's window are three different days (R75)."""

    is_national = True
    search_paths = ("search_key",)

    year = models.PositiveSmallIntegerField(_("year"))
    title = CanonicalCharField(_("title"), max_length=160)
    has_covert = models.BooleanField(_("has covert inspections"), default=False)
    as_of = models.DateField(_("data as of"), null=True, blank=True)
    entry_deadline = models.DateField(_("entry deadline"), null=True, blank=True, help_text=_("The last day of entry."))
    title_key = MatchKeyField(sources=("title",))
    search_key = SearchKeyField(sources=("title",), db_index=False)

    class Meta:
        verbose_name = _("inspection programme")
        verbose_name_plural = _("inspection programmes")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "title_key"],
                name="programme_once_per_year",
                violation_error_message=_("This year already has a programme of this title."),
            ),
            ranged("inspectionprogramme", "year", FIRST_YEAR, LAST_YEAR),
        ]

    def __str__(self) -> str:
        return self.title

    def takes_entries(self, *, on: date, reach: Reach) -> bool:
        """Return whether entries are taken on a day: until the deadline's end, and after it from headquarters only."""
        return reach.national or self.entry_deadline is None or on <= self.entry_deadline


class Site(Record):
    """A place that is inspected; a province's headquarters belongs to no district."""

    directorate_path = "directorate"
    district_path = "district"
    search_paths = ("search_key",)

    name = CanonicalCharField(_("name"), max_length=160)
    kind = models.CharField(_("kind of site"), max_length=12, choices=SiteKind)
    directorate = models.ForeignKey(Directorate, models.PROTECT, related_name="sites", verbose_name=_("directorate"))
    district = models.ForeignKey(
        District, models.PROTECT, related_name="sites", null=True, blank=True, verbose_name=_("district")
    )
    name_key = MatchKeyField()
    search_key = SearchKeyField(db_index=False)
    sort_key = SortKeyField()

    class Meta:
        verbose_name = _("accommodation site")
        verbose_name_plural = _("accommodation sites")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["directorate", "district", "kind", "name_key"],
                name="site_once_per_district",
                violation_error_message=_("This district already has a site of this kind and name."),
            ),
            models.UniqueConstraint(
                fields=["directorate", "kind", "name_key"],
                condition=Q(district__isnull=True),
                name="site_once_per_directorate",
                violation_error_message=_("This directorate already has a site of this kind and name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a district of another directorate."""
        if self.district and self.directorate_id and self.district.directorate_id != self.directorate_id:
            raise ValidationError({"district": _("This district belongs to another directorate.")})


class InspectionRecordQuerySet(ScopedQuerySet):
    """Inspections; covert ones are for named people only, through every door."""

    def within(self, reach: Reach) -> Self:
        """Return the rows that `reach` covers, without covert ones unless it names its holder for them."""
        rows = super().within(reach)
        return rows if reach.covert else rows.filter(is_covert=False)


class InspectionRecord(Record):
    """One visit of an inspector to a site."""

    directorate_path = "site__directorate"
    district_path = "site__district"
    search_paths = ("site__search_key", "search_key")
    named_by = ("site",)

    programme = models.ForeignKey(
        InspectionProgramme, models.PROTECT, related_name="records", verbose_name=_("inspection programme")
    )
    site = models.ForeignKey(Site, models.PROTECT, related_name="records", verbose_name=_("accommodation site"))
    inspected_on = models.DateField(_("inspected on"))
    inspector = CanonicalCharField(_("inspector"), max_length=120)
    is_covert = models.BooleanField(_("covert"), default=False)
    score = models.DecimalField(_("inspection score"), max_digits=5, decimal_places=2, null=True, blank=True)
    findings = CanonicalTextField(_("findings"), blank=True)
    action_taken = CanonicalTextField(_("action taken"), blank=True)
    inspector_key = MatchKeyField(sources=("inspector",))
    search_key = SearchKeyField(sources=("inspector",), db_index=False)

    objects: ClassVar = InspectionRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        ordering = ["-inspected_on", "-pk"]
        indexes = [
            models.Index(fields=["-inspected_on", "-id"], name="inspection_order"),
            models.Index(fields=["programme", "inspected_on"], name="inspection_programme_day"),
        ]
        constraints = [
            # With `is_covert`: else the refusal of an open record would tell that a covert one exists.
            models.UniqueConstraint(
                fields=["programme", "site", "inspected_on", "inspector_key", "is_covert"],
                name="inspection_once",
                violation_error_message=_("This inspector's visit to this site on this day is already recorded."),
            ),
            ranged("inspectionrecord", "score", 0, 100),
        ]

    def __str__(self) -> str:
        # The log keeps this text, and its readers need not be named for covert inspections.
        return gettext("Inspection %(number)s") % {"number": self.pk} if self.is_covert else str(self.site)

    def clean(self) -> None:
        """Refuse a covert visit where the programme has none."""
        if self.is_covert and self.programme_id and not self.programme.has_covert:
            raise ValidationError({"is_covert": _("This programme has no covert inspections.")})
