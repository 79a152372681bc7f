"""Measure imports: `python -m benchmarks --rows 20000`; `--full` is 107,000 rows, without the peer's defaults."""

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import table
from benchmarks.databases import ROOT, throw_away
from benchmarks.register import rows, write

FULL = 107_000
DEFAULTS_UP_TO = 20_000  # beyond, the untuned peer takes the better part of an hour
JOBS = {
    "ours": ("apply", "foresee", "undo", "redo", "check", "load", "again", "same", "changed"),
    "floor": ("check", "load", "again", "changed"),
    "tuned": ("check", "load", "again", "changed"),
    "defaults": ("check", "load"),
}
FROM_NOTHING = {"apply", "foresee", "undo", "redo", "check"}  # begin with an empty register
WHO = tuple(JOBS)


def main() -> None:
    """Measure what the arguments ask for, and print a table a database."""
    ask = argparse.ArgumentParser(description="Imports of a school register, side by side in one run.")
    ask.add_argument("--rows", type=int, default=20_000)
    ask.add_argument("--full", action="store_true", help=f"{FULL:,} rows, the whole country's schools")
    ask.add_argument("--repeat", type=int, default=1, help="rounds; the table shows medians")
    ask.add_argument("--databases", nargs="+", default=["postgresql", "sqlite"], choices=["postgresql", "sqlite"])
    ask.add_argument("--who", nargs="+", default=list(WHO), choices=WHO)
    asked = ask.parse_args()
    count = FULL if asked.full else asked.rows
    for database in asked.databases:
        found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        with throw_away(database) as environment, TemporaryDirectory(prefix="arzyab-registers-") as folder:
            files = _write_files(Path(folder), _step(environment, "-", "reset")["provinces"], count)
            for number in range(asked.repeat):
                for who in asked.who:
                    if who == "floor" and database == "sqlite":
                        continue  # it copies
                    if who == "defaults" and (number or count > DEFAULTS_UP_TO):
                        continue
                    _measure(environment, who, files, found)
        load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
        print(f"\n{database}, {count:,} rows, {asked.repeat} round(s), load average {load}")
        print("\n".join(table.lines(database, found)), flush=True)


def _measure(environment: dict[str, str], who: str, files: dict[str, Path], found: Any) -> None:
    for job in JOBS[who]:
        if job in FROM_NOTHING:
            _step(environment, who, "reset")
        part = "" if who == "ours" else "sound "
        found[who, job].append(cost := _step(environment, who, job, files[part + job]))
        print(who, job, cost, file=sys.stderr, flush=True)


def _write_files(folder: Path, provinces: list[str], count: int) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for part, faulty in (("", True), ("sound ", False)):
        for name, about in (("load", {}), ("again", {"again": True}), ("changed", {"changed": True})):
            path = files[part + name] = folder / f"{part}{name}.xlsx"
            changed = about.pop("changed", False)
            write(path, rows(provinces, count, faulty=faulty, changed=changed), **about)
        for job in ("check", "same", "foresee", "undo", "redo", "apply"):
            files[part + job] = files[part + "load"]
    return files


def _step(environment: dict[str, str], *words: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.step", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


if __name__ == "__main__":
    main()
