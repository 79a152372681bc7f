"""P1, P6 and P11 of trust.md in short form: whatever breaks, a deed is whole or absent, and the sweeper finishes it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.services.conftest import World

BREAKING, OVERLAP = (Path(__file__).with_name(f"{name}.py") for name in ("breaking", "overlap"))
EVERY, TRIALS, OVERLAPS = 11, 2, 4
DEEDS = ("apply", "undo", "redo")
FAULTS = [("sqlite", "kill"), ("postgresql", "kill"), ("postgresql", "rupture")]


@pytest.mark.services
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("database", "fault"), FAULTS)
def test_whichever_statement_it_breaks_after(new_world: Callable[..., World], database: str, fault: str) -> None:
    world = new_world(database, "database")
    for deed in DEEDS:
        done = step(world, "statements", deed, fault, EVERY)
        assert done["broken"] >= 30 // EVERY - 1, (deed, done)


@pytest.mark.services
@pytest.mark.timeout(600)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_whenever_it_is_killed(new_world: Callable[..., World], database: str) -> None:
    world = new_world(database, "database")
    for deed in DEEDS[1:]:
        assert step(world, "moments", deed, TRIALS)["trials"] == TRIALS


@pytest.mark.services
@pytest.mark.timeout(600)
def test_an_undo_and_an_apply_of_the_same_schools_at_once(new_world: Callable[..., World]) -> None:
    done = step(new_world("postgresql", "database"), "overlap", OVERLAPS, 60, script=OVERLAP)
    assert (done["trials"], done["deadlocks"]) == (OVERLAPS, 0)


def step(world: World, *words: object, script: Path = BREAKING) -> dict[str, Any]:
    """Take a step and return what it says."""
    return world.step(*words, script=script)
