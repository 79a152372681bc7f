"""A unit's assessment of itself in a cycle."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation_admin.models.evaluation_cycle import EvaluationCycle
from evaluation_admin.models.record import Record
from organisation.models import OrgUnit


class SelfAssessment(Record):
    """One unit's part in one cycle; its figures are IndicatorResults."""

    directorate_path = "unit__directorate"
    unit_path = "unit"
    search_paths = ("unit__search_key",)
    named_by = ("unit", "cycle")

    cycle = models.ForeignKey(
        EvaluationCycle, models.PROTECT, related_name="self_assessments", verbose_name=_("evaluation cycle")
    )
    unit = models.ForeignKey(
        OrgUnit, models.PROTECT, related_name="self_assessments", verbose_name=_("organisation unit")
    )

    class Meta:
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")
        ordering = ["-cycle__year", "unit__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "unit"],
                name="self_assessment_once_per_cycle",
                violation_error_message=_("This unit already has its self-assessment in this cycle."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} – {self.cycle}"
