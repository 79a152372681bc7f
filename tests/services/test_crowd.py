"""P8 of trust.md in short form: directorates that import at once neither block nor break each other."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.services.conftest import World, wait_until

CROWD = Path(__file__).with_name("crowd.py")
DIRECTORATES, ROWS, TURNS, WORKERS = 6, 40, 2, 2
PATIENCE = 120


@pytest.mark.services
@pytest.mark.timeout(600)
def test_directorates_import_at_once(new_world: Callable[..., World]) -> None:
    world = new_world("postgresql", "database")
    workers = [world.sibling() for _ in range(WORKERS)]
    for worker in workers:
        worker.start_worker()
    for turn in range(1, TURNS + 1):
        step(world, "send", turn, DIRECTORATES, ROWS)
        wait_until(lambda: step(world, "outcome")["states"] in (["checked"], ["applied", "checked"]), PATIENCE)
        step(world, "confirm")
        wait_until(lambda: step(world, "outcome")["states"] == ["applied"], PATIENCE)
        done = step(world, "outcome")
        assert (done["schools"], done["figures"]) == (DIRECTORATES * ROWS, [turn])
        assert done["changes"] == turn * DIRECTORATES * ROWS
        assert (done["batches"], done["attempts"], done["deadlocks"]) == (turn * DIRECTORATES, [1], 0)
        assert done["p95"] < 30
    assert "deadlock" not in world.log.read_text()
    assert [worker.stop_worker() for worker in workers] == [0] * WORKERS


def step(world: World, *words: object) -> dict[str, Any]:
    """Take a step of the crowd and return what it says."""
    return world.step(*words, script=CROWD)
