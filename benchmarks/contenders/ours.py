"""The product, through the services that its worker calls: receive, check, apply."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import connection

from evaluation_admin.models import School
from imports.models import ImportBatch, State
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.plan_undo import plan_undo
from imports.services.receive_upload import receive_upload
from imports.services.redo_batch import redo_batch
from imports.services.undo_batch import undo_batch

YEAR = "1397"
_WRITES = tuple(f'{deed} "{School._meta.db_table}"' for deed in ("INSERT INTO", "UPDATE"))


def check(path: Path) -> ImportBatch:
    """Receive a file and check it: read, validate, stage, compare."""
    with path.open("rb") as file:
        batch = receive_upload(
            file=File(file), name=path.name, kind="schools", options={"academic_year": YEAR}, by=None, queue=False
        )
    return check_batch(batch=batch)


def apply(batch: ImportBatch) -> ImportBatch:
    """Apply the sound rows of a checked batch."""
    batch = apply_batch(batch=batch, by=None, leave_out_errors=True)
    assert batch.state == State.APPLIED, (batch.state, batch.failure_code)
    return batch


def merge(batch: ImportBatch) -> dict[str, Any]:
    """Apply, and say how long the merge took of it: from the first statement that writes a school to the commit."""
    began: list[float] = []

    def note(execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        if not began and sql.startswith(_WRITES):
            began.append(time.perf_counter())
        return execute(sql, *given)

    with connection.execute_wrapper(note):
        batch = apply(batch)
    return {**counts(batch), "merge": round(time.perf_counter() - began[0], 3)}


def counts(batch: ImportBatch) -> dict[str, int]:
    """Return what became of the rows."""
    return {name: batch.count(name) for name in ("new", "changed", "same", "refused")}


def undo(batch: ImportBatch) -> dict[str, int]:
    """Undo an applied batch."""
    done = undo_batch(batch=batch, by=None)
    return {"reverted": done.reverted, "kept": done.kept}


def undone(path: Path) -> ImportBatch:
    """Return a batch that was applied and undone."""
    batch = apply(check(path))
    undo(batch)
    batch.refresh_from_db()
    return batch


def redo(batch: ImportBatch) -> dict[str, int]:
    """Redo what was undone."""
    done = redo_batch(batch=batch, by=None)
    return {"reverted": done.reverted, "kept": done.kept}


def foresee(batch: ImportBatch) -> dict[str, int]:
    """Say what an undo would do, as its dialog does."""
    outlook = plan_undo(batch=batch, by=None)
    return {"reverted": outlook.reverted, "kept": outlook.stay}
