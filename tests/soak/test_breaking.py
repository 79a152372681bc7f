"""P1, P6 and P11 of trust.md in full: every statement, SOAK_TRIALS (200) moments, and as many undos beside an apply."""

import os
from collections.abc import Callable

import pytest

from tests.services import test_breaking as short
from tests.services.conftest import World

TRIALS = int(os.environ.get("SOAK_TRIALS", "200"))


@pytest.fixture(autouse=True)
def in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the figures of the long form."""
    for name, value in {"EVERY": 1, "TRIALS": TRIALS, "OVERLAPS": TRIALS}.items():
        monkeypatch.setattr(short, name, value)


@pytest.mark.soak
@pytest.mark.parametrize(("database", "fault"), short.FAULTS)
def test_every_statement(new_world: Callable[..., World], database: str, fault: str) -> None:
    short.test_whichever_statement_it_breaks_after(new_world, database, fault)


@pytest.mark.soak
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_any_moment(new_world: Callable[..., World], database: str) -> None:
    short.test_whenever_it_is_killed(new_world, database)


@pytest.mark.soak
def test_overlaps(new_world: Callable[..., World]) -> None:
    short.test_an_undo_and_an_apply_of_the_same_schools_at_once(new_world)
