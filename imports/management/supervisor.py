"""Keeps one worker process alive, and does what is due in between."""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

from django.db import DatabaseError, close_old_connections

logger = logging.getLogger(__name__)

_TICK = 0.5
_LONGEST_STOP = 60  # an apply takes seconds; what is killed after that is taken up again later
_REST = 2  # before a worker that ended by itself is started again; twice as long each time that it ends at once
_AT_ONCE = 30  # a worker that lives less long has not really started
_MOST_FALSE_STARTS = 5


@dataclass
class Chore:
    """Something that is due every so many seconds, the first time at once.

    Attributes:
        name: for the log.
        every: seconds from one time to the next.
        do: what is done; the database may be away, which is no reason to stop.
    """

    name: str
    every: float
    do: Callable[[], object]
    due_at: float = 0.0

    def run_if_due(self, now: float) -> None:
        """Do it when it is due."""
        if now < self.due_at:
            return
        self.due_at = now + self.every
        close_old_connections()
        try:
            self.do()
        except DatabaseError:
            logger.exception("%s: the database gave up; it is tried again when it is due", self.name)


class WorkerWillNotStart(Exception):
    """The worker ended at once, time after time: whoever started the supervisor should know."""


class Supervisor:
    """Runs a worker as a process of its own, so that a killed one is replaced and its batch taken up again."""

    def __init__(
        self, command: Sequence[str], chores: Sequence[Chore], *, environment: Mapping[str, str] | None = None
    ) -> None:
        self.command, self.chores = list(command), list(chores)
        self.environment = {**os.environ, **(environment or {})}
        self._stopping = False
        self._started_at = 0.0
        self._false_starts = 0

    def run(self) -> None:
        """Work until SIGTERM or SIGINT; the worker then ends the job that it has in hand.

        Raises:
            WorkerWillNotStart: it ended at once several times in a row.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        worker = self._start()
        try:
            while not self._stopping:
                now = time.monotonic()
                for chore in self.chores:
                    chore.run_if_due(now)
                if worker.poll() is not None and not self._stopping:
                    logger.warning("the worker ended with status %s and is started again", worker.returncode)
                    self._rest()
                    worker = self._start()
                time.sleep(_TICK)
        finally:
            self._end(worker)

    def _start(self) -> subprocess.Popen[bytes]:
        self._started_at = time.monotonic()
        # A session of its own: Ctrl-C reaches this process alone, which then stops the worker once.
        return subprocess.Popen(  # noqa: S603 (our own interpreter and command)
            self.command, env=self.environment, start_new_session=True
        )

    def _rest(self) -> None:
        """Wait before the next start, longer after each false one."""
        lived = time.monotonic() - self._started_at
        self._false_starts = self._false_starts + 1 if lived < _AT_ONCE else 0
        if self._false_starts > _MOST_FALSE_STARTS:
            raise WorkerWillNotStart
        until = time.monotonic() + _REST * 2 ** max(self._false_starts - 1, 0)
        while time.monotonic() < until and not self._stopping:
            time.sleep(_TICK)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    @staticmethod
    def _end(worker: subprocess.Popen[bytes]) -> None:
        if worker.poll() is None:
            worker.terminate()
        try:
            worker.wait(timeout=_LONGEST_STOP)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
