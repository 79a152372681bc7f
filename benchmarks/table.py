"""The table that a run prints: medians, ratios to the product, and the targets that they are held against."""

from collections.abc import Iterable
from statistics import median
from typing import Any

JOBS = {
    "check": "A2 check only",
    "load": "A1 first load",
    "again": "A3 unchanged",
    "same": "A3 same bytes",
    "changed": "A4 1 % changed",
    "apply": "A5 apply of all",
    "foresee": "A5 dialog",
    "undo": "A5 undo of all",
    "redo": "A5 redo of all",
}
# Against tuned import-export, against the floor; on PostgreSQL.
TARGETS = {"check": (20, 1.5), "load": (15, 2), "again": (100, 2), "same": (100, 2), "changed": (60, 2)}
SQLITE_TARGET = 15
# Against the merge of the apply, which is what they turn back.
REVERSALS = {"foresee": "<= 2 s", "undo": "<= 1.5 x", "redo": ""}


def lines(database: str, found: dict[tuple[str, str], list[dict[str, Any]]]) -> Iterable[str]:
    """Yield the lines of one database's table; `found` has the costs by (contender, job)."""
    yield f"{'job':<16}{'who':<10}{'wall s':>9}{'cpu s':>8}{'peak MiB':>10}{'reader':>8}  {'ours is':<18}target"
    for job, title in JOBS.items():
        ours = _median(found.get(("ours", job), ()), "wall")
        for who in ("ours", "floor", "tuned", "defaults"):
            costs = found.get((who, job))
            if not costs:
                continue
            wall, cpu = _median(costs, "wall"), _median(costs, "cpu")
            peak, child = max(cost["peak"] for cost in costs), max(cost["child"] for cost in costs)
            said, target = _compared(database, job, who, ours, wall)
            if job == "apply":
                said = f"merge {_merge(found):.2f} s"
            elif job in REVERSALS:
                said, target = f"{wall / _merge(found):.1f} x the merge", REVERSALS[job]
            reader = f"{child:.0f}" if child else "-"
            yield f"{title:<16}{who:<10}{wall:>9.2f}{cpu:>8.2f}{peak:>10.0f}{reader:>8}  {said:<18}{target}"


def _compared(database: str, job: str, who: str, ours: float, wall: float) -> tuple[str, str]:
    if who == "ours" or not ours:
        return "", ""
    faster, slower = TARGETS[job]
    if who == "floor":
        return f"{ours / wall:.1f} x its time", f"<= {slower} x"
    if database == "sqlite":
        faster = SQLITE_TARGET
    elif who == "defaults":
        faster = 50 if job == "load" else faster
    return f"{wall / ours:.1f} x faster", f">= {faster} x"


def _merge(found: dict[tuple[str, str], list[dict[str, Any]]]) -> float:
    return _median([cost["counts"] for cost in found["ours", "apply"]], "merge")


def _median(costs: Iterable[dict[str, Any]], name: str) -> float:
    values = [cost[name] for cost in costs]
    return median(values) if values else 0
