"""The record kinds that workbooks bring; each has one exchange."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a workbook holds; the value is the KIND of the command line."""

    SCHOOLS = "schools", _("Register of schools")
    SAFETY = "safety", _("School safety self-assessments")
    INDICATORS = "indicators", _("Evaluation indicators")
    SCORES = "scores", _("Indicator scores of a unit")
    INSPECTIONS = "inspections", _("Inspections of accommodation sites")
