import json
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook

WORDS = ("--as", "yazd_head", "--option", "academic_year=98-97")


def run(path: Path, out: Path) -> None:
    with pytest.raises(SystemExit, match="1"):
        call_command("check_workbook", "schools", str(path), *WORDS, "--annotated", str(out), stdout=StringIO())


def test_the_marked_workbook_is_written_beside_the_answer(
    tmp_path: Path, yazd_district: District, yazd_head: User
) -> None:
    path, out = tmp_path / "x.xlsx", tmp_path / "out.xlsx"
    path.write_bytes(school_workbook(school_row("1"), school_row("2", students="ده")))
    run(path, out)
    book = openpyxl.load_workbook(out)
    assert book["Sheet1"]["K3"].comment is not None
    assert book["خطاها"]["B5"].value == "K3"
    assert "ArzyabBatch" not in book.custom_doc_props.names


def test_a_sound_file_has_nothing_to_mark(tmp_path: Path, yazd_district: District, yazd_head: User) -> None:
    path, out, answer = tmp_path / "x.xlsx", tmp_path / "out.xlsx", StringIO()
    path.write_bytes(school_workbook(school_row("1")))
    call_command("check_workbook", "schools", str(path), *WORDS, "--annotated", str(out), stdout=answer)
    assert json.loads(answer.getvalue())["outcome"] == "ok"
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_a_usage_error(
    tmp_path: Path, yazd_district: District, yazd_head: User
) -> None:
    path, out = tmp_path / "x.xlsx", tmp_path / "missing" / "out.xlsx"
    path.write_bytes(school_workbook(school_row("1", students="ده")))
    with pytest.raises(CommandError) as error:
        call_command("check_workbook", "schools", str(path), *WORDS, "--annotated", str(out), stdout=StringIO())
    assert error.value.returncode == 2
