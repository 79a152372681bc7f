"""The level of a school by cut-offs that are data."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation_admin.rules.safety_level import Cutoff, safety_level

CUTOFFS = [Cutoff(3, Decimal(40)), Cutoff(1, Decimal(80)), Cutoff(4, Decimal(0)), Cutoff(2, Decimal(60))]


@pytest.mark.parametrize(
    ("total", "level"),
    [("100", 1), ("80", 1), ("79.99", 2), ("60", 2), ("59.99", 3), ("40", 3), ("39.99", 4), ("0", 4)],
)
def test_a_level_begins_at_its_bound(total: str, level: int) -> None:
    assert safety_level(Decimal(total), CUTOFFS) == level


def test_points_below_every_bound_reach_no_level() -> None:
    assert safety_level(Decimal(10), [Cutoff(1, Decimal(50))]) is None
    assert safety_level(Decimal(10), []) is None


@given(st.permutations(CUTOFFS), st.decimals(min_value=0, max_value=100, places=2))
def test_the_order_of_the_cutoffs_does_not_matter(cutoffs: list[Cutoff], total: Decimal) -> None:
    assert safety_level(total, cutoffs) == safety_level(total, CUTOFFS)
