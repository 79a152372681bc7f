"""What a piece of work costs: wall time, processor time, and the memory of this process and of its reader."""

import resource
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_PAUSE = 0.02


@dataclass
class Cost:
    """Seconds, and MiB of peak memory; `child` is that of the processes that were started: the two of the reader."""

    wall: float = 0
    cpu: float = 0
    peak: float = 0
    child: float = 0

    def as_json(self) -> dict[str, float]:
        """Return it for the last line of a step."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def cost_of(work: Callable[[], Any]) -> Cost:
    """Do the work and return what it cost."""
    cost, stop = Cost(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(cost, stop))
    watcher.start()
    began, used = time.perf_counter(), _processor_time()
    try:
        work()
    finally:
        cost.wall, cost.cpu = time.perf_counter() - began, _processor_time() - used
        stop.set()
        watcher.join()
    cost.peak = peak_of("self")
    return cost


def _processor_time() -> float:
    """Seconds of this process and of those that it started and waited for."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _watch(cost: Cost, stop: threading.Event) -> None:
    # Not getrusage: the peak that it reports for a child begins with its parent's memory, as does the child's own until
    # it has become another program; so the last word of each counts.
    peaks: dict[str, float] = {}
    while not stop.wait(_PAUSE):
        started = _started_by("self")
        started |= {each for child in started for each in _started_by(child)}
        peaks |= {process: peak for process in started if (peak := peak_of(process))}
    cost.child = sum(peaks.values())


def _started_by(process: str) -> set[str]:
    found: set[str] = set()
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            found.update(task.read_text(errors="replace").split())
    return found


def peak_of(process: str) -> float:
    """Return the high-water mark of a process's memory in MiB, 0 where there is none of that number."""
    try:
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0
