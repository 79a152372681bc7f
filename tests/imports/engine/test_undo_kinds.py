"""Undo of kinds whose records have points, days, places of their own and keys that follow their titles."""

from collections.abc import Callable
from typing import Any

import pytest

from evaluation_admin.enums import SafetyState
from evaluation_admin.models import Axis, Indicator, SafetySelfAssessment
from imports.models import ImportBatch, KeptReason
from imports.services.redo_batch import redo_batch
from imports.services.undo_batch import undo_batch
from organisation.models import District, User
from tests.factories.evaluation import AxisFactory, EvaluationCycleFactory, IndicatorFactory
from tests.factories.safety import SafetyFormFactory, SafetyRoundFactory
from tests.factories.school import SchoolFactory
from tests.imports.engine.test_undo import kept, stored
from tests.imports.exchanges import test_indicators, test_safety

Batches = Callable[..., ImportBatch]


@pytest.fixture
def cycle(db: None) -> Any:
    return EvaluationCycleFactory(year=1398, title="ارزیابی سال ۱۳۹۸", total_points=1000)


def test_points_and_days_come_back_as_they_were(applied: Batches, yazd_district: District, yazd_head: User) -> None:
    round_ = SafetyRoundFactory(opens_on="2019-04-01", closes_on="2019-05-20")
    old, new = (SchoolFactory(code=code, district=yazd_district) for code in ("01234567", "01234568"))
    SafetyFormFactory(school=old, round=round_, state=SafetyState.IN_PROGRESS, t1="12.25")
    before = stored(SafetySelfAssessment)
    data = test_safety.report(test_safety.row("01234567"), test_safety.row("01234568"))
    batch = applied(data, kind="safety", by=yazd_head, round=f"#{round_.pk}")
    after = stored(SafetySelfAssessment)
    assert {row["school_id"] for row in after.values()} == {old.pk, new.pk}
    assert undo_batch(batch=batch, by=yazd_head).reverted == 2
    assert stored(SafetySelfAssessment) == before
    assert redo_batch(batch=batch, by=yazd_head).reverted == 2
    assert stored(SafetySelfAssessment) == after


def test_titles_come_back_with_their_keys_and_axes_go_with_their_indicators(
    applied: Batches, cycle: Any, hq_expert: User
) -> None:
    axis = AxisFactory(cycle=cycle, title="محور پیشین")
    IndicatorFactory(axis=axis, code="A1", title="عنوان پیشین")
    before = stored(Indicator), stored(Axis)
    rows = (test_indicators.row(axis="محور پیشین"), test_indicators.row("شاخص تازه", code="A2", axis="محور تازه"))
    batch = applied(test_indicators.book(*rows), kind="indicators", by=hq_expert, cycle="1398")
    after = stored(Indicator), stored(Axis)
    assert len(after[0]) == len(after[1]) == 2
    undo_batch(batch=batch, by=hq_expert)
    assert (stored(Indicator), stored(Axis)) == before
    redo_batch(batch=batch, by=hq_expert)
    assert (stored(Indicator), stored(Axis)) == after


def test_a_title_that_another_record_has_by_now_is_not_given_twice(
    applied: Batches, cycle: Any, hq_expert: User
) -> None:
    axis = AxisFactory(cycle=cycle, title="بهره‌وری")
    IndicatorFactory(axis=axis, code="A1", title="عنوان پیشین")
    batch = applied(test_indicators.book(test_indicators.row()), kind="indicators", by=hq_expert, cycle="1398")
    IndicatorFactory(axis=axis, code="B1", title="عنوان پيشين")
    assert set(kept(undo_batch(batch=batch, by=hq_expert)).values()) == {KeptReason.TAKEN}
    assert Indicator.objects.get(code="A1").title == "درصد پوشش"


def test_a_code_that_another_record_has_by_now_is_not_given_twice(
    applied: Batches, cycle: Any, hq_expert: User
) -> None:
    axis = AxisFactory(cycle=cycle, title="بهره‌وری")
    batch = applied(test_indicators.book(test_indicators.row()), kind="indicators", by=hq_expert, cycle="1398")
    undo_batch(batch=batch, by=hq_expert)
    IndicatorFactory(axis=axis, code="A1", title="عنوانی دیگر")
    assert set(kept(redo_batch(batch=batch, by=hq_expert)).values()) == {KeptReason.TAKEN}
