import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from imports.models import ImportBatch
from organisation.models import User
from tests.builders.schools import HEADINGS, school_row, school_workbook
from tests.builders.workbooks import sheet, workbook
from tests.imports.viewsets.conftest import words


def page(client: Client, batch: ImportBatch, query: str = "") -> Any:
    return client.get(f"/admin/imports/batches/{batch.pk}/{query}")


def test_counts_add_up_to_the_rows_of_the_file(head: Client, yazd_batch: ImportBatch) -> None:
    html = page(head, yazd_batch).content.decode()
    shown = dict(re.findall(r'exchange-count--(\w+)"><b>([۰-۹]+)</b>', html))
    numbers = {name: int(number) for name, number in shown.items()}
    assert numbers == {"new": 1, "changed": 1, "same": 0, "skipped": 0, "refused": 2, "rows": 4}
    assert sum(numbers.values()) == 2 * numbers["rows"]


def test_it_says_how_the_file_was_read(head: Client, yazd_batch: ImportBatch) -> None:
    text = words(page(head, yazd_batch))
    assert "برگه «Sheet1»، عنوان‌ها در ردیف ۱، ۴ ردیف داده" in text
    assert "نام آموزشگاه نام واحد آموزشی دبستان نمونه 1، نام تازه، " in text
    assert "ردیف کنار گذاشته شد" in text
    assert "سال تحصیلی ۱۳۹۷-۹۸" in text


def test_faulty_rows_are_shown_first_with_place_value_and_remedy(head: Client, yazd_batch: ImportBatch) -> None:
    answer = page(head, yazd_batch)
    text, html = words(answer), answer.content.decode()
    assert "Sheet1 ۴ K4 تعداد دانش آموزان «ده نفر» عدد نیست" in text
    assert "Sheet1 ۵ J5 کد ملی مدیر رقم کنترل «1234567890»" in text
    assert re.findall(r'<input type="text" name="cell-\d+" value="([^"]*)"', html) == ["ده نفر", "1234567890"]
    assert 'aria-label="مقدار درست برگه «Sheet1»، ردیف ۴، ستون «تعداد دانش آموزان»"' in html


def test_changed_cells_show_the_old_and_the_new_value(head: Client, yazd_batch: ImportBatch) -> None:
    html = page(head, yazd_batch, "?show=changed").content.decode()
    cells = re.findall(r"<del>.*?<bdi>(.*?)</bdi></del>.*?<ins>.*?<bdi>(.*?)</bdi></ins>", html)
    assert ("نام پیشین", "نام تازه") in cells
    assert ("۷", "۱۲۰") in cells
    assert "exchange-changed" not in page(head, yazd_batch, "?show=new").content.decode()


@pytest.mark.parametrize("verdict", ["new", "changed", "same", "skipped", "refused", "nonsense"])
def test_every_tab_opens_and_an_empty_one_says_so(head: Client, yazd_batch: ImportBatch, verdict: str) -> None:
    answer = page(head, yazd_batch, f"?show={verdict}&p=99")
    assert answer.status_code == 200
    assert words(answer).count("هیچ ردیف") == (verdict in {"same", "skipped"})


def test_rows_are_paged_inside_their_tab(
    head: Client, checked: Callable[..., ImportBatch], yazd_district: Any, yazd_head: User
) -> None:
    batch = checked(school_workbook(*(school_row(str(code)) for code in range(1, 121))), by=yazd_head)
    first, last = page(head, batch, "?show=new"), page(head, batch, "?show=new&p=3")
    assert "صفحه ۱ از ۳" in words(first)
    assert f'href="/admin/imports/batches/{batch.pk}/?show=new&amp;p=2#rows"' in first.content.decode()
    assert "۰۰۰۰۰۰۵۰" in words(first)
    assert "۰۰۰۰۰۱۲۰" in words(last)


def test_only_the_sound_choice_is_offered_below(head: Client, yazd_batch: ImportBatch) -> None:
    text = words(page(head, yazd_batch))
    assert "با تأیید شما ۱ رکورد تازه ساخته می‌شود و ۱ رکورد تغییر می‌کند." in text
    assert "۲ ردیف ایراد دارد" in text


def test_a_file_without_one_usable_row_cannot_be_applied(
    head: Client, checked: Callable[..., ImportBatch], yazd_district: Any, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row(students="؟")), by=yazd_head)
    assert f"/admin/imports/batches/{batch.pk}/apply/" not in page(head, batch).content.decode()


def test_an_applied_batch_tells_what_it_did_and_where_the_records_are(
    head: Client, applied: Callable[..., ImportBatch], province_file: bytes, yazd_head: User
) -> None:
    answer = page(head, applied(province_file, by=yazd_head))
    text = words(answer)
    assert "۱ رکورد تازه ساخته شد و ۱ رکورد تغییر کرد." in text
    assert "۲ ردیف دارای ایراد به انتخاب شما کنار گذاشته شد." in text
    assert "تأییدکننده: yazd_head" in text
    assert '/admin/snippets/evaluation_admin/school/"' in answer.content.decode()


def test_hostile_cells_headings_and_file_names_are_shown_as_text(
    head: Client, checked: Callable[..., ImportBatch], yazd_district: Any, yazd_head: User
) -> None:
    attack = "<script>alert(1)</script>"
    headings = [*HEADINGS, f"{attack}عنوان"]
    rows = [[*school_row("1", name=attack), attack], [*school_row("2", students=attack), attack]]
    batch = checked(workbook(sheet(headings, rows, name="<b>x")), by=yazd_head, name=f"{attack}.xlsx")
    for query in ("", "?show=new", "?show=refused"):
        html = page(head, batch, query).content.decode()
        assert attack not in html
        assert "<b>x" not in html
        assert "&lt;script&gt;" in html


def test_places_that_would_be_created_are_named(
    sign_in: Callable[[User], Client], checked: Callable[..., ImportBatch], yazd: Any, hq_expert: User
) -> None:
    batch = checked(school_workbook(school_row(district="ناحیه تازه")), by=hq_expert)
    text = words(sign_in(hq_expert).get(f"/admin/imports/batches/{batch.pk}/"))
    assert "این‌ها هنوز ثبت نشده است و ساخته می‌شود: ناحیه تازه (یزد)" in text
