"""Three yearly evaluations: one ended, one in self-assessment, one whose indicators are being prepared."""

import random
from decimal import Decimal

from arzyab.demo.sizes import dice
from evaluation_admin.enums import CycleState, Direction, IndicatorScope, ResultState
from evaluation_admin.models import Axis, EvaluationCycle, Indicator, IndicatorResult, SelfAssessment
from evaluation_admin.rules.scoring import score, stored
from organisation.models import OrgUnit
from persian.digits import to_persian_digits

AXES = (
    "اصلاح ساختار سازمانی",
    "توسعه دولت الکترونیک",
    "مدیریت سرمایه انسانی",
    "بهبود فضای خدمت‌رسانی",
    "سلامت اداری و پاسخگویی",
    "مدیریت عملکرد",
    "عدالت آموزشی",
    "ایمنی و بهداشت مدارس",
)
MEASURES = (
    ("درصد فرایندهای الکترونیکی‌شده", "درصد", 80, Direction.HIGHER),
    ("سرانه آموزش کارکنان", "ساعت", 40, Direction.HIGHER),
    ("میانگین روزهای پاسخ به شکایت", "روز", 10, Direction.LOWER),
    ("درصد رضایت مراجعان", "درصد", 85, Direction.HIGHER),
    ("تعداد گزارش‌های تحلیلی منتشرشده", "گزارش", 12, Direction.HIGHER),
    ("درصد تحقق برنامه عملیاتی", "درصد", 90, Direction.HIGHER),
    ("نسبت پرونده‌های معوق", "درصد", 5, Direction.LOWER),
    ("تعداد بازدیدهای کارشناسی", "بازدید", 60, Direction.HIGHER),
    ("درصد فضاهای مناسب‌سازی‌شده", "درصد", 70, Direction.HIGHER),
    ("میانگین زمان صدور مجوز", "روز", 7, Direction.LOWER),
)
GENERAL_PER_AXIS, SPECIFIC = 5, 60
TOTAL_POINTS = Decimal(1000)


def make_cycles(year: int) -> None:
    """Create the cycles of the Jalali years `year` - 2 to `year`, and what units have entered."""
    for age, state in ((2, CycleState.FINAL), (1, CycleState.SELF_ASSESSMENT), (0, CycleState.INDICATORS)):
        cycle = EvaluationCycle.objects.create(
            year=year - age,
            title=f"ارزیابی عملکرد سال {to_persian_digits(year - age)}",
            legal_basis="مواد ۸۱ و ۸۲ قانون مدیریت خدمات کشوری",
            state=state,
            total_points=TOTAL_POINTS,
        )
        indicators = _indicators(cycle)
        if state != CycleState.INDICATORS:
            _results(cycle, indicators)


def _indicators(cycle: EvaluationCycle) -> list[Indicator]:
    axes = [Axis(cycle=cycle, title=title, position=position) for position, title in enumerate(AXES, 1)]
    Axis.objects.bulk_create(axes)
    earlier = dict(Indicator.objects.filter(cycle__year=cycle.year - 1).values_list("code", "pk"))
    ceiling = stored(TOTAL_POINTS / (len(AXES) * GENERAL_PER_AXIS + SPECIFIC))
    rows = []
    for number in range(len(AXES) * GENERAL_PER_AXIS + SPECIFIC):
        general = number < len(AXES) * GENERAL_PER_AXIS
        title, unit, standard, direction = MEASURES[number % len(MEASURES)]
        rows.append(
            Indicator(
                cycle=cycle,
                axis=axes[number % len(AXES)],
                code=f"{'G' if general else 'S'}{number + 1:03d}",
                title=f"{title}، بند {to_persian_digits(number // len(MEASURES) + 1)}",
                scope=IndicatorScope.GENERAL if general else IndicatorScope.SPECIFIC,
                measure_unit=unit,
                standard=Decimal(standard),
                ceiling=ceiling,
                direction=direction,
                acceptable_evidence="گزارش مستند همراه با صورت‌جلسه",
                lead_unit="دفتر مدیریت عملکرد (نمونه)",
                position=number + 1,
                predecessor_id=earlier.get(f"{'G' if general else 'S'}{number + 1:03d}"),
            )
        )
    Indicator.objects.bulk_create(rows)
    return rows


def _results(cycle: EvaluationCycle, indicators: list[Indicator]) -> None:
    ended = cycle.state == CycleState.FINAL
    units = list(OrgUnit.objects.order_by("pk"))
    assessments = [SelfAssessment(cycle=cycle, unit=unit) for unit in units]
    SelfAssessment.objects.bulk_create(assessments)
    rows = []
    for assessment in assessments:
        chance = dice(f"results-{cycle.year}-{assessment.unit_id}")
        # While the cycle runs every unit has come a different way.
        done = len(indicators) if ended else chance.randint(10, len(indicators))
        rows += [_result(assessment, indicator, chance, ended=ended) for indicator in indicators[:done]]
    IndicatorResult.objects.bulk_create(rows, batch_size=1_000)


def _result(assessment: SelfAssessment, indicator: Indicator, chance: random.Random, *, ended: bool) -> IndicatorResult:
    standard = indicator.standard or Decimal(1)
    actual = stored(standard * Decimal(chance.randint(55, 125)) / 100)
    points = score(ceiling=indicator.ceiling, standard=standard, actual=actual, direction=indicator.direction)
    result = IndicatorResult(
        self_assessment=assessment,
        indicator=indicator,
        actual=actual,
        self_score=points,
        strengths="برنامه به‌موقع اجرا شد.",
        state=ResultState.REGISTERED if chance.random() < 0.7 else ResultState.DRAFT,
    )
    if ended:
        result.reviewed_score = stored(points * Decimal(chance.randint(80, 100)) / 100)
        result.approved_score = result.reviewed_score
        result.review_reason = "بر پایه مستندات بررسی شد."
        result.state = ResultState.FINAL
    return result
