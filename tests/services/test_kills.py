"""P1, P3 and P4 of trust.md in short form; the full number of trials is `make soak`."""

import random
import time
from collections.abc import Callable

import pytest

from tests.services.conftest import World

ROWS = 4_000
KILLS = 3
MODES = [("sqlite", "database"), ("postgresql", "redis")]


@pytest.mark.services
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("database", "queue"), MODES)
def test_a_killed_import_is_whole_or_absent_and_is_finished_once(
    new_world: Callable[..., World], database: str, queue: str
) -> None:
    world = new_world(database, queue)
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    world.start_worker()
    for trial in range(KILLS):
        where = f"seed {seed}, trial {trial}"
        began = world.step("begin", ROWS)
        batch = began["batch"]
        assert began["state"] in {"applying", "applied"}, where
        time.sleep(chance.uniform(0, 0.6))
        world.kill_worker()

        after = world.step("expire", batch)
        assert after["state"] in {"applying", "applied"}, where
        assert after["changes"] == after["schools"] == (ROWS if after["state"] == "applied" else 0), where
        assert after["all_schools"] == trial * ROWS + after["schools"], where

        world.start_worker()
        done = world.step("end", batch)
        assert done["state"] == "applied", where
        assert (done["changes"], done["schools"], done["versions"]) == (ROWS, ROWS, [1]), where
        assert done["all_schools"] == (trial + 1) * ROWS, where
    assert world.stop_worker() == 0


@pytest.mark.services
@pytest.mark.timeout(300)
def test_a_killed_check_is_done_again(new_world: Callable[..., World]) -> None:
    world = new_world("sqlite", "database")
    batch = world.step("upload", 10 * ROWS)["batch"]
    world.start_worker()
    assert world.step("follow", batch, "checking", "checked")["state"] == "checking"
    world.kill_worker()
    world.step("expire", batch)
    world.start_worker()
    assert world.step("follow", batch, "checked", "failed")["state"] == "checked"
    done = world.step("look", batch)
    assert (done["attempt"], done["all_schools"]) == (2, 0)
    assert world.stop_worker() == 0
