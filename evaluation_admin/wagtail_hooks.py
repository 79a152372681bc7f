"""What the records add to Wagtail's admin."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from evaluation_admin.services.finalise_safety_form import FINALISED
from evaluation_admin.services.move_result import MOVED
from evaluation_admin.services.reopen_safety_form import REOPENED
from evaluation_admin.serving import serve_evidence
from evaluation_admin.viewsets.groups import EvaluationGroup, InspectionGroup, SchoolGroup

register_snippet(SchoolGroup)
register_snippet(EvaluationGroup)
register_snippet(InspectionGroup)


@hooks.register("register_admin_urls")
def register_evidence_url() -> list[Any]:
    """Add the address of evidence files, behind the admin's sign-in."""
    return [path("evidence/<int:pk>/<str:name>", serve_evidence, name="evidence")]


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    """Name the moves that services record, for histories."""
    actions.register_action(MOVED, _("Move to the next state"), _("Moved to the next state"))
    actions.register_action(FINALISED, _("Register finally"), _("Finally registered"))
    actions.register_action(REOPENED, _("Reopen"), _("Reopened"))
