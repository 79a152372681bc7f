"""A real worker with a job that hangs inside one statement: it is killed, the batch says so, the next file is read."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.services.conftest import World, wait_until

# Endless for all that matters, inside one INSERT and its transaction.
HANG = (
    "CREATE TRIGGER hang BEFORE INSERT ON imports_rowpage BEGIN SELECT count(*) FROM "
    + ", ".join(f"django_content_type AS t{number}" for number in range(12))
    + "; END"
)


def limited(world: World, seconds: int) -> World:
    world.environment["IMPORT_MAX_SECONDS"] = str(seconds)
    return world


@contextmanager
def hanging_sqlite(world: World) -> Iterator[None]:
    path = urlsplit(world.environment["DATABASE_URL"]).path
    with sqlite3.connect(path, timeout=30) as connection:
        connection.execute(HANG)
    yield
    with sqlite3.connect(path, timeout=30) as connection:
        connection.execute("DROP TRIGGER hang")


@contextmanager
def hanging_postgresql(world: World) -> Iterator[None]:
    with psycopg.connect(world.environment["DATABASE_URL"]) as connection:
        connection.execute("LOCK TABLE evaluation_admin_school IN ACCESS EXCLUSIVE MODE")
        yield


@pytest.mark.services
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("database", "queue", "hanging"),
    [("sqlite", "database", hanging_sqlite), ("postgresql", "redis", hanging_postgresql)],
)
def test_a_job_that_hangs_in_one_statement_is_stopped(
    new_world: Callable[..., World], database: str, queue: str, hanging: Callable[[World], Iterator[None]]
) -> None:
    world = limited(new_world(database, queue), 3)
    with hanging(world):
        batch = world.step("upload", 20, "same")["batch"]  # which asks nothing of the register
        world.start_worker()
        assert world.step("follow", batch, "failed", "checked")["state"] == "failed"
    settled = world.step("look", batch)
    assert (settled["failure"], settled["attempt"], settled["schools"]) == ("took_too_long", 1, 0)
    following = world.step("upload", 20)["batch"]
    assert world.step("follow", following, "failed", "checked")["state"] == "checked"
    wait_until(lambda: "is stopped" in world.log.read_text())
    assert world.stop_worker() == 0
