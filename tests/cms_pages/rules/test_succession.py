"""Banners lead forward, never in a circle."""

import pytest

from cms_pages.rules.succession import leads_back


@pytest.mark.parametrize(
    ("old", "new", "circle"),
    [
        (1, 1, True),
        (1, 2, False),
        (3, 4, False),
        (2, 1, True),
        (3, 1, True),
        (1, 9, False),
    ],
)
def test_a_circle_is_seen(old: int, new: int, circle: bool) -> None:
    # 2 supersedes 1, and 3 supersedes 2.
    assert leads_back(old, new, {2: 1, 3: 2}) is circle


def test_an_old_circle_does_not_hold_it_up() -> None:
    assert not leads_back(1, 9, {1: 2, 2: 1})
