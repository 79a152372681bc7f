import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from evaluation_admin.models import School
from imports.models import ImportBatch, RowChange, State
from organisation.models import District, User
from tests.builders.schools import HEADINGS, school_row, school_workbook
from tests.builders.workbooks import sheet, workbook


@pytest.fixture
def apply(tmp_path: Path) -> Callable[..., tuple[dict[str, Any], int]]:
    """Run the command on some bytes; returns its answer and exit status."""

    def run(data: bytes, *words: str) -> tuple[dict[str, Any], int]:
        path = tmp_path / "x.xlsx"
        path.write_bytes(data)
        out, status = StringIO(), 0
        try:
            call_command("apply_workbook", "schools", str(path), *words, stdout=out)
        except SystemExit as end:
            status = int(end.code or 0)
        return json.loads(out.getvalue()), status

    return run


def test_a_sound_file_is_applied_and_the_second_time_all_is_the_same(
    apply: Any, yazd_district: District, yazd_head: User
) -> None:
    data = school_workbook(school_row("1"), school_row("2"))
    answer, status = apply(data, "--as", "yazd_head")
    batch = ImportBatch.objects.get()
    assert (status, answer["outcome"], answer["state"], answer["batch"]) == (0, "ok", "applied", batch.pk)
    assert (batch.uploaded_by, batch.applied_by) == (yazd_head, yazd_head)
    again, status = apply(data, "--as", "yazd_head")
    assert (status, again["counts"]["same"], RowChange.objects.count()) == (0, 2, 2)


def test_a_file_with_faulty_rows_is_applied_whole_or_by_choice_without_them(
    apply: Any, yazd_district: District, yazd_head: User
) -> None:
    data = school_workbook(school_row("1"), school_row("2", students="ده"))
    answer, status = apply(data, "--as", "yazd_head")
    assert (status, answer["state"], School.objects.count()) == (1, "checked", 0)
    answer, status = apply(data, "--as", "yazd_head", "--leave-out-errors")
    assert (status, answer["state"], School.objects.count()) == (1, "applied", 1)
    assert ImportBatch.objects.latest("pk").leave_out_errors


def test_a_question_is_answered_on_the_command_line(apply: Any, yazd_district: District, yazd_head: User) -> None:
    data = workbook(sheet([*HEADINGS, "نام مدرسه"], [[*school_row("1"), "نام دیگر"]]))
    answer, status = apply(data, "--as", "yazd_head")
    assert (status, answer["outcome"], answer["questions"][0]["code"]) == (1, "ask", "duplicate_heading")
    assert "C، L" in answer["questions"][0]["message"]
    answer, status = apply(data, "--as", "yazd_head", "--answer", "duplicate_heading=L")
    assert (status, School.objects.get().name) == (0, "نام دیگر")


def test_a_file_that_cannot_be_read_leaves_a_refused_batch_and_no_record(apply: Any, reference_data: None) -> None:
    answer, status = apply(b"%PDF-1.7\n")
    assert (status, answer["outcome"], answer["errors"][0]["code"]) == (1, "reject", "wrong_type")
    assert ImportBatch.objects.get().state == State.REFUSED


def test_an_empty_file_and_a_stranger_leave_nothing(apply: Any, hq_editor: User) -> None:
    assert apply(b"")[0]["errors"][0]["code"] == "empty_file"
    assert apply(b"x", "--as", "hq_editor")[0]["errors"][0]["code"] == "not_allowed"
    assert not ImportBatch.objects.exists()


def test_where_the_posting_asks_for_approval_the_answer_says_that_it_waits(
    apply: Any, cautious_expert: User, yazd_head: User
) -> None:
    answer, status = apply(school_workbook(school_row("1")), "--as", "cautious_expert")
    batch = ImportBatch.objects.get()
    assert (status, answer["outcome"], answer["state"], answer["batch"]) == (1, "ok", "awaiting", batch.pk)
    assert "در انتظار تأیید اداره کل" in answer["notices"][-1]["message"]
    assert (answer["errors"], batch.confirmed_by, School.objects.count()) == ([], cautious_expert, 0)
    faulty = school_workbook(school_row("2"), school_row("3", students="ده"))
    answer, status = apply(faulty, "--as", "cautious_expert")
    assert (status, answer["state"]) == (1, "checked")
    answer, status = apply(faulty, "--as", "cautious_expert", "--leave-out-errors")
    assert (status, answer["state"], ImportBatch.objects.latest("pk").leave_out_errors) == (1, "awaiting", True)
