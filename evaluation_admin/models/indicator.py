"""Axes and indicators of a cycle."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import Direction, IndicatorScope
from evaluation_admin.models.evaluation_cycle import EvaluationCycle
from evaluation_admin.models.record import MOST, Record, ranged
from persian.digits import to_persian_digits
from persian.fields import CanonicalCharField, CanonicalTextField, MatchKeyField, SearchKeyField, SortKeyField


class Axis(Record):
    """A heading («محور») under which a cycle groups its indicators; axes differ from year to year."""

    is_national = True
    search_paths = ("search_key",)
    named_by = ("cycle",)

    cycle = models.ForeignKey(EvaluationCycle, models.PROTECT, related_name="axes", verbose_name=_("evaluation cycle"))
    title = CanonicalCharField(_("title"), max_length=160)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title_key = MatchKeyField(sources=("title",))
    search_key = SearchKeyField(sources=("title",), db_index=False)
    sort_key = SortKeyField(sources=("title",), db_index=False)

    class Meta:
        verbose_name = _("axis")
        verbose_name_plural = _("axes")
        ordering = ["-cycle__year", "position", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "title_key"],
                name="axis_once_per_cycle",
                violation_error_message=_("This cycle already has an axis of this title."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({to_persian_digits(self.cycle.year)})"


class Indicator(Record):
    """What is measured in a cycle, against which standard and for how many points."""

    is_national = True
    search_paths = ("search_key",)
    derived: ClassVar[frozenset[str]] = frozenset({"cycle"})

    # Always the axis's own; kept here because a code is unique in the cycle.
    cycle = models.ForeignKey(
        EvaluationCycle, models.PROTECT, related_name="indicators", editable=False, verbose_name=_("evaluation cycle")
    )
    axis = models.ForeignKey(Axis, models.PROTECT, related_name="indicators", verbose_name=_("axis"))
    code = CanonicalCharField(_("code"), max_length=30, blank=True)
    title = CanonicalCharField(_("indicator title"), max_length=300)
    scope = models.CharField(
        _("kind of indicator"), max_length=12, choices=IndicatorScope, default=IndicatorScope.GENERAL
    )
    measure_unit = CanonicalCharField(_("unit of measure"), max_length=60, blank=True)
    standard = models.DecimalField(
        _("standard"),
        max_digits=20,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("What is to be reached (S)."),
    )
    ceiling = models.DecimalField(
        _("ceiling"), max_digits=12, decimal_places=6, help_text=_("The most points that can be earned (W).")
    )
    direction = models.CharField(_("direction"), max_length=6, choices=Direction, default=Direction.HIGHER)
    acceptable_evidence = CanonicalTextField(_("acceptable evidence"), blank=True)
    lead_unit = CanonicalCharField(_("lead unit"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    predecessor = models.ForeignKey(
        "self",
        models.SET_NULL,
        related_name="successors",
        null=True,
        blank=True,
        verbose_name=_("indicator of the year before"),
        help_text=_("The one that this indicator continues, for comparing years."),
    )
    title_key = MatchKeyField(sources=("title",))
    search_key = SearchKeyField(sources=("title", "code"), db_index=False)
    sort_key = SortKeyField(sources=("title",), db_index=False, max_length=900)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["-cycle__year", "axis__position", "axis__sort_key", "position", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["axis", "title_key"],
                name="indicator_once_per_axis",
                violation_error_message=_("This axis already has an indicator of this title."),
            ),
            models.UniqueConstraint(
                fields=["cycle", "code"],
                condition=~Q(code=""),
                name="indicator_code_once_per_cycle",
                violation_error_message=_("This cycle already has an indicator with this code."),
            ),
            ranged("indicator", "standard", 0, MOST),
            ranged("indicator", "ceiling", 0, 100_000),
        ]

    def __str__(self) -> str:
        return f"{self.code} – {self.title}" if self.code else self.title

    def clean(self) -> None:
        """Take the cycle from the axis."""
        if self.axis_id:
            self.cycle_id = self.axis.cycle_id

    def save(self, **kwargs: Any) -> None:
        """Save with the cycle of the axis; what writes in bulk sets it itself."""
        self.cycle_id = self.axis.cycle_id
        super().save(**kwargs)
