"""The records' tables, re-exported."""

from evaluation_admin.models.evaluation_cycle import EvaluationCycle
from evaluation_admin.models.evidence import Evidence
from evaluation_admin.models.indicator import Axis, Indicator
from evaluation_admin.models.indicator_result import IndicatorResult
from evaluation_admin.models.inspection import InspectionProgramme, InspectionRecord, Site
from evaluation_admin.models.inspection_count import InspectionCount
from evaluation_admin.models.record import Record, StaleRecordError
from evaluation_admin.models.safety_round import SafetyCampaign, SafetyLevelCutoff, SafetyRound
from evaluation_admin.models.safety_self_assessment import SafetySelfAssessment
from evaluation_admin.models.school import School
from evaluation_admin.models.self_assessment import SelfAssessment

__all__ = [
    "Axis",
    "EvaluationCycle",
    "Evidence",
    "Indicator",
    "IndicatorResult",
    "InspectionCount",
    "InspectionProgramme",
    "InspectionRecord",
    "Record",
    "SafetyCampaign",
    "SafetyLevelCutoff",
    "SafetyRound",
    "SafetySelfAssessment",
    "School",
    "SelfAssessment",
    "Site",
    "StaleRecordError",
]
