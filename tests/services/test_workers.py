"""Several workers, and one that dies while its supervisor lives."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.services.conftest import World, descendants, wait_until

ROWS = 2_000
BATCHES = 4
WORKERS = 2


@pytest.mark.services
@pytest.mark.timeout(300)
def test_one_file_sent_by_several_at_once_is_written_once(new_world: Callable[..., World]) -> None:
    world = new_world("postgresql", "redis")
    for _ in range(WORKERS):
        world.sibling().start_worker()
    with ThreadPoolExecutor(BATCHES) as senders:
        began = list(senders.map(lambda _: world.step("begin", ROWS, "same"), range(BATCHES)))
        ended = list(senders.map(lambda answer: world.step("settle", answer["batch"]), began))
    assert {answer["state"] for answer in ended} == {"applied"}, world.log.read_text()[-8000:]
    assert sum(answer["changes"] for answer in ended) == ROWS
    assert ended[-1]["all_schools"] == ROWS
    assert sum(answer["has_key"] for answer in ended) == 1


@pytest.mark.services
@pytest.mark.timeout(300)
def test_a_worker_that_is_killed_is_started_again(new_world: Callable[..., World]) -> None:
    world = new_world("sqlite", "database")
    world.start_worker()
    assert world.worker
    supervisor = world.worker.pid
    wait_until(lambda: descendants(supervisor))
    first = descendants(supervisor)
    os.kill(first[-1], signal.SIGKILL)
    wait_until(lambda: descendants(supervisor) and descendants(supervisor) != first)
    batch = world.step("upload", 20)["batch"]
    assert world.step("follow", batch, "checked")["state"] == "checked"
    assert world.stop_worker() == 0
    assert descendants(supervisor) == []
