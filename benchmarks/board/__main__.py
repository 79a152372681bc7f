"""Measure the board: cold and ready pages, freshness, search; ours, a plain Wagtail site, and the floor.

The parts through servers need wrk, those behind the proxy nginx (both Debian's packages); what is missing is said.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.board.freshness import freshness, midnight
from benchmarks.board.servers import NGINX, PORT, PROXY_PORT, Rate, fetch, gunicorn, nginx, wrk
from benchmarks.databases import ROOT, throw_away

ROUNDS_OF_SERVERS = 3  # for each of the others: requests a second swing most with what else runs
VANILLA = "benchmarks.board.vanilla.settings"
JOBS = [("ours", "cold"), ("ours", "cold_anew"), ("vanilla", "cold")]
JOBS += [("ours", "search"), ("stored", "search"), ("vanilla", "search"), ("ours", "search_page")]


def main() -> None:
    """Measure, and print what was found, part by part."""
    ask = argparse.ArgumentParser(description="The board beside a plain Wagtail site.")
    ask.add_argument("--databases", nargs="+", default=["postgresql"], choices=["postgresql", "sqlite"])
    ask.add_argument("--rounds", type=int, default=3, help="of each; medians are shown")
    asked = ask.parse_args()
    for database in asked.databases:
        with throw_away(database) as ours, throw_away(database, settings=VANILLA) as vanilla:
            environments = {"ours": ours, "vanilla": vanilla}
            for who, environment in environments.items():
                _step(environment, who, "fill")
            measure(environments, asked.rounds, database)


def measure(environments: dict[str, dict[str, str]], rounds: int, database: str = "postgresql") -> None:
    """Measure two sites that are filled."""
    say = _Table()
    say(f"{database}, {rounds} rounds, load average {', '.join(f'{value:.1f}' for value in os.getloadavg())}")
    _processes(environments, rounds, database, say)
    if shutil.which("wrk"):
        _servers(environments, rounds, say)
        _freshness(environments["ours"], say)
    else:
        say("wrk is not installed: nothing was measured through servers")
    say(f"load average at the end {', '.join(f'{value:.1f}' for value in os.getloadavg())}")


class _Table:
    def __call__(self, *words: str) -> None:
        print("".join(f"{word:30}" if place < len(words) - 1 else word for place, word in enumerate(words)), flush=True)


def _processes(environments: dict[str, dict[str, str]], rounds: int, database: str, say: _Table) -> None:
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for _round in range(rounds):
        for who, job in JOBS:
            if who == "stored" and database == "sqlite":
                continue  # its vector is PostgreSQL's
            environment = environments.get(who, environments["ours"])
            found[who, job].append(_step({**environment, "BOARD_CACHE": "no"}, who, job))
    middle = {key: {name: median(row[name] for row in rows) for name in rows[0]} for key, rows in found.items()}
    for (who, job), row in middle.items():
        peer = middle["vanilla", job.partition("_")[0]]
        ratio = "" if who == "vanilla" else f"{peer['cpu_ms'] / row['cpu_ms']:.1f} x cpu, "
        ratio += "" if who == "vanilla" else f"{peer['wall_ms'] / row['wall_ms']:.1f} x wall of vanilla"
        numbers = "  ".join(f"{name} {value:g}" for name, value in row.items())
        say(f"{'C5' if 'search' in job else 'C1'} {job}, {who}", numbers + "  " + ratio)


def _servers(environments: dict[str, dict[str, str]], rounds: int, say: _Table) -> None:
    body = Path(environments["ours"]["ARZYAB_VAR"]) / "board.html"
    static = body.parent / "measured"
    static.mkdir(exist_ok=True)
    asked = {"C2 vanilla": (PORT + 2, "/"), "C2 floor": (PORT + 1, "/"), "C2 ours": (PORT, "/")}
    found: dict[str, list[Rate]] = defaultdict(list)
    with ExitStack() as stack:  # all at once: they are asked in turn, and whoever is not asked costs nothing
        for who, environment in environments.items():
            stack.enter_context(gunicorn(who, environment, port=asked[f"C2 {who}"][0]))
        body.write_bytes(fetch(PORT))
        shutil.copy(body, static)
        stack.enter_context(gunicorn("floor", environments["ours"], body=body, port=PORT + 1))
        if NGINX:
            stack.enter_context(nginx(static))
            asked |= {"C3 static file": (PROXY_PORT, "/static/board.html"), "C3 ours": (PROXY_PORT, "/")}
        for _round in range(ROUNDS_OF_SERVERS * rounds):
            for name, (port, path) in asked.items():
                found[name].append(wrk(port, path))
    for name, rows in found.items():
        floor = "C2 floor" if name.startswith("C2") else "C3 static file"
        told = [f"{median(rate.requests for rate in rows):.0f} requests/s"]
        told += [f"p50 {median(rate.p50 for rate in rows):.2f} ms", f"p99 {median(rate.p99 for rate in rows):.1f} ms"]
        told += [f"{_ratio(rows, found['C2 vanilla']):.0f} x vanilla"]
        told += [f"{100 * _ratio(rows, found[floor]):.0f} % of {floor[3:]}"]
        say(name, ", ".join(told))
    if not NGINX:
        say("nginx is not installed: C3 was not measured")


def _ratio(rows: list[Rate], others: list[Rate]) -> float:
    """Return the middle of the ratios of rates that were taken one after the other."""
    return median(row.requests / other.requests for row, other in zip(rows, others, strict=True))


def _freshness(environment: dict[str, str], say: _Table) -> None:
    delays, crowd, told = freshness(environment)
    say("C4 editor", ", ".join(f"{name} {value}" for name, value in told.items()))
    for name, seconds in sorted(delays.items()):
        say(f"C4 {name}", f"median {median(seconds):.2f} s, longest {max(seconds):.2f} s of {len(seconds)}")
    say("C4 readers meanwhile", f"{crowd.requests:.0f} requests/s, p50 {crowd.p50:.1f} ms, p99 {crowd.p99:.1f} ms")
    turn = midnight(environment)
    say("C4 midnight", f"last seen {turn['closed']:.2f} s, first seen {turn['opened']:.2f} s after it, slowest worker")


def _step(environment: dict[str, str], who: str, job: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.board.site", who, job]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


if __name__ == "__main__":
    main()
