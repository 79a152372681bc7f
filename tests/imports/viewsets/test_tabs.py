"""Tabs, filters of issues and what is said of skipped lines."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from imports.models import ImportBatch
from organisation.models import District, User
from tests.builders.schools import HEADINGS, school_row
from tests.builders.workbooks import sheet, workbook
from tests.imports.viewsets.conftest import words


@pytest.fixture
def batch(checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User) -> ImportBatch:
    """Two sheets with faults of two kinds, a repeated row on either, blank lines, a total and a note."""
    first = [
        school_row("1"),
        school_row("1"),
        [None] * len(HEADINGS),
        [None] * len(HEADINGS),
        school_row("2", students="ده"),
        school_row("3", students="بیست"),
        ["جمع کل", *[None] * 9, 240],
    ]
    second = [school_row("4", stage="نامعلوم"), school_row("1"), school_row("5", students="سی")]
    note = [["تهیه کننده: کارشناس آمار", *[None] * 10]]
    return checked(workbook(sheet(HEADINGS, first, name="الف"), sheet(HEADINGS, second + note, name="ب")), by=yazd_head)


def page(client: Client, batch: ImportBatch, query: str) -> str:
    return client.get(f"/admin/imports/batches/{batch.pk}/{query}").content.decode()


def chips(html: str) -> list[tuple[str, str, bool]]:
    """The filters that are offered: label, number, whether it is the present one."""
    found = re.findall(
        r'<a href="[^"]*show=refused[^"]*"( aria-current="true")?><bdi>([^<]*)</bdi> <span[^>]*>([^<]*)</span>', html
    )
    return [(label, number, bool(current)) for current, label, number in found]


def shown_cells(html: str) -> list[str]:
    return re.findall(r'<bdi dir="ltr">([A-Z]+\d+)</bdi>', html)


def test_issues_are_filtered_by_rule_and_by_sheet(head: Client, batch: ImportBatch) -> None:
    html = page(head, batch, "?show=refused")
    assert chips(html) == [
        ("همه", "۴", True),
        ("عدد نیست", "۳", False),
        ("مقدار ناشناخته", "۱", False),
        ("همه برگه‌ها", "۴", True),
        ("الف", "۲", False),
        ("ب", "۲", False),
    ]
    html = page(head, batch, "?show=refused&code=not_a_number")
    assert shown_cells(html) == ["K6", "K7", "K4"]
    assert ("ب", "۱", False) in chips(html)
    html = page(head, batch, "?show=refused&code=not_a_number&sheet=ب")
    assert shown_cells(html) == ["K4"]
    assert ("مقدار ناشناخته", "۱", False) in chips(html)


@pytest.mark.parametrize("query", ["code=nonsense", "sheet=نیست", "code=&sheet=", "code=not_a_number'--"])
def test_an_unknown_filter_is_none(head: Client, batch: ImportBatch, query: str) -> None:
    assert len(shown_cells(page(head, batch, f"?show=refused&{query}"))) == 4


def test_one_kind_of_issue_needs_no_filter(head: Client, yazd_batch: ImportBatch) -> None:
    yazd_batch.issues.exclude(code="not_a_number").delete()
    assert chips(page(head, yazd_batch, "?show=refused")) == []


def test_skipped_rows_say_which_row_they_repeat(head: Client, batch: ImportBatch) -> None:
    assert batch.counts["skipped"] == 2
    text = words(head.get(f"/admin/imports/batches/{batch.pk}/?show=skipped"))
    assert "الف ۳ تکرار کامل ردیف ۲ است." in text
    assert "ب ۳ تکرار کامل ردیف ۲ از برگه «الف» است." in text


def test_lines_that_are_no_rows_are_named_with_their_reason(head: Client, batch: ImportBatch) -> None:
    text = words(head.get(f"/admin/imports/batches/{batch.pk}/?show=skipped"))
    assert "الف خط‌های خالی ۲ ۴ تا ۵" in text
    assert "الف خط‌های جمع ۱ ۸" in text
    assert "ب یادداشت و امضا ۱ ۵" in text
    assert "۴ خط ردیف داده نبود" in text


def test_a_file_without_such_lines_says_so(head: Client, yazd_batch: ImportBatch) -> None:
    text = words(head.get(f"/admin/imports/batches/{yazd_batch.pk}/?show=skipped"))
    assert "هیچ ردیف داده‌ای از فایل کنار گذاشته نشد." in text
    assert "خط‌هایی که ردیف داده نیست" not in text
    assert "ردیف داده نبود" not in text
