"""What the records add to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from evaluation_admin.panels.cycles import CyclesPanel
from evaluation_admin.panels.safety_participation import SafetyParticipationPanel
from evaluation_admin.panels.waiting import WaitingPanel
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


@hooks.register("construct_homepage_panels")
def add_dashboard_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Begin the dashboard with what waits for the person."""
    panels += [WaitingPanel(), CyclesPanel(), SafetyParticipationPanel()]


@hooks.register("construct_homepage_summary_items")
def drop_site_summary(request: HttpRequest, items: list[Any]) -> None:
    """Take Wagtail's counts of pages and files away: they tell the people of this office nothing."""
    items.clear()


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    """Name the moves that services record, for histories."""
    actions.register_action(MOVED, _("Move to the next state"), _("Moved to the next state"))
    actions.register_action(FINALISED, _("Register finally"), _("Finally registered"))
    actions.register_action(REOPENED, _("Reopen"), _("Reopened"))
