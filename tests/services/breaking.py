"""Work on a batch that breaks; steps as in story.py: statements DEED FAULT EVERY, moments DEED TRIALS.

Each trial forks a child that does what a worker does and breaks it; then the tables are looked at, and the sweeper has
its way. The parent holds no connection while it forks.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

from tests.services import story  # noqa: E402  (sets Django up)

# isort: split
import psycopg  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from evaluation_admin.models import School  # noqa: E402
from imports.jobs import run_batch  # noqa: E402
from imports.models import Direction, ImportBatch, KeptChange, RowChange, State  # noqa: E402
from imports.services.check_batch import check_batch  # noqa: E402
from imports.services.receive_upload import receive_upload  # noqa: E402
from imports.services.request_apply import request_apply  # noqa: E402
from imports.services.request_undo import request_undo  # noqa: E402
from imports.services.sweep_batches import sweep_batches  # noqa: E402
from organisation.models import Directorate, District  # noqa: E402
from tests.builders.schools import HEADINGS, school_row  # noqa: E402
from tests.builders.workbooks import csv_file, sheet  # noqa: E402

SETTLED = {"apply": State.APPLIED, "undo": State.UNDONE, "redo": State.APPLIED}
Picture = tuple[Any, ...]


class Break:
    """Breaks the process, or its line to the database, when the k-th statement is done."""

    def __init__(self, k: int, fault: str) -> None:
        self.left, self.fault = k, fault

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run the statement, and break after the one that it is to be."""
        done = execute(sql, params, many, context)
        self.left -= 1
        if self.left == 0:
            if self.fault == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            pid = connection.connection.info.backend_pid
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [pid])
        return done


def statements(deed: str, fault: str, every: str, rows: str = "12") -> dict[str, Any]:
    """Break the deed after each k-th statement until a run has fewer."""
    batch, broken, k = _batch(int(rows), deed), 0, random.randrange(int(every)) + 1
    while True:
        before = picture()
        child = fork(_work, batch, Break(k, fault))
        status = wait(child)
        reached = status != 0 if fault == "kill" else status == 1 << 8
        _look(batch, deed, before, f"{deed}, {fault} after statement {k}")
        _finish(batch, deed)
        if not reached:
            return {"broken": broken, "statements": k}
        broken, k = broken + 1, k + int(every)
        batch = _again(batch, int(rows), deed)


def moments(deed: str, trials: str, rows: str = "2000") -> dict[str, Any]:
    """Kill the deed at random moments of its time."""
    seed = random.randrange(1_000_000)
    chance, batch, killed = random.Random(seed), _batch(int(rows), deed), 0
    began = time.monotonic()
    wait(fork(_work, batch, None))
    lasts = time.monotonic() - began
    _finish(batch, deed)
    for trial in range(int(trials)):
        batch = _again(batch, int(rows), deed)
        before = picture()
        child = fork(_work, batch, None)
        time.sleep(chance.uniform(0, 1.1 * lasts))
        os.kill(child, signal.SIGKILL)
        killed += wait(child) != 0
        _look(batch, deed, before, f"{deed}, seed {seed}, trial {trial}")
        _finish(batch, deed)
    return {"trials": int(trials), "killed": killed, "seed": seed}


def picture() -> Picture:
    """All that a deed may write."""
    found = (
        list(School.objects.order_by("pk").values_list("pk", "code", "students", "search_key", "district_id")),
        sorted(District.objects.values_list("pk", flat=True)),
        RowChange.objects.count(),
        KeptChange.objects.count(),
    )
    connections.close_all()
    return found


def fork(work: Callable[..., int], *given: Any) -> int:
    """Do the work in a child with a connection of its own."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = work(*given)
        finally:
            os._exit(status)
    return child


def wait(child: int) -> int:
    """Wait for a child, and for the server to notice: it may still end what a dead one has told it to commit."""
    status = os.waitpid(child, 0)[1]
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            if not cursor.fetchone()[0]:
                break
        time.sleep(0.02)
    connections.close_all()
    return status


def _work(batch: int, fault: Break | None) -> int:
    """Do what a worker does; 1 when the fault was met and survived."""
    if fault is None:
        run_batch.call(batch)
        return 0
    with connection.execute_wrapper(fault):
        run_batch.call(batch)
    return int(fault.left <= 0)


def _look(batch: int, deed: str, before: Picture, where: str) -> None:
    """All is as before and waits to be done again, or all is done."""
    state, after = ImportBatch.objects.get(pk=batch).state, picture()
    if state == SETTLED[deed]:
        assert after != before, where
    else:
        assert state in {"confirmed", "applying", "to_undo", "undoing", "to_redo", "redoing"}, (where, state)
        assert after == before, where


def _finish(batch: int, deed: str) -> None:
    """Let the lease of the dead run out, the sweeper queue the batch, and a worker do it; then all of it is done."""
    row = ImportBatch.objects.get(pk=batch)
    if row.state != SETTLED[deed]:
        woken = sweep_batches(at=timezone.now() + timedelta(minutes=5))
        assert woken == 1, (woken, row.state, row.failure_code, row.attempt)
        ImportBatch.objects.filter(pk=batch, leased_until__isnull=False).update(leased_until=timezone.now())
        assert wait(fork(_work, batch, None)) == 0
        row.refresh_from_db()
    changes = RowChange.objects.filter(batch=batch)
    records = set(changes.values_list("model", "object_pk"))
    assert row.state == SETTLED[deed], (row.state, row.failure_code)
    assert row.lease is None
    assert not row.reversals.filter(finished_at__isnull=True).exists()
    assert row.reversals.filter(failure_code="").count() == row.reversals.count()
    written = changes.filter(reversal=row.reversals.last()) if deed != "apply" else changes
    assert written.count() == len(records), (written.count(), len(records))
    connections.close_all()


def _batch(rows: int, deed: str) -> int:
    """Return a batch that waits for the deed."""
    directorate = Directorate.objects.order_by("pk")[0]
    District.objects.get_or_create(directorate=directorate, name="ناحیه آزمون")
    first = 10_000_000 + 10_000 * ImportBatch.objects.count()
    codes = [f"{first + number:08d}" for number in range(rows)]
    _send(codes[: rows // 2], directorate, students=1)
    batch = _send(codes, directorate, students=2, district=f"ناحیه تازه {first}")
    if deed == "apply":
        request_apply(batch=batch, by=None)
        return int(batch.pk)
    request_apply(batch=batch, by=None)
    run_batch.call(batch.pk)
    return _again(int(batch.pk), rows, deed, fresh=True)


def _again(pk: int, rows: int, deed: str, *, fresh: bool = False) -> int:
    """Return a batch that waits for the deed once more: the same one turned back, or for an apply a new one."""
    if deed == "apply":
        return _batch(rows, deed)
    batch = ImportBatch.objects.get(pk=pk)
    if (deed == "redo") == (batch.state == State.APPLIED):
        request_undo(batch=batch, by=None, direction=Direction.UNDO if deed == "redo" else Direction.REDO)
        run_batch.call(pk)
        batch.refresh_from_db()
    request_undo(batch=batch, by=None, direction=Direction(deed))
    return pk


def _send(codes: list[str], directorate: Directorate, *, students: int, district: str = "ناحیه آزمون") -> ImportBatch:
    lines = [
        school_row(
            code, province=directorate.name, district=district, students=students, name=f"مدرسه {code} {students}"
        )
        for code in codes
    ]
    data = csv_file(sheet(HEADINGS, lines))
    batch = receive_upload(file=ContentFile(data), name="مدارس.csv", kind="schools", options={}, by=None, queue=False)
    batch = check_batch(batch=batch)
    assert batch.state == State.CHECKED, (batch.state, batch.failure_code)
    if students == 1:
        request_apply(batch=batch, by=None)
        run_batch.call(batch.pk)
        batch.refresh_from_db()
        assert batch.state == State.APPLIED, (batch.state, batch.failure_code)
    return batch


if __name__ == "__main__":
    story.serve(statements, moments)
