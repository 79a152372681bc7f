import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import OperationalError

from imports.management import supervisor
from imports.management.supervisor import Chore, Supervisor, WorkerWillNotStart


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def python(code: str) -> list[str]:
    """Return the command of a worker that does this."""
    return [sys.executable, "-c", code]


def stop_when(true: Callable[[], object], number: int) -> None:
    """Send this process a signal as soon as something is true."""

    def watch() -> None:
        until = time.monotonic() + 30
        while not true() and time.monotonic() < until:
            time.sleep(0.02)
        os.kill(os.getpid(), number)

    threading.Thread(target=watch, daemon=True).start()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_worker_once_and_lets_it_finish(tmp_path: Path, number: int) -> None:
    started, finished = tmp_path / "started", tmp_path / "finished"
    code = (
        "import pathlib, signal, sys, time\n"
        f"signal.signal(signal.SIGTERM, lambda *_: (pathlib.Path({str(finished)!r}).touch(), sys.exit(0)))\n"
        f"pathlib.Path({str(started)!r}).touch()\n"
        "time.sleep(60)"
    )
    stop_when(started.exists, number)
    Supervisor(python(code), []).run()
    assert finished.exists()


def test_a_worker_that_ends_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "_REST", 0)
    monkeypatch.setattr(supervisor, "_TICK", 0.02)
    starts = tmp_path / "starts"
    code = f"import time; f = open({str(starts)!r}, 'a'); f.write('x'); f.close(); time.sleep(0.1)"
    stop_when(lambda: starts.exists() and len(starts.read_text()) >= 3, signal.SIGTERM)
    Supervisor(python(code), []).run()
    assert len(starts.read_text()) >= 3


def test_a_worker_that_never_really_starts_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "_REST", 0)
    monkeypatch.setattr(supervisor, "_TICK", 0.02)
    with pytest.raises(WorkerWillNotStart):
        Supervisor(python("raise SystemExit(1)"), []).run()


@pytest.mark.django_db  # a chore looks after the connections around it
def test_a_chore_is_done_when_it_is_due_and_survives_a_database_that_is_away() -> None:
    done = []

    def sweep() -> None:
        done.append(1)
        raise OperationalError

    chore = Chore("sweep", 60, sweep)
    for now in (0.0, 59.0, 60.0, 61.0):
        chore.run_if_due(now)
    assert len(done) == 2
