"""Safety campaigns, rounds and forms: SafetyRoundFactory(closed=True), SafetyFormFactory(final=True)."""

from datetime import date
from decimal import Decimal

import factory

from evaluation_admin.enums import SafetyState
from evaluation_admin.models import SafetyCampaign, SafetyLevelCutoff, SafetyRound, SafetySelfAssessment
from tests.factories.school import SchoolFactory

LEVELS = ((1, "ایمن", 80), (2, "نسبتاً ایمن", 60), (3, "نیازمند بهبود", 40), (4, "ناایمن", 0))


class SafetyCampaignFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda n: f"طرح ایمنی نمونه {n}")

    class Meta:
        model = SafetyCampaign


class SafetyRoundFactory(factory.django.DjangoModelFactory):
    """A round of the spring of 1398, with the four levels; its days are those of the announcements."""

    campaign = factory.SubFactory(SafetyCampaignFactory)
    ordinal = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"مرحله نمونه {n}")
    academic_year = 1397
    opens_on = date(2019, 4, 16)
    closes_on = date(2019, 4, 30)

    class Meta:
        model = SafetyRound
        skip_postgeneration_save = True

    class Params:
        always_open = factory.Trait(opens_on=date(2017, 3, 21), closes_on=date(2099, 3, 20))
        closed = factory.Trait(opens_on=date(2018, 4, 16), closes_on=date(2018, 4, 30))

    @factory.post_generation
    def cutoffs(self: SafetyRound, create: bool, extracted: object, **_kwargs: object) -> None:
        if create:
            SafetyLevelCutoff.objects.bulk_create(
                SafetyLevelCutoff(round=self, level=level, title=title, at_least=at_least)
                for level, title, at_least in LEVELS
            )


class SafetyFormFactory(factory.django.DjangoModelFactory):
    """A form just begun."""

    school = factory.SubFactory(SchoolFactory)
    round = factory.SubFactory(SafetyRoundFactory)

    class Meta:
        model = SafetySelfAssessment

    class Params:
        filled = factory.Trait(t1=Decimal(30), t2=Decimal(20), t3=Decimal(15), total=Decimal(65))
        final = factory.Trait(filled=True, state=SafetyState.FINAL, level=2, finalised_on=date(2019, 4, 25))
