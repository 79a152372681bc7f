"""Which notice stands in whose place; pure."""

from collections.abc import Hashable, Mapping


def leads_back(old: Hashable, new: Hashable, supersedes: Mapping[Hashable, Hashable]) -> bool:
    """Return whether `new` in the place of `old` would close a circle.

    Args:
        old: the notice that gets the banner.
        new: the one that the banner leads to.
        supersedes: of each notice that supersedes one, which.
    """
    at: Hashable | None = old
    seen = set()
    while at is not None and at not in seen:
        if at == new:
            return True
        seen.add(at)
        at = supersedes.get(at)
    return False
