"""Many directorates at once; steps as in story.py: send TURN DIRECTORATES ROWS, confirm, outcome."""

import random
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

from tests.services import story  # noqa: E402  (sets Django up)

# isort: split
from django.core.files.base import ContentFile  # noqa: E402
from django.db import connection  # noqa: E402

from evaluation_admin.models import School  # noqa: E402
from imports.models import ImportBatch, RowChange, State  # noqa: E402
from imports.services.receive_upload import receive_upload  # noqa: E402
from imports.services.request_apply import request_apply  # noqa: E402
from organisation.models import Directorate, District  # noqa: E402
from tests.builders.schools import HEADINGS, school_row  # noqa: E402
from tests.builders.workbooks import csv_file, sheet  # noqa: E402

_DISTRICT = "ناحیه آزمون"


def send(turn: str, directorates: str, rows: str) -> dict[str, Any]:
    """Send the registers of so many directorates, each in an order of its own and with other figures each turn."""
    chance = random.Random(turn)
    for place, directorate in enumerate(Directorate.objects.order_by("pk")[: int(directorates)], start=1):
        District.objects.get_or_create(directorate=directorate, name=_DISTRICT)
        lines = [
            school_row(
                f"{place * 10_000 + number:08d}",
                province=directorate.name,
                district=_DISTRICT,
                students=int(turn),
            )
            for number in range(int(rows))
        ]
        chance.shuffle(lines)
        data = csv_file(sheet(HEADINGS, lines))
        receive_upload(file=ContentFile(data), name=f"{place}.csv", kind="schools", options={}, by=None)
    return outcome()


def confirm() -> dict[str, Any]:
    """Confirm all that was checked."""
    for batch in ImportBatch.objects.filter(state=State.CHECKED):
        request_apply(batch=batch, by=None)
    return outcome()


def outcome() -> dict[str, Any]:
    """Say what has become of all batches, and how often PostgreSQL had to break a deadlock."""
    batches = list(ImportBatch.objects.all())
    waits = sorted((b.finished_at - b.queued_at).total_seconds() for b in batches if b.applied_at and b.queued_at)
    return {
        "states": sorted({batch.state for batch in batches}),
        "batches": len(batches),
        "attempts": sorted({batch.attempt for batch in batches}),
        "schools": School.objects.count(),
        "figures": sorted(set(School.objects.values_list("students", flat=True))),
        "changes": RowChange.objects.count(),
        "p95": waits[max(len(waits) * 95 // 100 - 1, 0)] if waits else 0,
        "deadlocks": _deadlocks(),
    }


def _deadlocks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    story.serve(send, confirm, outcome)
