"""`--mapping` of check_workbook and apply_workbook: what it reads, and what it refuses as a usage error."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from imports.models import ImportBatch, MappingProfile, MappingSource
from organisation.models import District, User
from tests.builders.schools import HEADINGS, school_row
from tests.builders.workbooks import sheet, workbook

ODD = [f"ستون {number}" for number in range(len(HEADINGS))]
NAMES = ("code", "name", "province", "district", "stage", "gender", "ownership", "manager", "manager_nid", "students")
COLUMNS = dict(zip("BCDEFGHIJK", NAMES, strict=True))
WORD = "Sheet1:2:" + ",".join(f"{letter}={name}" for letter, name in COLUMNS.items())
Run = Callable[..., tuple[dict[str, Any], int]]


@pytest.fixture
def run(tmp_path: Path, yazd_district: District) -> Run:
    """Run a command on a file whose headings nobody knows."""

    def call(command: str, *words: str, code: str = "1") -> tuple[dict[str, Any], int]:
        path = tmp_path / "نامعلوم.xlsx"
        path.write_bytes(workbook(sheet(ODD, [school_row(code)], titles=["عنوان"])))
        out, status = StringIO(), 0
        try:
            call_command(command, "schools", str(path), *words, "--as", "yazd_head", stdout=out)
        except SystemExit as end:
            status = int(end.code or 0)
        return json.loads(out.getvalue()), status

    return call


def test_without_it_the_headings_are_unknown_and_with_it_the_file_is_read(run: Run, yazd_head: User) -> None:
    answer, status = run("check_workbook")
    assert (answer["outcome"], answer["errors"][0]["code"], status) == ("reject", "no_header", 1)
    answer, status = run("check_workbook", "--mapping", WORD)
    assert (answer["outcome"], answer["counts"]["new"], status) == ("ok", 1, 0)
    assert answer["sheets"][0]["header_rows"] == [2]
    assert not MappingProfile.objects.exists()


def test_a_json_file_says_the_same(run: Run, yazd_head: User, tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps([{"sheet": "Sheet1", "header_rows": [2], "columns": COLUMNS}]), "utf-8")
    assert run("check_workbook", "--mapping", f"@{path}")[0]["outcome"] == "ok"


def test_applying_remembers_it(run: Run, yazd_head: User) -> None:
    answer, status = run("apply_workbook", "--mapping", WORD)
    assert (answer["outcome"], status) == ("ok", 0)
    batch = ImportBatch.objects.get(pk=answer["batch"])
    assert (batch.mapping_source, batch.mapped_by) == (MappingSource.PERSON, yazd_head)
    assert batch.mapping == [{"sheet": "Sheet1", "header_rows": [2], "columns": COLUMNS}]
    answer, status = run("check_workbook", code="2")
    assert (answer["outcome"], status) == ("ok", 0)
    assert answer["mapping"][0]["profile"] == MappingProfile.objects.get().pk


def test_a_sheet_that_is_not_there_is_an_error_of_the_file(run: Run, yazd_head: User) -> None:
    answer, status = run("check_workbook", "--mapping", WORD.replace("Sheet1", "نیست"))
    assert (answer["outcome"], answer["errors"][0]["code"], status) == ("reject", "sheet_missing", 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Sheet1"], "is no mapping"),
        (["Sheet1:x:A=code"], "is no mapping"),
        (["Sheet1:1:A"], "is no mapping"),
        (["Sheet1:0:A=code"], "one row, or two"),
        (["Sheet1:1-3:A=code"], "one row, or two"),
        (["Sheet1:1:A=code,a=name"], "names a column twice"),
        (["Sheet1:1:A1=code"], "no column 'A1'"),
        (["Sheet1:1:A=phone"], "no field 'phone'; it has code, name"),
        (["Sheet1:1:A=code,B=code"], "two columns of 'Sheet1': A and B"),
        (["Sheet1:1:A=code", "Sheet1:2:A=code"], "each sheet once"),
        (["@/nowhere.json"], "cannot be read"),
    ],
)
def test_usage_errors(words: list[str], said: str, run: Run, yazd_head: User) -> None:
    arguments = [part for word in words for part in ("--mapping", word)]
    for command in ("check_workbook", "apply_workbook"):
        with pytest.raises(CommandError, match=said) as error:
            run(command, *arguments)
        assert error.value.returncode == 2
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", "[1]", '[{"sheet": "x", "header_rows": "1", "columns": {}}]'])
def test_a_json_file_that_holds_none(text: str, run: Run, yazd_head: User, tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(text, "utf-8")
    with pytest.raises(CommandError, match="--mapping") as error:
        run("check_workbook", "--mapping", f"@{path}")
    assert error.value.returncode == 2
