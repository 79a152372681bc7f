"""The product, through the services that its worker calls: receive, check, apply."""

from pathlib import Path

from django.core.files import File

from imports.models import ImportBatch, State
from imports.services.apply_batch import apply_batch
from imports.services.check_batch import check_batch
from imports.services.receive_upload import receive_upload
from imports.services.undo_batch import undo_batch

YEAR = "1397"


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


def counts(batch: ImportBatch) -> dict[str, int]:
    """Return what became of the rows."""
    return {name: batch.count(name) for name in ("new", "changed", "same", "refused")}


def undo(batch: ImportBatch) -> dict[str, int]:
    """Undo an applied batch."""
    done = undo_batch(batch=batch, by=None)
    return {"reverted": done.reverted, "kept": done.kept}
