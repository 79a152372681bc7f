"""The menus of the records."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from evaluation_admin.viewsets.axes import AxisViewSet
from evaluation_admin.viewsets.evaluation_cycles import EvaluationCycleViewSet
from evaluation_admin.viewsets.evidence import EvidenceViewSet
from evaluation_admin.viewsets.indicator_results import IndicatorResultViewSet
from evaluation_admin.viewsets.indicators import IndicatorViewSet
from evaluation_admin.viewsets.inspection_counts import InspectionCountViewSet
from evaluation_admin.viewsets.inspection_programmes import InspectionProgrammeViewSet
from evaluation_admin.viewsets.inspection_records import InspectionRecordViewSet
from evaluation_admin.viewsets.safety_campaigns import SafetyCampaignViewSet
from evaluation_admin.viewsets.safety_rounds import SafetyRoundViewSet
from evaluation_admin.viewsets.safety_self_assessments import SafetySelfAssessmentViewSet
from evaluation_admin.viewsets.schools import SchoolViewSet
from evaluation_admin.viewsets.self_assessments import SelfAssessmentViewSet
from evaluation_admin.viewsets.sites import SiteViewSet


class SchoolGroup(SnippetViewSetGroup):
    """Schools, and how safe they say they are."""

    menu_label = _("Schools and safety")
    menu_icon = "home"
    menu_name = "schools"
    menu_order = 200
    items = (SchoolViewSet, SafetySelfAssessmentViewSet, SafetyRoundViewSet, SafetyCampaignViewSet)


class EvaluationGroup(SnippetViewSetGroup):
    """Yearly evaluations of units."""

    menu_label = _("Performance evaluation")
    menu_icon = "tasks"
    menu_name = "evaluation"
    menu_order = 210
    items = (
        SelfAssessmentViewSet,
        IndicatorResultViewSet,
        EvidenceViewSet,
        IndicatorViewSet,
        AxisViewSet,
        EvaluationCycleViewSet,
    )


class InspectionGroup(SnippetViewSetGroup):
    """Inspections of accommodation."""

    menu_label = _("Accommodation inspections")
    menu_icon = "view"
    menu_name = "inspections"
    menu_order = 220
    items = (InspectionRecordViewSet, InspectionCountViewSet, SiteViewSet, InspectionProgrammeViewSet)
