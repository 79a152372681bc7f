"""The safety campaign: one round, extended twice, near its last day; who took part, who began, who never came."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from arzyab.demo.sizes import WEIGHTS, dice
from evaluation_admin.enums import SafetyState
from evaluation_admin.models import SafetyCampaign, SafetyLevelCutoff, SafetyRound, SafetySelfAssessment, School

LEVELS = ((1, "ایمن", 80), (2, "نسبتاً ایمن", 60), (3, "نیازمند بهبود", 40), (4, "ناایمن", 0))
LEVEL_SHARES = (20, 45, 28, 7)
LEVEL_POINTS = ((80, 99), (60, 79), (40, 59), (12, 39))
WAVES = ((-20, 45), (-8, 35), (0, 20))  # days from today up to which a wave came, and its share in percent
LEAST_PARTICIPATION, MOST_PARTICIPATION = 55, 99  # percent, by directorate
BEGUN_SHARE = 0.4  # of those who did not finish


def make_round(today: date, *, academic_year: int) -> SafetyRound:
    """Create the campaign and its round: it should have closed twice already."""
    campaign = SafetyCampaign.objects.create(
        title="ارزیابی سطح ایمنی مدارس (نمونه)", directive="دستورالعمل نمونه شماره ۹۹۹/۱۲۳۴۵"
    )
    safety_round = SafetyRound.objects.create(
        campaign=campaign,
        ordinal=1,
        title="مرحله اول خودارزیابی ایمنی مدارس",
        academic_year=academic_year,
        opens_on=today - timedelta(days=45),
        closes_on=today + timedelta(days=3),
    )
    SafetyLevelCutoff.objects.bulk_create(
        SafetyLevelCutoff(round=safety_round, level=level, title=title, at_least=at_least)
        for level, title, at_least in LEVELS
    )
    return safety_round


def make_forms(safety_round: SafetyRound, today: date) -> None:
    """Create the forms of the schools that came."""
    schools = School.objects.order_by("pk").values_list("pk", "district__directorate__slug").iterator()
    rows = _forms(safety_round, schools, today)
    while batch := list(islice(rows, 2_000)):
        SafetySelfAssessment.objects.bulk_create(batch)


def _forms(
    safety_round: SafetyRound, schools: Iterator[tuple[int, str]], today: date
) -> Iterator[SafetySelfAssessment]:
    chance = dice("safety")
    rates = {slug: chance.randint(LEAST_PARTICIPATION, MOST_PARTICIPATION) / 100 for slug in sorted(WEIGHTS)}
    for school, slug in schools:
        if chance.random() < rates[slug]:
            yield _final(safety_round, school, today, chance)
        elif chance.random() < BEGUN_SHARE:
            yield SafetySelfAssessment(
                round=safety_round, school_id=school, state=SafetyState.IN_PROGRESS, t1=chance.randint(5, 38)
            )


def _final(safety_round: SafetyRound, school: int, today: date, chance: random.Random) -> SafetySelfAssessment:
    position = chance.choices(range(len(LEVELS)), LEVEL_SHARES)[0]
    total = chance.randint(*LEVEL_POINTS[position])
    first = round(total * 0.40)
    second = round(total * 0.35)
    wave = chance.choices(WAVES, [share for _day, share in WAVES])[0][0]
    return SafetySelfAssessment(
        round=safety_round,
        school_id=school,
        state=SafetyState.FINAL,
        t1=Decimal(first),
        t2=Decimal(second),
        t3=Decimal(total - first - second),
        total=Decimal(total),
        level=LEVELS[position][0],
        finalised_on=today + timedelta(days=wave - chance.randint(0, 6)),
    )
