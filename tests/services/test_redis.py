"""The queue only wakes the worker: it may be away, lose its messages, or be written to by a stranger."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from tests.services.conftest import REDIS, World, wait_until


@pytest.mark.services
@pytest.mark.timeout(300)
def test_an_upload_survives_a_queue_that_is_away_and_one_that_forgets(new_world: Callable[..., World]) -> None:
    world = new_world("sqlite", "redis")
    away = world.sibling(REDIS_URL="redis://127.0.0.1:1/0")
    batch = away.step("upload", 20)["batch"]
    assert world.step("look", batch)["state"] == "uploaded"
    assert Redis.from_url(REDIS).llen("rq:queue:default") == 0
    world.step("forget_a_minute", batch)
    world.start_worker()
    assert world.step("follow", batch, "checked")["state"] == "checked"
    assert world.stop_worker() == 0


@pytest.mark.services
@pytest.mark.timeout(300)
def test_a_message_of_a_stranger_runs_nothing_and_stops_nobody(new_world: Callable[..., World], tmp_path: Path) -> None:
    world = new_world("sqlite", "redis")
    victim = tmp_path / "stranger"
    queue = Queue("default", connection=Redis.from_url(REDIS), serializer=JSONSerializer)
    job = queue.enqueue("os.system", f"touch {victim}")
    Redis.from_url(REDIS).lpush("rq:queue:default", "no-such-job")
    batch = world.step("upload", 20)["batch"]
    world.start_worker()
    assert world.step("follow", batch, "checked")["state"] == "checked"
    wait_until(lambda: job.get_status(refresh=True) == "failed")
    time.sleep(0.2)
    assert not victim.exists()
    assert world.stop_worker() == 0
