"""Real services: throw-away databases, a worker that can be killed, and a story that other processes tell."""

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
        log: what the worker and the tellers of the story say beside it.
        siblings: the same installation with another worker or another environment.
    """

    environment: dict[str, str]
    worker: subprocess.Popen[bytes] | None = None
    log: Path = field(default=Path(os.devnull))
    siblings: list["World"] = field(default_factory=list)
    _tellers: dict[Path, list[subprocess.Popen[str]]] = field(default_factory=dict)

    def sibling(self, **environment: str) -> "World":
        """Return the same installation with an environment of its own; it ends with this one."""
        self.siblings.append(World(self.environment | environment, log=self.log))
        return self.siblings[-1]

    def close(self) -> None:
        """End every process."""
        for sibling in self.siblings:
            sibling.close()
        for teller in (teller for tellers in self._tellers.values() for teller in tellers):
            assert teller.stdin
            assert teller.stdout
            teller.stdin.close()
            teller.wait(timeout=30)
            teller.stdout.close()
        if self.worker:
            self.kill_worker()

    def manage(self, *words: str) -> None:
        """Run a command to its end."""
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=self.environment, check=True)

    def step(self, *words: object, script: Path = STORY) -> dict[str, Any]:
        """Take one step of a story and return what it says; steps taken at once are told by several processes."""
        idle = self._tellers.setdefault(script, [])
        teller = idle.pop() if idle else self._start_teller(script)
        assert teller.stdin
        assert teller.stdout
        teller.stdin.write(json.dumps([str(word) for word in words]) + "\n")
        teller.stdin.flush()
        line = teller.stdout.readline()
        assert line, f"{script.name} {words} ended: {self.log.read_text()[-8000:]}"
        idle.append(teller)
        answer: dict[str, Any] = json.loads(line)
        assert "failed" not in answer, f"{answer['failed']}\n{self.log.read_text()[-8000:]}"
        return answer

    def _start_teller(self, script: Path) -> subprocess.Popen[str]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, str(script)],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

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
        supervisor = self.worker.pid
        wait_until(lambda: descendants(supervisor))  # before that it does not listen yet
        self.worker.send_signal(signal.SIGTERM)
        status = self.worker.wait(timeout=90)
        self.worker = None
        return status


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a migrated PostgreSQL database to copy."""
    name = f"arzyab_story_{os.getpid()}_migrated"
    _administer(f'CREATE DATABASE "{name}"')
    World(_environment(tmp_path_factory.mktemp("template"), _address(name), "")).manage("migrate", "-v0")
    yield name
    _administer(f'DROP DATABASE "{name}"')


@pytest.fixture
def new_world(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., World]]:
    """Make an installation: new_world("postgresql", "redis"), new_world("sqlite", "database")."""
    worlds: list[World] = []
    databases: list[str] = []

    def make(database: str, queue: str) -> World:
        if queue == "redis":
            _forget_messages()
        address = f"sqlite:///{tmp_path / 'story.sqlite3'}"
        if database == "postgresql":
            name = f"arzyab_story_{os.getpid()}_{len(databases)}"
            _administer(f'CREATE DATABASE "{name}" TEMPLATE "{request.getfixturevalue("migrated_database")}"')
            databases.append(name)
            address = _address(name)
        world = World(_environment(tmp_path, address, REDIS if queue == "redis" else ""), log=tmp_path / "worker.log")
        worlds.append(world)
        world.log.touch()
        if database == "sqlite":
            shutil.copyfile(request.getfixturevalue("migrated"), tmp_path / "story.sqlite3")
        return world

    yield make
    for world in worlds:
        world.close()
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


def _address(name: str) -> str:
    return urlunsplit(urlsplit(POSTGRESQL)._replace(path=f"/{name}"))


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
