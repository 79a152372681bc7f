"""Real services: throw-away databases, a worker that can be killed, and a story whose steps are processes."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from redis import Redis

from tests import machine
from tests.machine import POSTGRESQL

ROOT = Path(__file__).resolve().parents[2]
STORY = Path(__file__).with_name("story.py")


def _own_redis(address: str) -> str:
    """Return this test process's own database of the Redis, lest workers of two tests take each other's messages."""
    parts = urlsplit(address)
    number = int(parts.path.strip("/") or 0) + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return urlunsplit(parts._replace(path=f"/{number}"))


REDIS = _own_redis(machine.REDIS)


@dataclass
class World:
    """An installation of its own.

    Attributes:
        environment: what its processes get.
        worker: the running `manage.py worker`, if any.
    """

    environment: dict[str, str]
    worker: subprocess.Popen[bytes] | None = None
    log: Path = field(default=Path(os.devnull))

    def manage(self, *words: str) -> None:
        """Run a command to its end."""
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=self.environment, check=True)

    def step(self, *words: object) -> dict[str, Any]:
        """Take one step of the story and return what it says."""
        command = [sys.executable, str(STORY), *map(str, words)]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-4000:] + self.log.read_text()[-4000:]
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer

    def start_worker(self) -> None:
        """Start the worker."""
        with self.log.open("ab") as log:
            command = [sys.executable, "manage.py", "worker"]
            self.worker = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)

    def kill_worker(self) -> None:
        """Kill the worker and every process that it started, at once and without warning."""
        assert self.worker
        for pid in [*descendants(self.worker.pid), self.worker.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.worker.wait()
        self.worker = None

    def stop_worker(self) -> int:
        """Stop the worker as an administrator does, and return its status."""
        assert self.worker
        self.worker.send_signal(signal.SIGTERM)
        status = self.worker.wait(timeout=90)
        self.worker = None
        return status


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database to copy: migrating takes longer than the stories."""
    folder = tmp_path_factory.mktemp("migrated")
    World(_environment(folder, f"sqlite:///{folder / 'story.sqlite3'}", "")).manage("migrate", "-v0")
    return folder / "story.sqlite3"


@pytest.fixture
def new_world(tmp_path: Path, migrated: Path) -> Iterator[Callable[..., World]]:
    """Make an installation: new_world("postgresql", "redis"), new_world("sqlite", "database")."""
    worlds: list[World] = []
    databases: list[str] = []

    def make(database: str, queue: str) -> World:
        if queue == "redis":
            _forget_messages()
        address = f"sqlite:///{tmp_path / 'story.sqlite3'}"
        if database == "postgresql":
            name = f"arzyab_story_{os.getpid()}_{len(databases)}"
            _administer(f'CREATE DATABASE "{name}"')
            databases.append(name)
            address = urlunsplit(urlsplit(POSTGRESQL)._replace(path=f"/{name}"))
        world = World(_environment(tmp_path, address, REDIS if queue == "redis" else ""), log=tmp_path / "worker.log")
        worlds.append(world)
        world.log.touch()
        if database == "postgresql":
            world.manage("migrate", "-v0")
        else:
            shutil.copyfile(migrated, tmp_path / "story.sqlite3")
        return world

    yield make
    for world in worlds:
        if world.worker:
            world.kill_worker()
    for name in databases:
        _administer(f'DROP DATABASE "{name}" WITH (FORCE)')


def wait_until(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait for something to become true."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


def _environment(folder: Path, database: str, redis: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PYTEST"))}
    own = {"ARZYAB_VAR": str(folder / "var"), "MEDIA_ROOT": str(folder / "media")}
    queue = {"DATABASE_URL": database, "REDIS_URL": redis}
    return inherited | own | queue | {"DJANGO_SETTINGS_MODULE": "arzyab.settings.embedded"}


def _forget_messages() -> None:
    """Take what an earlier test left in the queue away; its batches have the numbers of this one's."""
    with Redis.from_url(REDIS) as redis:
        for key in redis.scan_iter("rq:*"):
            redis.delete(key)


def _administer(statement: str) -> None:
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(statement)


def descendants(pid: int) -> list[int]:
    """Processes below this one, the lowest first."""
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []
    return [below for child in children for below in [*descendants(child), child]]
