"""Steps of a batch's story in a process of its own, on the database and queue that the environment names.

It takes a line of JSON for each step, [STEP, WORD...], and answers with one; the steps are the functions below.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arzyab.settings.embedded")

import django  # noqa: E402

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.utils import timezone  # noqa: E402

from evaluation_admin.models import School  # noqa: E402
from imports.models import ImportBatch, RowChange  # noqa: E402
from imports.queue import wake  # noqa: E402
from imports.services.receive_upload import receive_upload  # noqa: E402
from imports.services.request_apply import request_apply  # noqa: E402
from tests.builders.schools import HEADINGS, school_row  # noqa: E402
from tests.builders.workbooks import csv_file, sheet  # noqa: E402

PATIENCE = 90


def upload(count: str, which: str = "new") -> dict[str, Any]:
    """Send a register of so many schools: ones that nobody has sent before, or the "same" ones each time."""
    first = 10_000_000
    if which == "new":
        first += School.objects.count() + ImportBatch.objects.count() * 100_000
    rows = [school_row(f"{first + number:08d}", number=number) for number in range(int(count))]
    data = csv_file(sheet(HEADINGS, rows))
    batch = receive_upload(file=ContentFile(data), name="مدارس.csv", kind="schools", options={}, by=None)
    return {"batch": batch.pk, "first": first}


def follow(batch: str, *states: str) -> dict[str, Any]:
    """Wait until the batch is in one of the states."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        state = ImportBatch.objects.values_list("state", flat=True).get(pk=batch)
        if state in states:
            return {"state": state}
        time.sleep(0.02)
    return look(batch)


def begin(count: str, which: str = "new") -> dict[str, Any]:
    """Send a register, wait for its check, confirm it, and return as soon as a worker applies it."""
    batch = upload(count, which)["batch"]
    follow(batch, "checked", "failed", "refused")
    request_apply(batch=ImportBatch.objects.get(pk=batch), by=None)
    return {"batch": batch, **follow(batch, "applying", "applied")}


def settle(batch: str) -> dict[str, Any]:
    """Wait until the batch is applied; one whose records somebody changed meanwhile is confirmed once more."""
    if follow(batch, "applied", "failed", "checked")["state"] == "checked":
        request_apply(batch=ImportBatch.objects.get(pk=batch), by=None)
        follow(batch, "applied", "failed")
    return look(batch)


def end(batch: str) -> dict[str, Any]:
    """Wait for the batch to be applied, deliver its message five times more, and wait for those."""
    follow(batch, "applied", "failed")
    for _ in range(5):
        wake(int(batch))
    time.sleep(2)
    return look(batch)


def expire(batch: str) -> dict[str, Any]:
    """Let the time pass that a dead worker's lease lasts."""
    ImportBatch.objects.filter(pk=batch).update(leased_until=timezone.now() - timedelta(seconds=1))
    return look(batch)


def forget_a_minute(batch: str) -> dict[str, Any]:
    """Let the minute pass after which the sweeper wakes a worker again."""
    ImportBatch.objects.filter(pk=batch).update(queued_at=timezone.now() - timedelta(minutes=2))
    return look(batch)


def look(batch: str) -> dict[str, Any]:
    """Say what the batch has done."""
    row = ImportBatch.objects.get(pk=batch)
    changes = RowChange.objects.filter(batch=row, model="evaluation_admin.school")
    written = School.objects.filter(pk__in=changes.values("object_pk"))
    return {
        "state": row.state,
        "attempt": row.attempt,
        "failure": row.failure_code,
        "has_key": row.applied_key is not None,
        "changes": changes.count(),
        "schools": written.count(),
        "all_schools": School.objects.count(),
        "versions": sorted(set(written.values_list("version", flat=True))),
    }


def serve(*steps: Callable[..., dict[str, Any]]) -> None:
    """Take steps until the input ends; a step that fails answers with its traceback."""
    named = {step.__name__: step for step in steps}
    for line in sys.stdin:
        name, *words = json.loads(line)
        try:
            answer = named[name](*words)
        except Exception:
            answer = {"failed": traceback.format_exc()}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve(upload, follow, begin, settle, end, expire, forget_a_minute, look)
