"""The score of an indicator, and how figures are rounded."""

from decimal import ROUND_HALF_UP, Decimal

from evaluation_admin.enums import Direction

STORED = Decimal("0.000001")
SHOWN = Decimal("0.01")
_NOTHING = Decimal(0)


class NoStandard(ValueError):
    """The standard is zero or below, so there is nothing to compare with."""


def score(*, ceiling: Decimal, standard: Decimal, actual: Decimal, direction: str) -> Decimal:
    """Return what a unit earned on an indicator.

    Args:
        ceiling: the most that can be earned (W), 0 or more.
        standard: what was to be reached (S), above 0.
        actual: what was reached (AP).
        direction: a Direction.

    Returns:
        W x AP / S, where less is better W x S / AP; from 0 to W, six decimal places, half up. Where less is better and
        nothing at all was counted, W.

    Raises:
        NoStandard: the standard is not above 0.
        ValueError: the ceiling is below 0, or a figure is not a number.

    Source: cabinet form 44642/ت27701هـ of 1381/10/28.
    """
    if not (ceiling.is_finite() and standard.is_finite() and actual.is_finite()):
        raise ValueError("not a number")
    if ceiling < 0:
        raise ValueError("the ceiling is below 0")
    if standard <= 0:
        raise NoStandard
    if direction == Direction.LOWER:
        earned = ceiling if actual <= 0 else ceiling * standard / actual
    else:
        earned = ceiling * actual / standard
    return stored(min(max(earned, _NOTHING), ceiling))


def stored(figure: Decimal) -> Decimal:
    """Return the figure as the database keeps it: six decimal places, half up."""
    return figure.quantize(STORED, ROUND_HALF_UP)


def shown(figure: Decimal) -> Decimal:
    """Return the figure as a person reads it: two decimal places, half up, rounded here and nowhere before."""
    return figure.quantize(SHOWN, ROUND_HALF_UP)
