import hashlib
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from msoffcrypto.format.ooxml import OOXMLFile

from organisation.models import District, User
from tests.builders.parts import packed, unpacked
from tests.builders.schools import school_row, school_workbook

KEYS = {
    *("kind", "file", "sha256", "batch", "options", "outcome", "sheets", "counts"),
    *("notices", "errors", "questions", "creates"),
}


def checksums() -> dict[str, str]:
    """A digest of every table."""
    sums = {}
    for model in (model for model in apps.get_models(include_auto_created=True) if model._meta.managed):
        table = connection.ops.quote_name(model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            sums[table] = hashlib.sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()
    return sums


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., tuple[dict[str, Any], int]]:
    """Run the command on some bytes; returns its answer and exit status."""

    def run(data: bytes, *words: str, kind: str = "schools", name: str = "x.xlsx") -> tuple[dict[str, Any], int]:
        path = tmp_path / name
        path.write_bytes(data)
        out, status = StringIO(), 0
        try:
            call_command("check_workbook", kind, str(path), *words, stdout=out)
        except SystemExit as end:
            status = int(end.code or 0)
        return json.loads(out.getvalue()), status

    return run


def test_the_answer_of_a_sound_file(check: Any, yazd_district: District, yazd_head: User) -> None:
    data = school_workbook(school_row("1"))
    answer, status = check(data, "--as", "yazd_head", "--option", "academic_year=98-97", "--records")
    assert status == 0
    assert answer.keys() == KEYS | {"records"}
    assert (answer["outcome"], answer["batch"], answer["errors"]) == ("ok", None, [])
    assert answer["sha256"] == hashlib.sha256(data).hexdigest()
    assert answer["counts"] == {"rows": 1, "new": 1, "changed": 0, "same": 0, "skipped": 0, "refused": 0}
    assert answer["sheets"][0]["columns"]["کد مدرسه"] == "code"
    assert answer["sheets"][0]["ignored"] == ["ردیف"]
    assert answer["records"][0]["province"] == "yazd"


def test_five_wrong_rows_are_five_sentences_and_nothing_is_written(
    check: Any, yazd_district: District, yazd_head: User
) -> None:
    before = checksums()
    faults = (
        {"stage": "نامعلوم"},
        {"manager_nid": "0010350828"},
        {"students": "ده"},
        {"province": "گیلان"},
        {"district": "ناکجا"},
    )
    rows = [school_row(str(number), **fault) for number, fault in enumerate(faults, start=1)]
    answer, status = check(school_workbook(school_row("9"), *rows), "--as", "yazd_head")
    assert (status, answer["outcome"], answer["counts"]["refused"]) == (1, "partial", 5)
    assert [error["row"] for error in answer["errors"]] == [3, 4, 5, 6, 7]
    assert [error["code"] for error in answer["errors"]] == [
        "bad_choice",
        "invalid_national_code",
        "not_a_number",
        "outside_scope",
        "unknown_district",
    ]
    for error in answer["errors"]:
        assert error["message"].startswith(
            f"برگه «Sheet1»، ردیف {'۳۴۵۶۷'[error['row'] - 3]}، ستون «{error['column']}»: "
        )
        assert "…" not in error["message"]
    assert checksums() == before


def bad_files() -> dict[str, tuple[bytes, str]]:
    """Files that cannot be read, and the code of the refusal."""
    good = school_workbook(school_row("1"))
    protected = BytesIO()
    OOXMLFile(BytesIO(good)).encrypt("password", protected)
    broken = unpacked(good) | {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}
    return {
        "empty": (b"", "empty_file"),
        "pdf": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "wrong_type"),
        "truncated": (good[: len(good) // 2], "unreadable_file"),
        "broken": (packed(broken), "unreadable_file"),
        "protected": (protected.getvalue(), "encrypted_file"),
    }


@pytest.mark.parametrize("name", bad_files())
def test_a_file_that_cannot_be_read_is_one_persian_sentence(check: Any, reference_data: None, name: str) -> None:
    before = checksums()
    data, code = bad_files()[name]
    answer, status = check(data)
    assert (status, answer["outcome"]) == (1, "reject")
    assert [error["code"] for error in answer["errors"]] == [code]
    assert answer["errors"][0]["message"].endswith(".")
    assert any("آ" <= letter <= "ی" for letter in answer["errors"][0]["message"])
    assert checksums() == before


def test_who_may_not_import_is_refused(check: Any, reference_data: None, hq_editor: User) -> None:
    answer, status = check(school_workbook(school_row("1")), "--as", "hq_editor")
    assert (status, answer["errors"][0]["code"]) == (1, "not_allowed")


@pytest.mark.parametrize(
    "words",
    [
        ("schools", "none.xlsx"),
        ("schools", __file__, "--as", "nobody"),
        ("schools", __file__, "--option", "round"),
        ("letters", __file__),
    ],
)
def test_usage_errors_end_with_status_two(db: None, words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as error:
        call_command("check_workbook", *words)
    assert error.value.returncode == 2 or "invalid choice" in str(error.value)
