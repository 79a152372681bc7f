"""The record kinds that workbooks bring, each with one exchange, and how far one's reach must go to send them."""

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.reach import Reach


class Kind(models.TextChoices):
    """What a workbook holds; the value is the KIND of the command line."""

    SCHOOLS = "schools", _("Register of schools")
    SAFETY = "safety", _("School safety self-assessments")
    INDICATORS = "indicators", _("Evaluation indicators")
    SCORES = "scores", _("Indicator scores of a unit")
    INSPECTIONS = "inspections", _("Inspections of accommodation sites")
    INSPECTION_COUNTS = "inspection_counts", _("Counts of inspections")
    NONPARTICIPANTS = "nonparticipants", _("Published lists of schools that did not take part")


class Sender(Enum):
    """Whose rows a kind brings, and so who may send it."""

    HEADQUARTERS = "headquarters"
    DIRECTORATE = "directorate"
    DISTRICT = "district"


# Definitions are headquarters'; figures of whole units or provinces are nobody's below the directorate.
LEAST_SENDER = {
    Kind.SCHOOLS: Sender.DISTRICT,
    Kind.SAFETY: Sender.DISTRICT,
    Kind.INDICATORS: Sender.HEADQUARTERS,
    Kind.SCORES: Sender.DIRECTORATE,
    Kind.INSPECTIONS: Sender.DISTRICT,
    Kind.INSPECTION_COUNTS: Sender.DIRECTORATE,
    Kind.NONPARTICIPANTS: Sender.HEADQUARTERS,
}


def may_send(kind: str, reach: Reach) -> bool:
    """Return whether somebody who may import as far as `reach` may send such a file."""
    if reach.national:
        return True
    least = LEAST_SENDER[Kind(kind)]
    if least == Sender.HEADQUARTERS:
        return False
    return bool(reach.directorates or (reach.districts and least == Sender.DISTRICT))
