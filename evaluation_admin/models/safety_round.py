"""School safety campaigns, their rounds, and the cut-offs of levels."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from evaluation_admin.models.record import FIRST_YEAR, LAST_YEAR, Record, ranged
from evaluation_admin.rules.safety_level import Cutoff
from organisation.scoping import ScopedModel, ScopedQuerySet
from persian.fields import CanonicalCharField, SearchKeyField


class SafetyCampaign(Record):
    """A campaign in which schools assess their own safety.

    Source: directive 246412 (the announcements give two dates of it).
    """

    is_national = True
    search_paths = ("search_key",)

    title = CanonicalCharField(_("title"), max_length=160, unique=True)
    directive = CanonicalCharField(_("directive"), max_length=200, blank=True)
    threshold = models.DecimalField(
        _("acceptable participation"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(80),
        help_text=_("Percent; directorates below it are marked."),
    )
    target = models.DecimalField(
        _("participation target"), max_digits=5, decimal_places=2, default=Decimal(100), help_text=_("Percent.")
    )
    search_key = SearchKeyField(sources=("title", "directive"), db_index=False)

    class Meta:
        verbose_name = _("safety campaign")
        verbose_name_plural = _("safety campaigns")
        ordering = ["-pk"]
        constraints = [
            ranged("safetycampaign", "threshold", 0, 100),
            ranged("safetycampaign", "target", 0, 100),
        ]

    def __str__(self) -> str:
        return self.title


class SafetyRoundQuerySet(ScopedQuerySet):
    """Rounds by day."""

    def open_on(self, day: date) -> Self:
        """Return the rounds that schools may fill in on `day`; both ends are inclusive."""
        return self.filter(opens_on__lte=day, closes_on__gte=day)


class SafetyRound(Record, ClusterableModel):
    """One round («مرحله») of a campaign: its days, the register that it covers, the points of its three tables."""

    is_national = True
    search_paths = ("search_key",)

    campaign = models.ForeignKey(
        SafetyCampaign, models.PROTECT, related_name="rounds", verbose_name=_("safety campaign")
    )
    ordinal = models.PositiveSmallIntegerField(_("number of the round"), default=1)
    title = CanonicalCharField(_("title"), max_length=160)
    academic_year = models.PositiveSmallIntegerField(
        _("academic year"), help_text=_("Of the register that is covered.")
    )
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"), help_text=_("The last day of registration."))
    register_source = CanonicalCharField(_("source of the register"), max_length=60, default="سرا")
    t1_max = models.DecimalField(_("points of table 1"), max_digits=5, decimal_places=2, default=Decimal(40))
    t2_max = models.DecimalField(_("points of table 2"), max_digits=5, decimal_places=2, default=Decimal(35))
    t3_max = models.DecimalField(_("points of table 3"), max_digits=5, decimal_places=2, default=Decimal(25))
    search_key = SearchKeyField(sources=("title",), db_index=False)

    objects: ClassVar = SafetyRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("safety round")
        verbose_name_plural = _("safety rounds")
        ordering = ["-opens_on", "-ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "ordinal"],
                name="safety_round_once_per_campaign",
                violation_error_message=_("This campaign already has a round of this number."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="safety_round_days",
                violation_error_message=_("The round cannot close before it opens."),
            ),
            ranged("safetyround", "academic_year", FIRST_YEAR, LAST_YEAR),
            ranged("safetyround", "t1_max", 0, 100),
            ranged("safetyround", "t2_max", 0, 100),
            ranged("safetyround", "t3_max", 0, 100),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open_on(self, day: date) -> bool:
        """Return whether schools may fill in on `day`."""
        return self.opens_on <= day <= self.closes_on

    def cutoffs(self) -> list[Cutoff]:
        """Return the bounds of this round's levels."""
        return [Cutoff(row.level, row.at_least) for row in self.level_cutoffs.all()]

    def clean(self) -> None:
        """Refuse tables that do not make 100 points together."""
        maxima = (self.t1_max, self.t2_max, self.t3_max)
        if None not in maxima and sum(maxima) != 100:
            raise ValidationError(_("The points of the three tables have to add up to 100."))


class SafetyLevelCutoff(ScopedModel):
    """A level of safety begins at so many points; data, edited with its round."""

    is_national = True

    round = ParentalKey(
        SafetyRound, on_delete=models.CASCADE, related_name="level_cutoffs", verbose_name=_("safety round")
    )
    level = models.PositiveSmallIntegerField(_("safety level"))
    title = CanonicalCharField(_("title"), max_length=60)
    at_least = models.DecimalField(_("from (points)"), max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = _("safety level cut-off")
        verbose_name_plural = _("safety level cut-offs")
        ordering = ["level"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "level"],
                name="cutoff_level_once_per_round",
                violation_error_message=_("This round already has a cut-off of this level."),
            ),
            models.UniqueConstraint(
                fields=["round", "at_least"],
                name="cutoff_bound_once_per_round",
                violation_error_message=_("This round already has a cut-off at these points."),
            ),
            ranged("safetylevelcutoff", "level", 1, 9),
            ranged("safetylevelcutoff", "at_least", 0, 100),
        ]

    def __str__(self) -> str:
        return self.title
