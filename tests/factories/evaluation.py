"""Cycles, indicators and results: IndicatorResultFactory(registered=True), EvaluationCycleFactory(ended=True)."""

from decimal import Decimal

import factory
from django.utils import timezone

from evaluation_admin.enums import CycleState, Direction, ResultState
from evaluation_admin.models import Axis, EvaluationCycle, Evidence, Indicator, IndicatorResult, SelfAssessment
from tests.factories.organisation import OrgUnitFactory


class EvaluationCycleFactory(factory.django.DjangoModelFactory):
    """A cycle in its stage of self-assessment."""

    year = factory.Sequence(lambda n: 1400 + n % 90)
    title = factory.LazyAttribute(lambda cycle: f"ارزیابی عملکرد سال {cycle.year}")
    state = CycleState.SELF_ASSESSMENT

    class Meta:
        model = EvaluationCycle

    class Params:
        in_review = factory.Trait(state=CycleState.EXPERT_REVIEW)
        ended = factory.Trait(state=CycleState.FINAL)


class AxisFactory(factory.django.DjangoModelFactory):
    cycle = factory.SubFactory(EvaluationCycleFactory)
    title = factory.Sequence(lambda n: f"محور نمونه {n}")

    class Meta:
        model = Axis


class IndicatorFactory(factory.django.DjangoModelFactory):
    """W 40, S 80, more is better."""

    axis = factory.SubFactory(AxisFactory)
    title = factory.Sequence(lambda n: f"شاخص نمونه {n}")
    standard = Decimal(80)
    ceiling = Decimal(40)

    class Meta:
        model = Indicator

    class Params:
        less_is_better = factory.Trait(direction=Direction.LOWER, standard=Decimal(10))


class SelfAssessmentFactory(factory.django.DjangoModelFactory):
    cycle = factory.SubFactory(EvaluationCycleFactory)
    unit = factory.SubFactory(OrgUnitFactory)

    class Meta:
        model = SelfAssessment


class IndicatorResultFactory(factory.django.DjangoModelFactory):
    """An untouched draft."""

    self_assessment = factory.SubFactory(SelfAssessmentFactory)
    indicator = factory.SubFactory(IndicatorFactory, axis__cycle=factory.SelfAttribute("...self_assessment.cycle"))

    class Meta:
        model = IndicatorResult

    class Params:
        entered = factory.Trait(actual=Decimal(60), self_score=Decimal(30))
        registered = factory.Trait(entered=True, state=ResultState.REGISTERED)
        scored = factory.Trait(entered=True, state=ResultState.SCORED, reviewed_score=Decimal(25))
        final = factory.Trait(scored=True, state=ResultState.FINAL, approved_score=Decimal(25))


class EvidenceFactory(factory.django.DjangoModelFactory):
    """A small PDF; pass `uploaded_by`."""

    result = factory.SubFactory(IndicatorResultFactory)
    label = factory.Sequence(lambda n: f"مستند نمونه {n}")
    file = factory.django.FileField(data=b"%PDF-1.4 fictional", filename="evidence.pdf")
    extension = "pdf"
    content_type = "application/pdf"
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    size = 18
    uploaded_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = Evidence
