"""Begin a unit's self-assessment in a cycle."""

from typing import Any

from django.db import transaction

from evaluation_admin.models import EvaluationCycle, Indicator, IndicatorResult, SelfAssessment
from organisation.acts import Act, may, require_on
from organisation.models import OrgUnit


@transaction.atomic
def open_self_assessment(*, cycle: EvaluationCycle, unit: OrgUnit, by: Any) -> SelfAssessment:
    """Return the unit's self-assessment with an empty result of every indicator of the cycle.

    Asked again, it only adds results of indicators that came since.

    Raises:
        PermissionDenied: `by` neither assesses this unit nor reviews.
    """
    require_on(by, Act.SCORE if may(by, Act.SCORE) else Act.SELF_ASSESS, unit)
    assessment, _made = SelfAssessment.objects.get_or_create(cycle=cycle, unit=unit)
    missing = Indicator.objects.filter(cycle=cycle).exclude(results__self_assessment=assessment)
    IndicatorResult.objects.bulk_create(
        IndicatorResult(self_assessment=assessment, indicator=indicator) for indicator in missing
    )
    return assessment
