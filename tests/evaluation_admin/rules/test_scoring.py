"""The score rule, to the letter of domain.md 6c, and what holds for every score."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation_admin.enums import Direction
from evaluation_admin.rules.scoring import NoStandard, score, shown, stored

D = Decimal
figures = st.decimals(min_value="0.000001", max_value="1000000", places=6, allow_nan=False, allow_infinity=False)
actuals = st.decimals(min_value=0, max_value="1000000", places=6, allow_nan=False, allow_infinity=False)
ceilings = st.decimals(min_value=0, max_value=2000, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("ceiling", "standard", "actual", "direction", "earned"),
    [
        (40, 80, 60, Direction.HIGHER, "30"),
        (40, 80, 100, Direction.HIGHER, "40"),
        (40, 80, 0, Direction.HIGHER, "0"),
        (40, 10, 16, Direction.LOWER, "25"),
        (40, 10, 5, Direction.LOWER, "40"),
        (40, 10, 0, Direction.LOWER, "40"),
        (10, 3, 1, Direction.HIGHER, "3.333333"),
        (10, 3, 2, Direction.HIGHER, "6.666667"),
        (0, 3, 2, Direction.HIGHER, "0"),
        (40, 80, -5, Direction.HIGHER, "0"),
    ],
)
def test_examples(ceiling: int, standard: int, actual: int, direction: str, earned: str) -> None:
    assert score(ceiling=D(ceiling), standard=D(standard), actual=D(actual), direction=direction) == D(earned)


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("standard", ["0", "-1"])
def test_no_standard_is_an_error_and_not_a_score(standard: str, direction: str) -> None:
    with pytest.raises(NoStandard):
        score(ceiling=D(40), standard=D(standard), actual=D(5), direction=direction)


@pytest.mark.parametrize("name", ["ceiling", "standard", "actual"])
@pytest.mark.parametrize("value", ["NaN", "Infinity", "sNaN"])
def test_what_is_no_number_is_refused(name: str, value: str) -> None:
    given_figures = {"ceiling": D(40), "standard": D(80), "actual": D(60), name: D(value)}
    with pytest.raises(ValueError):
        score(**given_figures, direction=Direction.HIGHER)


def test_a_negative_ceiling_is_refused() -> None:
    with pytest.raises(ValueError):
        score(ceiling=D(-1), standard=D(80), actual=D(60), direction=Direction.HIGHER)


@given(ceilings, figures, actuals, st.sampled_from(Direction.values))
def test_a_score_lies_between_zero_and_the_ceiling(c: D, s: D, a: D, direction: str) -> None:
    assert 0 <= score(ceiling=c, standard=s, actual=a, direction=direction) <= c


@given(ceilings, figures, actuals, actuals)
def test_more_is_never_worse_where_more_is_better(c: D, s: D, a: D, b: D) -> None:
    low, high = sorted((a, b))
    assert score(ceiling=c, standard=s, actual=low, direction=Direction.HIGHER) <= score(
        ceiling=c, standard=s, actual=high, direction=Direction.HIGHER
    )
    assert score(ceiling=c, standard=s, actual=low, direction=Direction.LOWER) >= score(
        ceiling=c, standard=s, actual=high, direction=Direction.LOWER
    )


@given(ceilings, figures, st.sampled_from(Direction.values))
def test_who_reaches_the_standard_earns_the_ceiling(c: D, s: D, direction: str) -> None:
    assert score(ceiling=c, standard=s, actual=s, direction=direction) == c


@pytest.mark.parametrize(
    ("figure", "text"),
    [("2.005", "2.01"), ("2.004999", "2.00"), ("0.125", "0.13"), ("30", "30.00"), ("-0.005", "-0.01")],
)
def test_figures_are_shown_to_two_places_half_up(figure: str, text: str) -> None:
    assert str(shown(D(figure))) == text


def test_figures_are_stored_to_six_places_half_up() -> None:
    assert stored(D("1.0000005")) == D("1.000001")
