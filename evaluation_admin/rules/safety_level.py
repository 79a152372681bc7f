"""The safety level of a school from its points, by cut-offs that are data; it flows into no score (R60)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Cutoff(NamedTuple):
    """A level begins at this many points."""

    level: int
    at_least: Decimal


def safety_level(total: Decimal, cutoffs: Iterable[Cutoff]) -> int | None:
    """Return the level that `total` points reach.

    Returns:
        The level with the highest bound that is not above `total`; None when the points reach none.
    """
    reached = [cutoff for cutoff in cutoffs if cutoff.at_least <= total]
    return max(reached, key=lambda cutoff: cutoff.at_least).level if reached else None
