"""How many of those who were expected took part."""

from decimal import Decimal

from evaluation_admin.rules.scoring import shown


def participation_rate(*, expected: int, actual: int) -> Decimal | None:
    """Return the share of expected schools that took part.

    Args:
        expected: schools the round covers (count, 0 or more).
        actual: of those, schools with a finally registered form (count).

    Returns:
        Percent, 0 to 100, two decimals, half up; None when no school was expected.

    Raises:
        ValueError: `actual` is negative or above `expected`.

    Source: DHIS2 "reporting rate"; announcement of 1398/02/06 (final registration counts).
    """
    if not 0 <= actual <= expected:
        raise ValueError("more schools took part than were expected, or fewer than none")
    if not expected:
        return None
    return shown(Decimal(100 * actual) / expected)
