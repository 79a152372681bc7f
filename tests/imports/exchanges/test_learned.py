"""A file with an unknown heading or value is refused, and read after an administrator has added the synonym."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imports.models import ImportBatch, Synonym
from imports.services.check_workbook import Checked
from organisation.models import District, User
from tests.builders.schools import HEADINGS, school_row
from tests.builders.staged import staged
from tests.builders.workbooks import sheet, workbook

UNKNOWN = "شناسنامه آموزشی واحد"
VALUE = "پیش‌دبستانی و دبستان"


def headed(heading: str, *rows: list[object]) -> bytes:
    """A workbook of schools whose column of codes has another heading."""
    return workbook(sheet([heading if text == "کد مدرسه" else text for text in HEADINGS], rows))


def test_a_heading_is_read_from_the_next_check_on(
    looked_at: Callable[..., Checked], yazd_district: District, hq_expert: User
) -> None:
    data = headed("شناسنامه‌آموزشي  واحد:", school_row("01234567"))
    before = looked_at(data, by=hq_expert).found
    assert before.outcome == "reject"
    assert before.failure
    assert before.failure[0] == "missing_column"
    Synonym.objects.create(kind="schools", field="code", words=UNKNOWN)
    after = looked_at(data, by=hq_expert)
    assert (after.found.outcome, after.found.counts["new"]) == ("ok", 1)
    assert after.rows.records[0]["code"] == "01234567"


def test_a_value_is_read_from_the_next_check_on(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    data = workbook(sheet(HEADINGS, [school_row("01234567", stage=VALUE)]))
    before = checked(data, by=yazd_head)
    assert [issue.code for issue in before.issues.all()] == ["bad_choice"]
    Synonym.objects.create(kind="schools", field="stage", choice="primary", words="پيش دبستانی و دبستان")
    after = checked(data, by=yazd_head)
    assert after.outcome == "ok"
    assert staged(after)[0].typed["stage"] == "primary"


def test_a_synonym_of_another_kind_does_not_count(looked_at: Callable[..., Checked], yazd_district: District) -> None:
    Synonym.objects.create(kind="safety", field="code", words=UNKNOWN)
    assert looked_at(headed(UNKNOWN, school_row())).found.outcome == "reject"


def test_a_declared_heading_wins_over_an_added_one(looked_at: Callable[..., Checked], yazd_district: District) -> None:
    """As after a new version of the program that declares what somebody had added for another column."""
    Synonym.objects.create(kind="schools", field="code", words="مقطع")
    Synonym.objects.create(kind="schools", field="stage", choice="upper", words="ابتدایی")
    found = looked_at(headed("کد مدرسه", school_row("01234567")))
    assert found.found.outcome == "ok"
    assert (found.rows.records[0]["code"], found.rows.records[0]["stage"]) == ("01234567", "primary")


def test_synonyms_cost_no_query_a_row(looked_at: Callable[..., Checked], yazd_district: District) -> None:
    Synonym.objects.create(kind="schools", field="stage", choice="primary", words=VALUE)
    data = workbook(sheet(HEADINGS, [school_row(str(number), stage=VALUE) for number in range(1, 60)]))
    with CaptureQueriesContext(connection) as asked:
        assert looked_at(data).found.counts["new"] == 59
    assert sum("imports_synonym" in query["sql"] for query in asked.captured_queries) <= 2


@pytest.mark.django_db
def test_the_command_line_reads_them_too(
    tmp_path: Path, yazd_district: District, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "schools.xlsx"
    path.write_bytes(headed(UNKNOWN, school_row("01234567")))
    with pytest.raises(SystemExit):
        call_command("check_workbook", "schools", str(path))
    assert '"missing_column"' in capsys.readouterr().out
    Synonym.objects.create(kind="schools", field="code", words=UNKNOWN)
    call_command("check_workbook", "schools", str(path))
    assert '"outcome": "ok"' in capsys.readouterr().out


def test_what_a_file_was_judged_by_is_another_after_a_synonym(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    """Or else the same file, sent again, would be answered by its earlier batch without being read."""
    data = workbook(sheet(HEADINGS, [school_row("01234567")]))
    before = checked(data, by=yazd_head)
    assert checked(data, by=yazd_head).mark == before.mark
    Synonym.objects.create(kind="schools", field="stage", choice="primary", words=VALUE)
    assert checked(data, by=yazd_head).mark != before.mark
