"""What a unit reached on an indicator, and what it earned."""

from decimal import Decimal

from django.contrib.admin.decorators import display
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import ResultState
from evaluation_admin.models.indicator import Indicator
from evaluation_admin.models.record import MOST, Record, ranged
from evaluation_admin.models.self_assessment import SelfAssessment
from persian.fields import CanonicalTextField


class IndicatorResult(Record):
    """One indicator of a self-assessment: the unit's figure and words, the reviewer's score, the approved one."""

    directorate_path = "self_assessment__unit__directorate"
    unit_path = "self_assessment__unit"
    search_paths = ("indicator__search_key", "self_assessment__unit__search_key")
    named_by = ("indicator", "self_assessment__unit")

    self_assessment = models.ForeignKey(
        SelfAssessment, models.PROTECT, related_name="results", verbose_name=_("self-assessment")
    )
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="results", verbose_name=_("indicator"))
    standard = models.DecimalField(
        _("own target"),
        max_digits=20,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("Of this unit alone; empty where the indicator's standard holds."),
    )
    actual = models.DecimalField(
        _("actual performance"),
        max_digits=20,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("What was reached (AP)."),
    )
    self_score = models.DecimalField(
        _("self-assessed score"), max_digits=12, decimal_places=6, null=True, blank=True, editable=False
    )
    reviewed_score = models.DecimalField(_("reviewed score"), max_digits=12, decimal_places=6, null=True, blank=True)
    review_reason = CanonicalTextField(_("reason of the review"), blank=True)
    approved_score = models.DecimalField(_("approved score"), max_digits=12, decimal_places=6, null=True, blank=True)
    strengths = CanonicalTextField(_("strengths"), blank=True)
    weaknesses = CanonicalTextField(_("weaknesses"), blank=True)
    improvement = CanonicalTextField(_("measures for improvement"), blank=True)
    state = models.CharField(_("state"), max_length=12, choices=ResultState, default=ResultState.DRAFT)

    class Meta:
        verbose_name = _("indicator result")
        verbose_name_plural = _("indicator results")
        ordering = ["self_assessment", "indicator__position", "indicator__sort_key"]
        indexes = [models.Index(fields=["state", "self_assessment"], name="indicatorresult_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["self_assessment", "indicator"],
                name="result_once_per_indicator",
                violation_error_message=_("This self-assessment already has a result of this indicator."),
            ),
            ranged("indicatorresult", "standard", 0, MOST),
            ranged("indicatorresult", "actual", -MOST, MOST),
            ranged("indicatorresult", "self_score", 0, 100_000),
            ranged("indicatorresult", "reviewed_score", 0, 100_000),
            ranged("indicatorresult", "approved_score", 0, 100_000),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} – {self.self_assessment.unit}"

    @property
    @display(description=_("target"))
    def target(self) -> Decimal | None:
        """Return what the unit was to reach: its own target, or the indicator's standard."""
        return self.indicator.standard if self.standard is None else self.standard

    def clean(self) -> None:
        """Refuse an indicator of another cycle."""
        if self.indicator_id and self.self_assessment_id and self.indicator.cycle_id != self.self_assessment.cycle_id:
            raise ValidationError({"indicator": _("This indicator belongs to another cycle: choose one of its own.")})
