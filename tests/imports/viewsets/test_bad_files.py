"""Each bad file shows one clear Persian sentence on its page, and nothing is written."""

from collections.abc import Callable
from io import BytesIO

import msoffcrypto
import pytest
from django.test import Client
from msoffcrypto.format.ooxml import OOXMLFile

from evaluation_admin.models import School
from imports.models import ImportBatch, State
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.factories.school import SchoolFactory
from tests.imports.viewsets.conftest import words

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def encrypted() -> bytes:
    target = BytesIO()
    OOXMLFile(BytesIO(school_workbook(school_row()))).encrypt("a-password", target)
    assert msoffcrypto.OfficeFile(target).is_encrypted()
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (lambda: PDF, "اکسل"),
        (encrypted, "رمز"),
        (lambda: school_workbook(school_row())[:-200], "آسیب"),
        (lambda: b"\x00\x01\x02", "اکسل"),
    ],
    ids=["pdf", "password", "truncated", "noise"],
)
def test_a_file_that_cannot_be_used_says_why_in_one_sentence(
    head: Client,
    checked: Callable[..., ImportBatch],
    yazd_district: District,
    yazd_head: User,
    content: Callable[[], bytes],
    says: str,
) -> None:
    batch = checked(content(), by=yazd_head)
    assert batch.state == State.REFUSED
    answer = head.get(f"/admin/imports/batches/{batch.pk}/")
    text = words(answer)
    assert "از این فایل نمی‌توان استفاده کرد" in text
    assert answer.content.decode().count('class="exchange-sentence"') == 1
    sentence = answer.content.decode().split('class="exchange-sentence">')[1].split("</p>")[0]
    assert says in sentence
    assert "چیزی در رکوردها نوشته نشد" in text
    assert "ارسال فایل اصلاح‌شده" in text
    assert not School.objects.exists()


def test_five_wrong_rows_are_five_lines_with_sheet_row_and_column(
    head: Client, checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    rows = [school_row(str(number), students="ده") for number in range(1, 6)]
    batch = checked(school_workbook(*rows, school_row("9")), by=yazd_head)
    html = head.get(f"/admin/imports/batches/{batch.pk}/").content.decode()
    assert html.count("<bdi>Sheet1</bdi>") == 5
    for row in ("۲", "۳", "۴", "۵", "۶"):
        assert f'data-label="ردیف">{row}</td>' in html
    assert not School.objects.exists()


def test_a_file_of_which_nothing_is_left_tells_what_was_passed_over(
    head: Client, checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    SchoolFactory(code="01234567", district=yazd_district, academic_year=1397)
    batch = checked(school_workbook(school_row()), by=yazd_head, academic_year="1396")
    page = words(head.get(f"/admin/imports/batches/{batch.pk}/"))
    assert "این فهرست متعلق به سال تحصیلی ۱۳۹۶-۹۷ است" in page
