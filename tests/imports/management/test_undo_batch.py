import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from evaluation_admin.models import School
from imports.models import ImportBatch, State
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook


@pytest.fixture
def batch(applied: Callable[..., ImportBatch], yazd_district: District, yazd_head: User) -> ImportBatch:
    return applied(school_workbook(school_row("1"), school_row("2")), by=yazd_head)


def undo(*words: object) -> tuple[int, dict[str, Any]]:
    """Run the command; return its status and its answer."""
    out, status = StringIO(), 0
    try:
        call_command("undo_batch", *map(str, words), stdout=out)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, json.loads(out.getvalue())


def test_it_prints_what_went_back_and_what_stayed(batch: ImportBatch) -> None:
    School.objects.get(code="00000002").save()
    status, answer = undo(batch.pk)
    assert (status, answer["reverted"]) == (0, 1)
    assert [(entry["key"], entry["row"], entry["reason"]) for entry in answer["kept"]] == [("00000002", 3, "edited")]
    assert undo(batch.pk, "--redo") == (0, {"reverted": 1, "kept": []})
    assert School.objects.count() == 2


def test_a_second_undo_changes_nothing(batch: ImportBatch) -> None:
    assert undo(batch.pk, "--as", "yazd_head") == (0, {"reverted": 2, "kept": []})
    status, answer = undo(batch.pk)
    assert (status, answer["reverted"], answer["code"]) == (1, 0, "not_undoable")
    batch.refresh_from_db()
    assert batch.state == State.UNDONE


def test_another_provinces_head_is_refused(batch: ImportBatch, gilan_head: User) -> None:
    status, answer = undo(batch.pk, "--as", "gilan_head")
    assert (status, answer["code"], School.objects.count()) == (1, "not_allowed", 2)


@pytest.mark.parametrize("words", [(4711,), (1, "--as", "nobody")])
def test_what_does_not_exist_is_a_usage_error(words: tuple[object, ...], batch: ImportBatch) -> None:
    with pytest.raises(CommandError) as refused:
        undo(*words)
    assert refused.value.returncode == 2
