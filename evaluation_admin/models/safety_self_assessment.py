"""What schools say of their own safety, round by round."""

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation_admin.enums import SafetyState
from evaluation_admin.models.record import Record, ranged
from evaluation_admin.models.safety_round import SafetyRound
from evaluation_admin.models.school import School
from organisation.scoping import ScopedQuerySet
from persian.fields import CanonicalTextField

TABLES = ("t1", "t2", "t3")


class SafetySelfAssessmentQuerySet(ScopedQuerySet):
    """Forms by state."""

    def final(self) -> Self:
        """Return the finally registered forms."""
        return self.filter(state=SafetyState.FINAL)


class SafetySelfAssessment(Record):
    """A school's form in a round; a school without one has not visited."""

    directorate_path = "school__district__directorate"
    district_path = "school__district"
    school_path = "school__code"
    search_paths = ("school__search_key",)
    named_by = ("school", "round")

    school = models.ForeignKey(School, models.PROTECT, related_name="safety_forms", verbose_name=_("school"))
    round = models.ForeignKey(SafetyRound, models.PROTECT, related_name="forms", verbose_name=_("safety round"))
    state = models.CharField(_("state"), max_length=12, choices=SafetyState, default=SafetyState.IN_PROGRESS)
    t1 = models.DecimalField(_("table 1"), max_digits=5, decimal_places=2, null=True, blank=True)
    t2 = models.DecimalField(_("table 2"), max_digits=5, decimal_places=2, null=True, blank=True)
    t3 = models.DecimalField(_("table 3"), max_digits=5, decimal_places=2, null=True, blank=True)
    total = models.DecimalField(_("total"), max_digits=5, decimal_places=2, null=True, blank=True, editable=False)
    level = models.PositiveSmallIntegerField(_("safety level"), null=True, blank=True, editable=False)
    finalised_on = models.DateField(_("finally registered on"), null=True, blank=True, editable=False)
    note = CanonicalTextField(_("remarks"), blank=True)

    objects: ClassVar = SafetySelfAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("school safety self-assessment")
        verbose_name_plural = _("school safety self-assessments")
        ordering = ["-round", "school__sort_key", "school__code"]
        indexes = [models.Index(fields=["round", "state"], name="safety_form_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "round"],
                name="safety_form_once_per_round",
                violation_error_message=_("This school already has its form in this round."),
            ),
            ranged("safetyform", "t1", 0, 100),
            ranged("safetyform", "t2", 0, 100),
            ranged("safetyform", "t3", 0, 100),
            ranged("safetyform", "total", 0, 100),
            ranged("safetyform", "level", 1, 9),
        ]

    def __str__(self) -> str:
        return f"{self.school} – {self.round}"

    @property
    def is_final(self) -> bool:
        """Return whether the form is finally registered, and so locked."""
        return self.state == SafetyState.FINAL

    def clean(self) -> None:
        """Refuse points above what the round's tables give."""
        if not self.round_id:
            return
        errors = {}
        for table in TABLES:
            points, most = getattr(self, table), getattr(self.round, f"{table}_max")
            if points is not None and points > most:
                errors[table] = ValidationError(
                    _("This table gives at most %(most)s points."), params={"most": most.normalize()}
                )
        if errors:
            raise ValidationError(errors)
