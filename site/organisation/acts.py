"""Who may do what, as data (domain.md 6d); where they may do it is the reach."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.reach import EVERYWHERE, NOWHERE, Reach, reach_of, union_of
from organisation.roles import Role
from persian.clock import today


class Act(models.TextChoices):
    """Deeds that a role allows; model permissions (add, change, …) are arzyab.role_permissions."""

    IMPORT_WORKBOOK = "import_workbook", gettext_lazy("Import workbooks")
    UNDO_IMPORT = "undo_import", gettext_lazy("Undo imports")
    UNDO_OWN_IMPORT = "undo_own_import", gettext_lazy("Undo one's own imports")
    DRAFT_NOTICE = "draft_notice", gettext_lazy("Write notices")
    PUBLISH_NOTICE = "publish_notice", gettext_lazy("Publish notices")
    APPROVE_NOTICE = "approve_notice", gettext_lazy("Approve notices")
    FORCE_NOTICE = "force_notice", gettext_lazy("Publish a notice without approval")
    PUBLISH_NONPARTICIPANTS = "publish_nonparticipants", gettext_lazy("Publish non-participants")
    PUBLISH_INSPECTION_COUNTS = "publish_inspection_counts", gettext_lazy("Publish inspection counts")
    CREATE_DISTRICT = "create_district", gettext_lazy("Create districts by import")
    FILL_SAFETY_FORM = "fill_safety_form", gettext_lazy("Fill in a safety form")
    REOPEN_SAFETY_FORM = "reopen_safety_form", gettext_lazy("Reopen a final safety form")
    SELF_ASSESS = "self_assess", gettext_lazy("Assess the own unit")
    SCORE = "score", gettext_lazy("Score and return")
    APPROVE_FINALLY = "approve_finally", gettext_lazy("Approve finally")
    READ_AUDIT = "read_audit", gettext_lazy("Read the audit of everything")


_HQ = frozenset({Role.HQ_EXPERT, Role.HQ_EDITOR, Role.DIRECTOR_GENERAL})

ALLOWED: dict[str, frozenset[str]] = {
    Act.IMPORT_WORKBOOK: frozenset({Role.DISTRICT_EXPERT, Role.PROVINCE_HEAD, Role.HQ_EXPERT, Role.DIRECTOR_GENERAL}),
    Act.UNDO_IMPORT: frozenset({Role.PROVINCE_HEAD, Role.HQ_EXPERT, Role.DIRECTOR_GENERAL}),
    Act.UNDO_OWN_IMPORT: frozenset({Role.DISTRICT_EXPERT}),
    Act.DRAFT_NOTICE: _HQ,
    Act.PUBLISH_NOTICE: frozenset({Role.HQ_EDITOR, Role.DIRECTOR_GENERAL}),
    Act.APPROVE_NOTICE: frozenset({Role.HQ_EDITOR, Role.DIRECTOR_GENERAL}),
    Act.FORCE_NOTICE: frozenset({Role.DIRECTOR_GENERAL}),
    Act.PUBLISH_NONPARTICIPANTS: _HQ,
    Act.PUBLISH_INSPECTION_COUNTS: _HQ,
    Act.CREATE_DISTRICT: frozenset({Role.HQ_EXPERT, Role.DIRECTOR_GENERAL}),
    Act.FILL_SAFETY_FORM: frozenset({Role.SCHOOL, Role.DISTRICT_EXPERT}),
    Act.REOPEN_SAFETY_FORM: frozenset({Role.PROVINCE_HEAD, Role.HQ_EXPERT, Role.DIRECTOR_GENERAL}),
    Act.SELF_ASSESS: frozenset({Role.PROVINCE_HEAD, Role.HQ_REPRESENTATIVE}),
    Act.SCORE: frozenset({Role.HQ_EXPERT}),
    Act.APPROVE_FINALLY: frozenset({Role.DIRECTOR_GENERAL}),
    Act.READ_AUDIT: frozenset({Role.HQ_EXPERT, Role.DIRECTOR_GENERAL, Role.ADMINISTRATOR}),
}


def may(user: Any, act: str) -> bool:
    """Return whether one of the roles that `user` holds today allows the act."""
    if getattr(user, "is_superuser", False) and user.is_active:
        return True
    return reach_of(user, on=today()).holds(*ALLOWED[act])


def require(user: Any, act: str) -> None:
    """Raise PermissionDenied, in words, unless `user` may do the act."""
    if not may(user, act):
        raise PermissionDenied(_("Your role does not allow this: %(act)s.") % {"act": Act(act).label})


def reach_for(user: Any, act: str) -> Reach:
    """Return how far those roles of `user` that allow the act reach today; reading everywhere is another matter."""
    if not may(user, act):
        return NOWHERE
    if user.is_superuser:
        return EVERYWHERE
    return union_of(user.postings.active_on(today()).filter(role__in=ALLOWED[act]))


def may_on(user: Any, act: str, row: Any) -> bool:
    """Return whether the act is allowed on this saved record: by a role whose own reach covers it."""
    if not may(user, act):
        return False
    return type(row)._default_manager.filter(pk=row.pk).within(reach_for(user, act)).exists()


def require_on(user: Any, act: str, row: Any) -> None:
    """Raise PermissionDenied, in words, unless `user` may do the act on this record."""
    require(user, act)
    if not may_on(user, act, row):
        raise PermissionDenied(_("This record is outside your reach."))
