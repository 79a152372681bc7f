"""The dashboard's first panel: what waits for the person who looks."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from evaluation_admin.enums import EvidenceVerdict, ResultState
from evaluation_admin.models import Evidence, IndicatorResult, SafetySelfAssessment
from evaluation_admin.reports.waiting import waiting_for
from persian.clock import today


class WaitingPanel(Component):
    """Counts with links to the lists behind them."""

    template_name = "evaluation_admin/panels/waiting.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the items that are not zero."""
        waiting = waiting_for(parent_context["request"].user, on=today())
        results = reverse(IndicatorResult.snippet_viewset.get_url_name("list"))
        evidence = reverse(Evidence.snippet_viewset.get_url_name("list"))
        forms = reverse(SafetySelfAssessment.snippet_viewset.get_url_name("list"))
        items = [
            (waiting.to_finish, _("Safety forms to complete and register finally"), forms),
            (waiting.to_correct, _("Results returned to you, to correct"), f"{results}?state={ResultState.RETURNED}"),
            (waiting.to_enter, _("Results to enter and register"), f"{results}?state={ResultState.DRAFT}"),
            (waiting.to_score, _("Registered results to score"), f"{results}?state={ResultState.REGISTERED}"),
            (waiting.to_judge, _("Evidence to review"), f"{evidence}?verdict={EvidenceVerdict.PENDING}"),
            (waiting.to_approve, _("Scored results to approve finally"), f"{results}?state={ResultState.SCORED}"),
        ]
        return {"items": [item for item in items if item[0]]}
