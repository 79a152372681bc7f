"""Every choice of the records, with the named sets that the rest of the code asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SchoolStage(models.TextChoices):
    """Stages of schooling («دوره تحصیلی»)."""

    PRESCHOOL = "preschool", _("Preschool")
    PRIMARY = "primary", _("Primary")
    LOWER = "lower", _("Lower secondary")
    UPPER = "upper", _("Upper secondary")
    SPECIAL = "special", _("Special education")


class SchoolGender(models.TextChoices):
    """Whom a school admits."""

    GIRLS = "f", _("Girls")
    BOYS = "m", _("Boys")
    MIXED = "x", _("Mixed")


class Ownership(models.TextChoices):
    """Kinds of school («نوع واحد»)."""

    PUBLIC = "public", _("Public school")
    NONPROFIT = "nonprofit", _("Non-profit")
    SHAHED = "shahed", _("Shahed")
    EXEMPLARY = "exemplary", _("Exemplary public")
    TRUSTEE = "trustee", _("Board of trustees")
    TALENTED = "talented", _("Gifted")
    DISTANCE = "distance", _("Distance learning")
    NOMADIC = "nomadic", _("Nomadic")
    BOARDING = "boarding", _("Boarding")


class SafetyState(models.TextChoices):
    """How far a school's safety form is; a school that never visited has no form at all."""

    IN_PROGRESS = "in_progress", _("Being filled in")
    FINAL = "final", _("Finally registered")


class CycleState(models.TextChoices):
    """Where a yearly evaluation stands."""

    INDICATORS = "indicators", _("Indicators being prepared")
    SELF_ASSESSMENT = "self_assessment", _("Self-assessment")
    EXPERT_REVIEW = "expert_review", _("Expert review")
    FINAL_APPROVAL = "final_approval", _("Final approval")
    FINAL = "final", _("Ended")


ACTIVE_CYCLES = frozenset(CycleState) - {CycleState.FINAL}
ENTRY_CYCLES = frozenset({CycleState.SELF_ASSESSMENT})
REVIEW_CYCLES = frozenset({CycleState.SELF_ASSESSMENT, CycleState.EXPERT_REVIEW, CycleState.FINAL_APPROVAL})


class IndicatorScope(models.TextChoices):
    """Kinds of indicator. Source: notices of 1398/02/21 and 1399/01/06."""

    GENERAL = "general", _("General")
    SPECIFIC = "specific", _("Specific")
    CROSS_SECTOR = "cross_sector", _("Cross-sector")


class Direction(models.TextChoices):
    """Whether more or less of what is measured is better."""

    HIGHER = "higher", _("More is better")
    LOWER = "lower", _("Less is better")


class ResultState(models.TextChoices):
    """The life of one indicator's result (domain.md 6b); an untouched draft is empty."""

    DRAFT = "draft", _("Draft")
    REGISTERED = "registered", _("Registered")
    UNDER_REVIEW = "under_review", _("Under review")
    RETURNED = "returned", _("Returned")
    SCORED = "scored", _("Scored")
    OBJECTED = "objected", _("Objected")
    FINAL = "final", _("Final")
    PUBLISHED = "published", _("Published")


UNIT_MAY_EDIT = frozenset({ResultState.DRAFT, ResultState.RETURNED})
REVIEWER_MAY_SCORE = frozenset({ResultState.REGISTERED, ResultState.UNDER_REVIEW, ResultState.OBJECTED})
APPROVER_MAY_SETTLE = frozenset({ResultState.SCORED, ResultState.OBJECTED})
UNIT_SEES_REVIEW = frozenset({ResultState.SCORED, ResultState.OBJECTED, ResultState.FINAL, ResultState.PUBLISHED})
SETTLED_RESULTS = frozenset({ResultState.FINAL, ResultState.PUBLISHED})


class Actor(models.TextChoices):
    """Who moves a result from one state to the next."""

    UNIT = "unit", _("Assessed unit")
    REVIEWER = "reviewer", _("Reviewer")
    APPROVER = "approver", _("Approver")


class EvidenceVerdict(models.TextChoices):
    """What the reviewer says of a piece of evidence."""

    PENDING = "pending", _("Not reviewed")
    ACCEPTED = "accepted", _("Accepted")
    INSUFFICIENT = "insufficient", _("Insufficient")
    RETURNED = "returned", _("Sent back")


class SiteKind(models.TextChoices):
    """Places of accommodation that are inspected. Source: notice of 1398/01/11."""

    HEADQUARTERS = "headquarters", _("Headquarters")
    BASE = "base", _("Base")
    CENTRE = "centre", _("Accommodation centre")
