"""The page of a file whose rows are gone says so, and what is left of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from imports.models import ImportBatch, State
from imports.services.apply_batch import apply_batch
from imports.services.forget_old_staging import forget_old_staging
from organisation.models import User
from tests.builders.schools import school_row, school_workbook
from tests.imports.viewsets.conftest import words

GONE = "ردیف‌ها و ایرادهای هر فایل تا ۳۰ روز پس از پایان کار آن نگه‌داری می‌شود"


@pytest.fixture
def forgotten(yazd_batch: ImportBatch, yazd_head: User) -> ImportBatch:
    apply_batch(batch=yazd_batch, by=yazd_head, leave_out_errors=True)
    forget_old_staging(at=timezone.now() + timedelta(days=31))
    return ImportBatch.objects.get(pk=yazd_batch.pk)


def page(client: Client, batch: ImportBatch, **asked: str) -> str:
    return words(client.get(reverse("imports_batch", args=[batch.pk]), asked))


@pytest.mark.parametrize("tab", ["", "new", "changed", "refused"])
def test_no_tab_looks_empty_without_a_word(head: Client, forgotten: ImportBatch, tab: str) -> None:
    shown = page(head, forgotten, show=tab)
    assert GONE in shown
    assert "خود فایل نگه‌داری می‌شود" in shown
    assert "دریافت فایل، همان‌گونه که فرستاده شد" in shown
    assert "هیچ ردیفی" not in shown
    assert "۴ ردیف روی هم" in shown  # the counts stay
    assert "«…» عدد نیست. تنها رقم بنویسید. (۱ مورد)" in shown  # what was wrong, by rule


def test_the_marked_workbook_says_why_there_is_none(head: Client, forgotten: ImportBatch) -> None:
    marked = reverse("imports_marked", args=[forgotten.pk])
    assert marked not in head.get(reverse("imports_batch", args=[forgotten.pk])).content.decode()
    assert "نمی‌توان آن‌ها را نشان‌دار کرد" in words(head.get(marked, follow=True))


def test_a_refused_file_says_so_below_its_reason(
    head: Client, checked: Callable[..., ImportBatch], yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("1", students="ده نفر")), by=yazd_head)
    assert batch.state == State.REFUSED
    forget_old_staging(at=timezone.now() + timedelta(days=31))
    shown = page(head, batch)
    assert GONE in shown
    assert "«…» عدد نیست. تنها رقم بنویسید. (۱ مورد)" in shown


def test_a_file_that_is_gone_as_well_has_no_link(head: Client, forgotten: ImportBatch) -> None:
    ImportBatch.objects.update(file="")
    original = reverse("imports_original", args=[forgotten.pk])
    answer = head.get(reverse("imports_batch", args=[forgotten.pk]))
    assert original not in answer.content.decode()
    assert "خود فایل نیز دیگر نگه‌داری نمی‌شود" in words(answer)
    assert head.get(original).status_code == 404


def test_a_stopped_run_says_so(head: Client, yazd_batch: ImportBatch) -> None:
    ImportBatch.objects.update(state=State.FAILED, failure_code="took_too_long")
    shown = page(head, yazd_batch)
    assert "بیش از اندازه مجاز طول کشید و متوقف شد" in shown
    assert "ده نفر" not in shown  # a part of the issues would look like all of them
