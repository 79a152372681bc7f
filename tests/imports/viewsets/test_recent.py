from collections.abc import Callable

from django.test import Client

from imports.models import ImportBatch
from organisation.models import User
from tests.imports.viewsets.conftest import words


def test_the_dashboard_shows_the_last_exchanges_and_leads_to_them(head: Client, yazd_batch: ImportBatch) -> None:
    answer = head.get("/admin/")
    assert "تبادل‌های اخیر" in words(answer)
    assert f'href="/admin/imports/batches/{yazd_batch.pk}/"' in answer.content.decode()


def test_only_the_last_five_are_shown(head: Client, uploaded: Callable[..., ImportBatch], yazd_head: User) -> None:
    for number in range(7):
        uploaded(b"a", by=yazd_head, name=f"file-{number}.xlsx")
    text = words(head.get("/admin/"))
    assert [number for number in range(7) if f"file-{number}.xlsx" in text] == [2, 3, 4, 5, 6]


def test_an_empty_panel_offers_the_first_file_to_those_who_may_send(
    head: Client, sign_in: Callable[[User], Client], hq_editor: User
) -> None:
    assert "نخستین فایل را بفرستید" in words(head.get("/admin/"))
    editor = words(sign_in(hq_editor).get("/admin/"))
    assert "هنوز فایلی تبادل نشده است" in editor
    assert "نخستین فایل را بفرستید" not in editor


def test_those_without_exchange_have_no_panel(sign_in: Callable[[User], Client], yazd_school: User) -> None:
    assert "تبادل‌های اخیر" not in words(sign_in(yazd_school).get("/admin/"))
