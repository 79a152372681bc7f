"""The dashboard's panel of evaluation cycles under way; several may be (R26)."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from evaluation_admin.models import EvaluationCycle


class CyclesPanel(Component):
    """Each active cycle and its stage, for those who may read cycles."""

    template_name = "evaluation_admin/panels/cycles.html"
    order = 60

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the cycles."""
        user = parent_context["request"].user
        may_read = EvaluationCycle.snippet_viewset.permission_policy.user_has_any_permission(user, {"view", "change"})
        return {"may_read": may_read, "cycles": list(EvaluationCycle.objects.active()) if may_read else []}
