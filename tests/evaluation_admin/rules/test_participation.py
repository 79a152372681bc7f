"""The participation rate."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation_admin.rules.participation import participation_rate


@pytest.mark.parametrize(
    ("expected", "actual", "rate"),
    [(3, 1, "33.33"), (3, 2, "66.67"), (8, 1, "12.50"), (800, 1, "0.13"), (5, 5, "100.00"), (5, 0, "0.00")],
)
def test_percent_with_two_places_half_up(expected: int, actual: int, rate: str) -> None:
    assert participation_rate(expected=expected, actual=actual) == Decimal(rate)


def test_no_expected_school_has_no_rate() -> None:
    assert participation_rate(expected=0, actual=0) is None


@pytest.mark.parametrize(("expected", "actual"), [(3, 4), (3, -1), (0, 1)])
def test_impossible_counts_are_refused(expected: int, actual: int) -> None:
    with pytest.raises(ValueError):
        participation_rate(expected=expected, actual=actual)


@given(st.integers(1, 200_000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_a_rate_lies_between_0_and_100(counts: tuple[int, int]) -> None:
    rate = participation_rate(expected=counts[0], actual=counts[1])
    assert rate is not None
    assert 0 <= rate <= 100
