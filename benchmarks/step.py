"""One measured step in a process of its own: `python -m benchmarks.step CONTENDER JOB FILE`; prints one JSON object."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arzyab.settings.embedded")
django.setup()

from django.core.management.color import no_style  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from benchmarks.contenders import floor, ours, peer  # noqa: E402
from benchmarks.measure import cost_of  # noqa: E402
from benchmarks.register import DISTRICTS, district_name  # noqa: E402
from evaluation_admin.models import School  # noqa: E402
from imports.models import CellIssue, ImportBatch, KeptChange, Reversal, RowChange, RowPage  # noqa: E402
from organisation.models import Directorate, District  # noqa: E402

Work = Callable[[Any], dict[str, int]]
WORK: dict[str, dict[str, Work]] = {
    "ours": {
        "check": lambda path: ours.counts(ours.check(path)),
        "apply": ours.merge,
        "foresee": ours.foresee,
        "undo": ours.undo,
        "redo": ours.redo,
        "load": lambda path: ours.counts(ours.apply(ours.check(path))),
    },
    "tuned": {
        "check": lambda path: peer.look(peer.Tuned, path),
        "load": lambda path: peer.load(peer.Tuned, path),
        "again": lambda path: peer.load(peer.TunedAgain, path),
        "changed": lambda path: peer.load(peer.TunedAgain, path),
    },
    "defaults": {
        "check": lambda path: peer.look(peer.Defaults, path),
        "load": lambda path: peer.load(peer.Defaults, path),
    },
    "floor": {"check": floor.look, "load": floor.load},
}
# Done before the clock starts: what the job is given instead of the file.
BEFORE: dict[str, Callable[[Path], Any]] = {
    "apply": ours.check,
    "foresee": lambda path: ours.apply(ours.check(path)),
    "undo": lambda path: ours.apply(ours.check(path)),
    "redo": ours.undone,
}


def main() -> None:
    """Empty the tables, or take a step and print what it cost and did."""
    contender, job, *files = sys.argv[1:]
    if job == "reset":
        print(json.dumps({"provinces": reset()}))
        return
    work = WORK[contender].get(job) or WORK[contender]["load"]
    given, done = BEFORE.get(job, Path)(Path(files[0])), dict[str, Any]()
    cost = cost_of(lambda: done.update(work(given)))
    print(json.dumps({**cost.as_json(), "counts": done}))


def reset() -> list[str]:
    """Empty what contenders write, see to the districts, and return the names of the provinces."""
    tables = [
        model._meta.db_table for model in (KeptChange, Reversal, RowChange, CellIssue, RowPage, ImportBatch, School)
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=True):
            cursor.execute(statement)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    plain = [row for row in Directorate.objects.select_related("province") if row.slug == row.province.slug]
    if not District.objects.exists():
        for directorate in plain:
            for number in range(1, DISTRICTS + 1):
                name = district_name(directorate.province.name, number)
                District.objects.create(directorate=directorate, name=name)
    return sorted(row.province.name for row in plain)


if __name__ == "__main__":
    main()
