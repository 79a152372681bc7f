"""Measure the linked workbook: `python -m benchmarks.linked --rows 107000 --repeat 3`."""

import argparse
import json
import os
import subprocess
import sys
from statistics import median
from typing import Any

from benchmarks.databases import ROOT, throw_away
from benchmarks.measure import cost_of

WAYS = {"ours": "", "openpyxl": ">= 1.4 x", "import_export": ">= 3 x"}


def main() -> None:
    """Fill a throw-away PostgreSQL, and let each way write the workbook in a process of its own, in turns."""
    ask = argparse.ArgumentParser(description="The linked workbook of schools that did not take part.")
    ask.add_argument("--rows", type=int, default=107_000)
    ask.add_argument("--repeat", type=int, default=3, help="rounds; the table shows medians")
    ask.add_argument("--step", choices=["fill", *WAYS], help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.step:
        print(json.dumps(step(asked.step, asked.rows)))
        return
    found: dict[str, list[dict[str, Any]]] = {way: [] for way in WAYS}
    with throw_away("postgresql") as environment:
        _run(environment, "fill", asked.rows)
        for _round in range(asked.repeat):
            for way, costs in found.items():
                costs.append(_run(environment, way, asked.rows))
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"B linked workbook, postgresql, {asked.rows:,} schools, {asked.repeat} round(s), load average {load}")
    print(f"{'way':<16}{'wall s':>8}{'cpu s':>8}{'rise MiB':>10}{'zip MiB':>9}  {'ours is':<14}target")
    for way, costs in found.items():
        wall, cpu = (median(cost[name] for cost in costs) for name in ("wall", "cpu"))
        rise, size = max(cost["rise"] for cost in costs), costs[0]["bytes"] / 2**20
        said = f"{wall / median(cost['wall'] for cost in found['ours']):.1f} x faster" if way != "ours" else ""
        print(f"{way:<16}{wall:>8.2f}{cpu:>8.2f}{rise:>10.0f}{size:>9.1f}  {said:<14}{WAYS[way]}")


def step(name: str, count: int) -> dict[str, Any]:
    """Do one step in this process, and return what it cost: `rise` is the peak over the memory before it, in MiB."""
    import django

    django.setup()
    from benchmarks.linked import contenders
    from benchmarks.measure import peak_of

    if name == "fill":
        contenders.fill(count)
        return {}
    before, done = peak_of("self"), []
    cost = cost_of(lambda: done.append(getattr(contenders, name)()))
    return {**cost.as_json(), "rise": cost.peak - before, "bytes": done[0]}


def _run(environment: dict[str, str], name: str, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.linked", "--step", name, "--rows", str(count)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


if __name__ == "__main__":
    main()
