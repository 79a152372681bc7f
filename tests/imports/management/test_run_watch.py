"""A run that lasts too long is ended from outside, however deaf it is, and its batch says so."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from imports.management import run_watch
from imports.management.run_watch import RunWatch
from imports.messages import sentence
from imports.models import ImportBatch, State
from imports.services.leases import Lease, claim
from imports.services.queueing import enqueue
from imports.services.request_undo import request_undo
from imports.services.watch import NOTE, noted, read_note
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook

DEAF = "import signal; [signal.signal(n, signal.SIG_IGN) for n in (2, 15)]; print(flush=True); sum(iter(int, 1))"


@pytest.fixture
def watch() -> Iterator[RunWatch]:
    with RunWatch(limit=0.2, grace=0.1) as made:
        yield made


@pytest.fixture
def lease(uploaded: Callable[..., ImportBatch], yazd_head: User) -> Lease:
    batch = uploaded(b"x", by=yazd_head)
    enqueue(batch, State.UPLOADED)
    lease = claim(batch.pk)
    assert lease
    return lease


@pytest.fixture
def deaf() -> Iterator[subprocess.Popen[bytes]]:
    """A process inside one endless call, which heeds no signal that can be refused."""
    process = subprocess.Popen([sys.executable, "-c", DEAF], start_new_session=True, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def note(watch: RunWatch, lease: Lease, pid: int, *, age: float = 60) -> Path:
    """Write the note of a run of that age in another process."""
    path = Path(watch.environment[NOTE])
    words = f'[{pid}, {pid}, {lease.batch.pk}, "{lease.token}", {time.monotonic() - age}]'
    path.write_text(words)
    return path


def test_a_hanging_run_is_killed_and_its_batch_says_so(
    watch: RunWatch, lease: Lease, deaf: subprocess.Popen[bytes]
) -> None:
    path = note(watch, lease, deaf.pid)
    watch.look()
    assert deaf.wait(timeout=10) < 0
    batch = ImportBatch.objects.get()
    assert (batch.state, batch.failure_code, batch.lease) == (State.FAILED, "took_too_long", None)
    assert "بیش از اندازه مجاز طول کشید" in sentence(batch.failure_code)
    assert not path.exists()
    watch.look()


def test_a_run_within_its_time_goes_on(watch: RunWatch, lease: Lease, deaf: subprocess.Popen[bytes]) -> None:
    note(watch, lease, deaf.pid, age=0)
    watch.look()
    assert deaf.poll() is None
    assert ImportBatch.objects.get().state == State.CHECKING
    time.sleep(0.4)
    watch.look()
    assert deaf.wait(timeout=10) < 0


def test_a_number_that_is_another_process_by_now_is_left_alone(watch: RunWatch, lease: Lease) -> None:
    """This test's own process has not the session of the note."""
    path = note(watch, lease, os.getpid())
    watch.look()
    assert not path.exists()
    assert ImportBatch.objects.get().state == State.CHECKING


def test_a_batch_that_another_run_has_stands(watch: RunWatch, lease: Lease, deaf: subprocess.Popen[bytes]) -> None:
    note(watch, lease, deaf.pid)
    ImportBatch.objects.update(lease="00000000-0000-4000-8000-000000000000")
    watch.look()
    assert deaf.wait(timeout=10) < 0
    assert ImportBatch.objects.get().state == State.CHECKING


def test_a_database_that_is_away_is_asked_again(
    watch: RunWatch, lease: Lease, deaf: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(**_about: Any) -> None:
        raise OperationalError

    note(watch, lease, deaf.pid)
    with monkeypatch.context() as broken:
        broken.setattr(run_watch, "stop_run", away)
        with pytest.raises(OperationalError):
            watch.look()
    assert deaf.wait(timeout=10) < 0
    watch.look()
    assert ImportBatch.objects.get().failure_code == "took_too_long"


def test_a_stopped_undo_leaves_the_file_applied(
    watch: RunWatch,
    deaf: subprocess.Popen[bytes],
    applied: Callable[..., ImportBatch],
    yazd_district: District,
    yazd_head: User,
) -> None:
    batch = applied(school_workbook(school_row("1")), by=yazd_head)
    request_undo(batch=batch, by=yazd_head)
    lease = claim(batch.pk)
    assert lease
    note(watch, lease, deaf.pid)
    watch.look()
    batch.refresh_from_db()
    assert (batch.state, batch.failure_code) == (State.APPLIED, "")
    assert batch.reversals.get().failure_code == "took_too_long"


def test_the_note_is_there_as_long_as_the_run(watch: RunWatch, lease: Lease, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(watch.environment[NOTE])
    with noted(lease):
        assert read_note(path) is None  # nobody asked for it
    monkeypatch.setenv(NOTE, str(path))
    with noted(lease):
        found = read_note(path)
    assert found
    assert (found.pid, found.batch, found.lease) == (os.getpid(), lease.batch.pk, lease.token)
    assert list(path.parent.iterdir()) == []
