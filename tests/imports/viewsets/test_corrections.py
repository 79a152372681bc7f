"""Correcting cells on the page, and what the page then says of it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from imports.jobs import run_batch
from imports.models import ImportBatch, State
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.imports.viewsets.conftest import words


def address(batch: ImportBatch, tail: str = "") -> str:
    return f"/admin/imports/batches/{batch.pk}/{tail}"


def form_of(client: Client, batch: ImportBatch, query: str = "") -> dict[str, str]:
    """What the browser would send of the form of corrections if nothing were changed."""
    html = client.get(address(batch, query)).content.decode()
    form = html[html.index("data-corrections ") : html.index("</form>", html.index("data-corrections "))]
    sent = dict(re.findall(r'name="(was-\d+)" value="([^"]*)"', form))
    sent |= dict(re.findall(r'<input type="text" name="(cell-\d+)" value="([^"]*)"', form))
    sent |= dict(re.findall(r'<select name="(cell-\d+)".*?<option value="([^"]*)"', form, re.DOTALL))
    return sent


def field(batch: ImportBatch, cell: str) -> str:
    return f"cell-{batch.issues.get(cell=cell).pk}"


def worked(batch: ImportBatch) -> ImportBatch:
    run_batch.call(batch.pk)
    return ImportBatch.objects.get(pk=batch.pk)


@pytest.fixture
def batch(checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User) -> ImportBatch:
    """A sound row, and faults of three kinds: a number, a choice nearly right, a province nearly right."""
    rows = [school_row("1"), school_row("2", students="ده"), school_row("3", stage="ابتداا")]
    return checked(school_workbook(*rows, school_row("4", province="یزدد")), by=yazd_head)


def test_several_cells_are_saved_with_one_button(head: Client, batch: ImportBatch) -> None:
    sent = form_of(head, batch) | {field(batch, "K3"): "۱۰", field(batch, "F4"): "ابتدایی"}
    answer = head.post(address(batch, "correct/?show=refused&p=1"), sent)
    assert answer["Location"] == address(batch, "?p=1#rows")
    assert batch.corrected_cells.count() == 2
    batch = worked(batch)
    assert (batch.counts["new"], batch.counts["refused"]) == (3, 1)
    text = words(head.get(address(batch)))
    assert "۲ خانه اصلاح شد و فایل دوباره بررسی می‌شود." in text
    assert "خانه‌هایی که در این صفحه اصلاح شدند: ۲" in text
    assert "Sheet1 K3 تعداد دانش آموزان ده ۱۰ yazd_head" in text


def test_a_choice_is_chosen_from_its_words(head: Client, batch: ImportBatch) -> None:
    html = head.get(address(batch)).content.decode()
    select = html[html.index(f'<select name="{field(batch, "F4")}"') :]
    options = re.findall(r'<option value="([^"]*)"', select[: select.index("</select>")])
    assert options[0] == "ابتداا"
    assert {"ابتدایی", "متوسطه اول", "استثنایی"} <= set(options)


def test_a_suggestion_is_one_press_away_without_a_script_too(head: Client, batch: ImportBatch) -> None:
    html = head.get(address(batch)).content.decode()
    buttons = dict(re.findall(r'name="take" value="([\d:]+)" data-cell-suggestion="([^"]*)"', html))
    pressed = next(value for value, word in buttons.items() if word == "یزد")
    head.post(address(batch, "correct/"), form_of(head, batch) | {"take": pressed})
    assert [(cell.cell, cell.text) for cell in batch.corrected_cells.all()] == [("D5", "یزد")]


@pytest.mark.parametrize("take", ["", "x", "1:2:3", "9999999999999999999999:0", "0:0", "-1:0"])
def test_a_made_up_suggestion_changes_nothing(head: Client, batch: ImportBatch, take: str) -> None:
    answer = head.post(address(batch, "correct/"), form_of(head, batch) | {"take": take})
    assert "هیچ مقداری تغییر نکرده است" in words(answer)
    assert not batch.corrected_cells.exists()


def test_what_cannot_be_saved_is_shown_again_as_it_was_typed(head: Client, batch: ImportBatch) -> None:
    sent = form_of(head, batch) | {field(batch, "K3"): "۱۰", field(batch, "D5"): "یز\x0bد"}
    answer = head.post(address(batch, "correct/?show=refused"), sent)
    assert "برگه «Sheet1»، خانه D5: متن نویسه‌ای دارد که در خانه جا نمی‌گیرد" in words(answer)
    assert f'name="{field(batch, "K3")}" value="۱۰"' in answer.content.decode()
    assert not batch.corrected_cells.exists()
    batch.refresh_from_db()
    assert batch.state == State.CHECKED
    assert head.get(address(batch, "correct/?show=refused"))["Location"] == address(batch, "?show=refused#rows")


def test_a_form_of_an_earlier_check_is_not_taken(head: Client, batch: ImportBatch) -> None:
    sent = form_of(head, batch) | {field(batch, "K3"): "10"}
    head.post(address(batch, "correct/"), sent)
    batch = worked(batch)
    assert "در این میان دوباره بررسی شد" in words(head.post(address(batch, "correct/"), sent | {}))


def test_one_or_all_corrections_are_taken_back(head: Client, batch: ImportBatch) -> None:
    head.post(address(batch, "correct/"), {field(batch, "K3"): "10", field(batch, "F4"): "ابتدایی"})
    batch = worked(batch)
    one = batch.corrected_cells.get(cell="K3")
    assert head.post(address(batch, "restore/"), {"cell": str(one.pk)})["Location"] == address(batch)
    batch = worked(batch)
    assert [cell.cell for cell in batch.corrected_cells.all()] == ["F4"]
    assert "اصلاح ۱ خانه کنار گذاشته می‌شود" in words(head.get(address(batch, "restore/")))
    head.post(address(batch, "restore/"), {"cell": "nonsense"})
    assert batch.corrected_cells.count() == 1
    head.post(address(batch, "restore/"))
    batch = worked(batch)
    assert not batch.corrected_cells.exists()
    assert batch.counts["refused"] == 3
    assert head.get(address(batch, "restore/"))["Location"] == address(batch)


def test_the_result_keeps_the_list_and_takes_nothing_back(
    head: Client, batch: ImportBatch, sign_in: Callable[[User], Client], hq_editor: User
) -> None:
    sent = {field(batch, "K3"): "10", field(batch, "F4"): "ابتدایی", field(batch, "D5"): "یزد"}
    head.post(address(batch, "correct/"), sent)
    batch = worked(batch)
    head.post(address(batch, "apply/"))
    batch = worked(batch)
    assert batch.state == State.APPLIED
    text = words(head.get(address(batch)))
    assert "خانه‌هایی که در این صفحه اصلاح شدند: ۳" in text
    assert "بازگرداندن" not in text
    assert "خانه‌هایی که در این صفحه اصلاح شدند: ۳" in words(sign_in(hq_editor).get(address(batch)))


def test_a_file_of_which_every_row_is_faulty_is_corrected_too(
    head: Client, checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("2", students="ده")), by=yazd_head)
    assert batch.state == State.REFUSED
    head.post(address(batch, "correct/"), form_of(head, batch) | {field(batch, "K2"): "10"})
    assert worked(batch).counts["new"] == 1


def test_who_only_reads_has_no_inputs(
    sign_in: Callable[[User], Client], hq_editor: User, gilan_head: User, batch: ImportBatch
) -> None:
    reader = sign_in(hq_editor)
    html = reader.get(address(batch)).content.decode()
    assert "data-corrections" not in html
    assert "ابتداا" in html
    for client, codes in ((reader, {302}), (sign_in(gilan_head), {404})):
        for tail in ("correct/", "restore/", "days/"):
            assert client.post(address(batch, tail), {field(batch, "K3"): "10"}).status_code in codes
    assert not batch.corrected_cells.exists()


def test_long_and_hostile_values_are_shown_as_they_are(
    head: Client, checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    attack = '"><script>alert(1)</script>'
    batch = checked(school_workbook(school_row("1", name="د" * 500), school_row("2", students=attack)), by=yazd_head)
    html = head.get(address(batch)).content.decode()
    assert "تنها آغاز متن خانه نشان داده شده است" in html
    assert attack not in html
    sent: dict[str, Any] = {field(batch, "K3"): attack + "x"}
    head.post(address(batch, "correct/"), sent)
    assert attack not in head.get(address(worked(batch))).content.decode()
