"""A note of the run in hand beside its process: a run that hangs cannot be asked, nor its database."""

import json
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from imports.services.leases import Lease

NOTE = "ARZYAB_RUN_NOTE"
"""The environment variable by which a supervisor tells its worker where it looks for the note."""


class RunNote(NamedTuple):
    """Which process of which session is at which batch, and since when by the machine's monotonic clock."""

    pid: int
    session: int
    batch: int
    lease: uuid.UUID
    since: float


@contextmanager
def noted(lease: Lease) -> Iterator[None]:
    """Keep a note of the run while it lasts, where a supervisor asks for one."""
    place = os.environ.get(NOTE)
    if not place:
        yield
        return
    path, draft = Path(place), Path(f"{place}.{os.getpid()}")
    draft.write_text(json.dumps([os.getpid(), os.getsid(0), lease.batch.pk, str(lease.token), time.monotonic()]))
    draft.replace(path)  # at once: a supervisor never reads half a note
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def read_note(path: Path) -> RunNote | None:
    """Return the note of the run in hand, None where there is none."""
    try:
        pid, session, batch, lease, since = json.loads(path.read_text())
    except FileNotFoundError:
        return None
    return RunNote(pid, session, batch, uuid.UUID(lease), since)
