"""Random imports, edits, undos and redos of one district's schools against a dictionary."""

from collections.abc import Callable
from random import Random

import pytest

from evaluation_admin.models import School
from imports.models import ImportBatch
from imports.services.plan_undo import plan_undo
from imports.services.redo_batch import redo_batch
from imports.services.refusals import Refusal
from imports.services.undo_batch import undo_batch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook

CODES = [f"{number:08d}" for number in range(1, 6)]
STEPS = 12


class Model:
    """What the register should hold: students by code, with the write that each value comes from."""

    def __init__(self) -> None:
        self.now: dict[str, tuple[int, int] | None] = dict.fromkeys(CODES)
        self.writes = 0
        # By batch and code: what was there before the last write of this batch or its reversals, and that write.
        self.done: dict[int, dict[str, tuple[bool, tuple[int, int] | None, tuple[int, int] | None]]] = {}

    def write(self, code: str, students: int | None) -> tuple[int, int] | None:
        self.writes += 1
        self.now[code] = None if students is None else (students, self.writes)
        return self.now[code]

    def load(self, batch: int, rows: dict[str, int]) -> None:
        self.done[batch] = {}
        for code, students in rows.items():
            old = self.now[code]
            if old is None or old[0] != students:
                self.done[batch][code] = (True, old, self.write(code, students))

    def reverse(self, batch: int, *, forward: bool) -> tuple[int, set[str]]:
        """Return how many records go back and which stay; forward is whether the batch's own writes are reversed."""
        reverted, kept = 0, set()
        for code, (is_forward, before, after) in self.done[batch].items():
            if is_forward != forward:
                continue
            if self.now[code] != after:
                kept.add(code)
                continue
            again = self.write(code, before[0] if before else None)
            self.done[batch][code] = (not forward, after, again)
            reverted += 1
        return reverted, kept


@pytest.mark.parametrize("seed", range(8))
def test_each_record_is_as_before_or_as_edited_since(
    seed: int, applied: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    live(seed, applied, yazd_head)


def live(seed: int, applied: Callable[..., ImportBatch], by: User) -> None:
    """Take the steps of a seed, and hold the register and the dialog against the model after each."""
    random, model = Random(seed), Model()
    batches: list[ImportBatch] = []
    for _step in range(STEPS):
        deed = random.choice(("import", "edit", "delete", "undo", "undo", "redo"))
        if deed == "import" or not batches:
            rows = {code: random.randrange(1, 4) for code in random.sample(CODES, 3)}
            lines = [school_row(code, students=students) for code, students in rows.items()]
            batches.append(applied(school_workbook(*lines), by=by))
            model.load(len(batches) - 1, rows)
        elif deed in ("edit", "delete"):
            schools = list(School.objects.order_by("code"))
            if not schools:
                continue
            school = random.choice(schools)
            if deed == "edit":
                school.students = random.randrange(1, 4)
                school.save()
                model.write(school.code, school.students)
            else:
                school.delete()
                model.write(school.code, None)
        else:
            at = random.randrange(len(batches))
            reverse = undo_batch if deed == "undo" else redo_batch
            reverted, kept = model.reverse(at, forward=deed == "undo")
            batch = ImportBatch.objects.get(pk=batches[at].pk)
            try:
                foreseen = plan_undo(batch=batch, by=by, direction=deed)
                reversal = reverse(batch=batch, by=by)
            except Refusal:
                assert (reverted, kept) == (0, set()), f"seed {seed}"
            else:
                assert (reversal.reverted, foreseen.reverted) == (reverted, reverted), f"seed {seed}"
                assert set(reversal.kept_changes.values_list("change__key", flat=True)) == kept, f"seed {seed}"
                assert {entry.change.key for entry in foreseen.kept} == kept, f"seed {seed}"
                assert foreseen.stay == len(kept)
        found = dict(School.objects.values_list("code", "students"))
        assert found == {code: value[0] for code, value in model.now.items() if value}, f"seed {seed}"
