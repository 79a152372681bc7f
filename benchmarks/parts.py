"""What parts of an import cost when nothing else is done: `python -m benchmarks.parts --rows 107000`.

They are promised besides what the floor does: a sandboxed reader with its preflight, rows that are kept for the apply,
and, when they are applied, derived keys. No import that keeps these promises takes less than their sum.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.__main__ import FULL
from benchmarks.databases import ROOT, throw_away
from benchmarks.measure import cost_of
from benchmarks.register import rows, write

PARTS = {
    "reader": "sandbox, preflight, calamine, rows unpacked",
    "keys": "the derived keys of each school",
    "staging": "the staged rows packed into pages",
}


def main() -> None:
    """Check a register in a throw-away PostgreSQL, then do the parts of it alone, in a process of their own."""
    ask = argparse.ArgumentParser(description="Parts of a check, each alone.")
    ask.add_argument("--rows", type=int, default=FULL)
    ask.add_argument("--repeat", type=int, default=3)
    ask.add_argument("--file", help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.file:
        print(json.dumps(measured(Path(asked.file), asked.repeat)))
        return
    with throw_away("postgresql") as environment, TemporaryDirectory(prefix="arzyab-registers-") as folder:
        step = [sys.executable, "-m", "benchmarks.step", "-", "reset"]
        done = subprocess.run(step, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        path = Path(folder) / "register.xlsx"
        write(path, rows(json.loads(done.stdout.splitlines()[-1])["provinces"], asked.rows))
        own = [sys.executable, "-m", "benchmarks.parts", "--file", str(path), "--repeat", str(asked.repeat)]
        done = subprocess.run(own, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"parts of an import, postgresql, {asked.rows:,} rows, median of {asked.repeat}, load average {load}")
    for name, seconds in json.loads(done.stdout.splitlines()[-1]).items():
        print(f"{name:<10}{seconds:>7.2f} s  {PARTS[name]}")


def measured(path: Path, repeat: int) -> dict[str, float]:
    """Return the median wall seconds of each part, warm."""
    import django

    django.setup()
    from benchmarks.contenders import ours

    batch = ours.check(path)
    parts = {"reader": _reader(path), "keys": _keys(batch), "staging": _staging(batch)}
    assert parts.keys() == PARTS.keys()
    return {name: median(cost_of(part).wall for _ in range(repeat)) for name, part in parts.items()}


def _reader(path: Path) -> Callable[[], Any]:
    from imports.reading import read_book
    from imports.services.runs import reader_limits

    return lambda: [sum(1 for _row in sheet.rows) for sheet in read_book(path, limits=reader_limits()).sheets]


def _keys(batch: Any) -> Callable[[], Any]:
    from evaluation_admin.models import School
    from imports.engine.staging import staged_rows
    from persian.fields import KeyField

    fields = [field for field in School._meta.concrete_fields if isinstance(field, KeyField)]
    texts = [row.after for row in staged_rows(batch.pk, {"new"})]
    return lambda: [[field.derive(*[text[name] or "" for name in field.sources]) for field in fields] for text in texts]


def _staging(batch: Any) -> Callable[[], Any]:
    from imports.engine.pages import packed_pages
    from imports.engine.staging import staged_rows

    rows = list(staged_rows(batch.pk, {"new"}))
    return lambda: sum(1 for _page in packed_pages(rows))


if __name__ == "__main__":
    main()
