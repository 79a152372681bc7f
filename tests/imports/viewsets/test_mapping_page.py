"""The screen of the mapping, as its form sends it: sheets, heading rows, columns, and what is refused where."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from imports.jobs import run_batch
from imports.models import ImportBatch, MappingProfile, MappingSource, State
from organisation.models import District, User
from persian.templatetags.persian import jalali
from tests.builders.schools import HEADINGS, school_row
from tests.builders.workbooks import sheet, workbook
from tests.imports.viewsets.conftest import words

ODD = tuple("کدینگ سما" if text == "کد مدرسه" else text for text in HEADINGS)
Checked = Callable[..., ImportBatch]


@pytest.fixture
def refused(checked: Checked, yazd_district: District, yazd_head: User) -> ImportBatch:
    """A file whose heading of codes was not recognised, beside a hidden sheet and a guide."""
    sheets = (
        sheet(ODD, [school_row("1"), school_row("2")], titles=["فهرست مدارس استان یزد"], name="مدارس"),
        sheet(ODD, [school_row("9")], name="بایگانی", state="hidden"),
        sheet(["ستون", "شرح"], [["کد", "هشت رقم"]], name="راهنما"),
    )
    batch = checked(workbook(*sheets), by=yazd_head, name="فروردین.xlsx")
    assert batch.state == State.REFUSED
    return batch


def address(batch: ImportBatch) -> str:
    return f"/admin/imports/batches/{batch.pk}/mapping/"


def form_of(response: Any) -> dict[str, str]:
    """Return what the browser would send of the page's form, untouched."""
    form = BeautifulSoup(response.content, "html.parser").select_one("form.mapping")
    assert form is not None
    sent = {}
    for control in form.select("input, select"):
        kind = control.get("type")
        if control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            sent[str(control["name"])] = str(chosen["value"]) if chosen else ""
        elif kind not in {"radio", "checkbox"} or control.has_attr("checked"):
            sent[str(control["name"])] = str(control.get("value", "on"))
    return sent


def section(response: Any, place: int = 0) -> str:
    found = BeautifulSoup(response.content, "html.parser").select_one(f"#sheet-{place}")
    assert found is not None
    for hidden in found.select("[hidden]"):
        hidden.decompose()
    return " ".join(found.get_text(" ").split())


def test_the_page_of_a_refused_file_leads_here_first(head: Client, refused: ImportBatch) -> None:
    page = head.get(f"/admin/imports/batches/{refused.pk}/")
    links = BeautifulSoup(page.content, "html.parser").select(".exchange-panel--critical a.button")
    assert [link.get_text(strip=True) for link in links] == ["برگزیدن برگه، سرستون و ستون‌ها", "ارسال فایل اصلاح‌شده"]
    assert links[0]["href"] == address(refused)


def test_sheets_lines_columns_samples_and_what_is_missing(head: Client, refused: ImportBatch) -> None:
    page = head.get(address(refused))
    sent = form_of(page)
    assert (sent["row-0"], sent["shown-0"], sent["field-0-C"]) == ("2", "2", "name")
    assert ("read-0" in sent, "read-1" in sent, "read-2" in sent, sent["field-0-B"]) == (True, False, False, "")
    first = section(page)
    assert "کدینگ سما" in first
    assert "برای «کد واحد آموزشی» ستونی برگزیده نشده است" in first
    assert "برای «نام واحد آموزشی» ستونی" not in first
    assert "نام واحد آموزشی (لازم)" in first
    assert "در اکسل پنهان است" in section(page, 1)
    assert "به نامش راهنماست" in section(page, 2)
    assert "بایگانی" not in sent.values()


def test_one_choice_and_the_file_is_read(head: Client, refused: ImportBatch) -> None:
    answer = head.post(address(refused), {**form_of(head.get(address(refused))), "field-0-B": "code", "act": "save"})
    assert answer["Location"] == f"/admin/imports/batches/{refused.pk}/"
    run_batch.call(refused.pk)
    batch = ImportBatch.objects.get(pk=refused.pk)
    assert (batch.state, batch.counts["new"], batch.mapping_source) == (State.CHECKED, 2, MappingSource.PERSON)
    page = words(head.get(answer["Location"]))
    assert "برگه‌ها، سرستون و ستون‌ها را yazd_head برگزیده است." in page


def test_another_heading_row_shows_its_columns_and_settles_nothing(head: Client, refused: ImportBatch) -> None:
    sent = {**form_of(head.get(address(refused))), "row-0": "1", "act": "show"}
    page = head.post(address(refused), sent)
    shown = form_of(page)
    assert (page.status_code, shown["row-0"], shown["shown-0"], shown["field-0-C"]) == (200, "1", "1", "")
    assert "نام واحد آموزشی" in section(page)
    saved = head.post(address(refused), {**sent, "act": "save"})
    assert saved.status_code == 200
    assert "سرستون یا برگه‌ها تغییر کرد" in words(saved)
    assert ImportBatch.objects.get(pk=refused.pk).state == State.REFUSED


def test_a_heading_of_two_rows(head: Client, checked: Checked, yazd_district: District, yazd_head: User) -> None:
    upper = ["", "شناسه", *[""] * 9]
    lower = ["ردیف", "سما", *HEADINGS[2:]]
    batch = checked(workbook(sheet([upper, lower], [school_row("1")])), by=yazd_head)
    sent = form_of(head.get(address(batch)))
    page = head.post(address(batch), {**sent, "row-0": "1", "two-0": "on", "act": "show"})
    assert "شناسه سما" in section(page)
    head.post(address(batch), {**form_of(page), "field-0-B": "code", "act": "save"})
    batch = ImportBatch.objects.get(pk=batch.pk)
    assert (batch.mapping[0]["header_rows"], batch.mapping[0]["columns"]["C"]) == ([1, 2], "name")
    run_batch.call(batch.pk)
    assert ImportBatch.objects.get(pk=batch.pk).counts["new"] == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "برای «کد واحد آموزشی» ستونی برگزیده نشده است"),
        ({"field-0-A": "name"}, "«نام واحد آموزشی» برای چند ستون برگزیده شده است: A، C"),
        ({"field-0-B": "<b>"}, "«<b>» فیلد این نوع فایل نیست"),
        ({"row-0": "77", "shown-0": "77"}, "ردیف ۷۷ در این برگه نیست"),
        ({"row-0": ""}, "ردیف سرستون برگزیده نشده است"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_control(
    change: dict[str, str], said: str, head: Client, refused: ImportBatch
) -> None:
    answer = head.post(address(refused), {**form_of(head.get(address(refused))), **change, "act": "save"})
    assert answer.status_code == 200
    assert said in section(answer)
    assert "نگاشت ذخیره نشد" in words(answer)
    batch = ImportBatch.objects.get(pk=refused.pk)
    assert (batch.state, batch.mapping) == (State.REFUSED, [])


def test_no_sheet_at_all(head: Client, refused: ImportBatch) -> None:
    sent = form_of(head.get(address(refused)))
    del sent["read-0"]
    assert "دست‌کم یک برگه" in words(head.post(address(refused), {**sent, "act": "save"}))


def test_a_hidden_sheet_cannot_be_forced(head: Client, refused: ImportBatch) -> None:
    sent = {**form_of(head.get(address(refused))), "field-0-B": "code", "read-1": "on", "row-1": "1", "shown-1": "1"}
    head.post(address(refused), {**sent, "act": "save"})
    assert [table["sheet"] for table in ImportBatch.objects.get(pk=refused.pk).mapping] == ["مدارس"]


def test_another_sheet_is_shown_before_it_is_read(head: Client, refused: ImportBatch) -> None:
    sent = {**form_of(head.get(address(refused))), "field-0-B": "code", "read-2": "on", "act": "save"}
    page = head.post(address(refused), sent)
    shown = form_of(page)
    assert (shown["field-0-B"], shown["shown-2"], shown["field-2-A"]) == ("code", "1", "")
    assert ImportBatch.objects.get(pk=refused.pk).mapping == []


def test_the_next_file_says_that_it_was_read_from_memory_and_how_to_forget(
    head: Client, refused: ImportBatch, checked: Checked, yazd_head: User
) -> None:
    head.post(address(refused), {**form_of(head.get(address(refused))), "field-0-B": "code", "act": "save"})
    run_batch.call(refused.pk)
    batch = checked(workbook(sheet(ODD, [school_row("3")])), by=yazd_head)
    page = head.get(f"/admin/imports/batches/{batch.pk}/")
    profile = MappingProfile.objects.get()
    day = jalali(timezone.localtime(profile.settled_at))
    assert f"نگاشت به یاد مانده از فایل «فروردین.xlsx» در تاریخ {day} به کار رفت." in words(page)
    forget = f"/admin/snippets/imports/mappingprofile/delete/{profile.pk}/"
    assert forget in page.content.decode()
    listing = words(head.get("/admin/snippets/imports/mappingprofile/"))
    assert "فروردین.xlsx" in listing
    assert "کدینگ سما: کد واحد آموزشی" in listing
    head.post(forget)
    assert not MappingProfile.objects.exists()
    assert forget not in head.get(f"/admin/imports/batches/{batch.pk}/").content.decode()


def test_back_to_the_proposed_mapping(head: Client, refused: ImportBatch) -> None:
    assert f"{address(refused)}reset/" not in head.get(address(refused)).content.decode()
    head.post(address(refused), {**form_of(head.get(address(refused))), "field-0-B": "code", "act": "save"})
    run_batch.call(refused.pk)
    assert f"{address(refused)}reset/" in head.get(address(refused)).content.decode()
    assert head.get(f"{address(refused)}reset/").status_code == 405
    head.post(f"{address(refused)}reset/")
    run_batch.call(refused.pk)
    batch = ImportBatch.objects.get(pk=refused.pk)
    assert (batch.state, batch.mapping, batch.mapping_source) == (State.REFUSED, [], MappingSource.FOUND)


def test_a_batch_that_runs_or_is_done_leads_back_in_words(head: Client, refused: ImportBatch) -> None:
    ImportBatch.objects.filter(pk=refused.pk).update(state=State.APPLIED)
    answer = head.get(address(refused), follow=True)
    assert answer.redirect_chain == [(f"/admin/imports/batches/{refused.pk}/", 302)]
    assert "شیوه خواندن این فایل را اکنون نمی‌توان تغییر داد" in words(answer)


def test_a_foreign_province_neither_sees_nor_uses_it(
    refused: ImportBatch, head: Client, gilan_head: User, checked: Checked, sign_in: Callable[[User], Client]
) -> None:
    head.post(address(refused), {**form_of(head.get(address(refused))), "field-0-B": "code", "act": "save"})
    run_batch.call(refused.pk)
    gilan = sign_in(gilan_head)
    for path in (address(refused), f"{address(refused)}reset/"):
        assert gilan.get(path).status_code == 404
        assert gilan.post(path, {"act": "save"}).status_code == 404
    assert "فروردین" not in words(gilan.get("/admin/snippets/imports/mappingprofile/"))
    assert checked(workbook(sheet(ODD, [school_row("3")])), by=gilan_head).state == State.REFUSED


def test_the_list_is_empty_in_words_and_has_no_way_to_add(head: Client, hq_admin: User, sign_in: Any) -> None:
    page = head.get("/admin/snippets/imports/mappingprofile/")
    assert "/admin/snippets/imports/mappingprofile/add/" not in page.content.decode()
    admin = sign_in(hq_admin)
    assert "/mappingprofile/add/" not in admin.get("/admin/snippets/imports/mappingprofile/").content.decode()
    assert admin.get("/admin/snippets/imports/mappingprofile/add/")["Location"] == "/admin/"


def test_a_workbook_of_many_wide_sheets_is_mapped_in_one_form(
    head: Client, checked: Checked, yazd_district: District, yazd_head: User
) -> None:
    wide = [*ODD, *(f"ستون {number}" for number in range(30))]
    sheets = (sheet(wide, [school_row(str(number))], name=f"برگه {number}") for number in range(24))
    batch = checked(workbook(*sheets), by=yazd_head, name="پهن.xlsx")
    sent = form_of(head.get(address(batch)))
    assert len(sent) > 1000
    sent["field-0-B"] = "code"
    assert head.post(address(batch), {**sent, "act": "save"}).status_code in {200, 302}
