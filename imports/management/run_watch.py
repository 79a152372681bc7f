"""Ends a run that lasts too long, whatever it is doing: also one that hangs inside one statement."""

import logging
import os
import signal
import tempfile
import time
from pathlib import Path

from django.utils import timezone

from imports.services.stop_run import stop_run
from imports.services.watch import NOTE, RunNote, read_note

logger = logging.getLogger(__name__)

_GRACE = 5.0  # a run that still hears ends by itself first


class RunWatch:
    """Looks at the note of one worker; use it as a context, for the note has a folder of its own."""

    def __init__(self, *, limit: float, grace: float = _GRACE) -> None:
        self.limit, self.grace = limit, grace
        self._folder = tempfile.TemporaryDirectory(prefix="arzyab-run-")
        self._path = Path(self._folder.name) / "note"
        self._killed: list[RunNote] = []

    def __enter__(self) -> "RunWatch":
        return self

    def __exit__(self, *_error: object) -> None:
        self._folder.cleanup()

    @property
    def environment(self) -> dict[str, str]:
        """Return what the worker has to be told."""
        return {NOTE: str(self._path)}

    def look(self) -> None:
        """Kill the process of a run that lasts too long, and settle its batch; what cannot be settled now is later.

        Raises:
            DatabaseError: the batch could not be settled; it is tried again at the next look.
        """
        note = read_note(self._path)
        if note is not None and time.monotonic() - note.since > self.limit + self.grace:
            logger.error("batch %s: its run took longer than %s seconds and is stopped", note.batch, self.limit)
            if _kill(note):
                self._killed.append(note)
            self._path.unlink(missing_ok=True)
        while self._killed:
            stop_run(batch_id=self._killed[0].batch, lease=self._killed[0].lease, at=timezone.now())
            del self._killed[0]


def _kill(note: RunNote) -> bool:
    """Kill the process of the note, unless it died long ago and its number is another's by now."""
    try:
        if os.getsid(note.pid) != note.session:
            return False
        os.kill(note.pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True
