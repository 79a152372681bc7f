"""An undo and an apply of the same schools at once, again and again; a step as in story.py: overlap TRIALS ROWS."""

import os
import random
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

from tests.services import story  # noqa: E402  (sets Django up)

# isort: split
from django.core.files.base import ContentFile  # noqa: E402
from django.db import connection  # noqa: E402

from evaluation_admin.models import School  # noqa: E402
from imports.jobs import run_batch  # noqa: E402
from imports.models import ImportBatch, KeptReason, State  # noqa: E402
from imports.services.check_batch import check_batch  # noqa: E402
from imports.services.receive_upload import receive_upload  # noqa: E402
from imports.services.request_apply import request_apply  # noqa: E402
from imports.services.request_undo import request_undo  # noqa: E402
from organisation.models import Directorate, District  # noqa: E402
from tests.builders.schools import HEADINGS, school_row  # noqa: E402
from tests.builders.workbooks import csv_file, sheet  # noqa: E402
from tests.services.breaking import fork  # noqa: E402

DIRECTORATES, FIRST = 3, "20000000"
_DISTRICT = "ناحیه آزمون"


def overlap(trials: str, rows: str) -> dict[str, Any]:
    """Undo one file while another writes half of its schools; return what became of both, and what went wrong."""
    seed = random.randrange(1_000_000)
    chance, firsts = random.Random(seed), 0
    codes = [f"{int(FIRST) + number:08d}" for number in range(int(rows))]
    _write(codes, 1, chance)
    for trial in range(int(trials)):
        where = f"seed {seed}, trial {trial}"
        old, new = 10 * trial + 10, 10 * trial + 15
        _write(codes, old, chance)
        undone = _write(codes, old + 1, chance)
        both = set(chance.sample(codes, len(codes) // 2))
        applied = _send(sorted(both), new, chance)
        request_apply(batch=applied, by=None)
        request_undo(batch=undone, by=None)
        pause, before = chance.uniform(0, 0.15), chance.random() < 0.5
        children = []
        for pk in (undone.pk, applied.pk) if before else (applied.pk, undone.pk):
            children.append(fork(_run, pk))
            time.sleep(pause)
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0], where
        firsts += _hold_against_model(undone.pk, applied.pk, both, old, new, where)
    return {"trials": int(trials), "apply_first": firsts, "deadlocks": _deadlocks(), "seed": seed}


def _hold_against_model(undone: int, applied: int, both: set[str], old: int, new: int, where: str) -> int:
    """Each school is as before the file that was undone, or as the other wrote it, and the list names the latter."""
    reversal = ImportBatch.objects.get(pk=undone).reversals.get()
    assert (reversal.failure_code, reversal.finished_at is not None) == ("", True), where
    state = ImportBatch.objects.get(pk=applied).state
    # The other is applied, or is to be checked anew since its schools are not as it was shown.
    assert state in {State.APPLIED, State.UPLOADED}, (where, state)
    kept = dict(reversal.kept_changes.values_list("change__key", "reason"))
    assert kept == (dict.fromkeys(both, KeptReason.EDITED.value) if state == State.APPLIED else {}), where
    found = dict(School.objects.filter(code__gte=FIRST).values_list("code", "students"))
    assert found == {code: new if code in kept else old for code in found}, where
    ImportBatch.objects.filter(pk=applied, state=State.UPLOADED).update(state=State.FAILED)
    return int(state == State.APPLIED)


def _run(pk: int) -> int:
    run_batch.call(pk)
    return 0


def _write(codes: list[str], students: int, chance: random.Random) -> ImportBatch:
    batch = _send(codes, students, chance)
    request_apply(batch=batch, by=None)
    run_batch.call(batch.pk)
    batch.refresh_from_db()
    assert batch.state == State.APPLIED, (batch.state, batch.failure_code)
    return batch


def _send(codes: list[str], students: int, chance: random.Random) -> ImportBatch:
    directorates = list(Directorate.objects.order_by("pk")[:DIRECTORATES])
    for directorate in directorates:
        District.objects.get_or_create(directorate=directorate, name=_DISTRICT)
    lines = [
        school_row(code, province=directorates[int(code) % DIRECTORATES].name, district=_DISTRICT, students=students)
        for code in chance.sample(codes, len(codes))
    ]
    data = csv_file(sheet(HEADINGS, lines))
    batch = receive_upload(file=ContentFile(data), name="مدارس.csv", kind="schools", options={}, by=None, queue=False)
    batch = check_batch(batch=batch)
    assert batch.state == State.CHECKED, (batch.state, batch.failure_code)
    return batch


def _deadlocks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    story.serve(overlap)
