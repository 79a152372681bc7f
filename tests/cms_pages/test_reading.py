"""A notice read by those who are signed in: their province in the merge field, the look on record, never cached."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from cms_pages.models import AnnouncementPage, NoticeReceipt
from cms_pages.services.withdraw_announcement import withdraw_announcement
from organisation.models import Directorate, User
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting
from persian.clock import today
from tests.cms_pages.test_forms import form
from tests.conftest import SINCE
from tests.factories.announcement import addressed, notice

pytestmark = pytest.mark.django_db
BEFORE, WITHIN, AFTER = "2019-04-29T23:59:59+04:30", "2019-05-10T09:15:00+04:30", "2019-06-01T08:00:00+04:30"
TYPED = "رئیس محترم اداره ارزیابی استان ................"


@pytest.fixture(autouse=True)
def _within(site_tree: Any) -> Any:
    with time_machine.travel(WITHIN, tick=False):
        yield


@pytest.fixture
def page() -> AnnouncementPage:
    return addressed(salutation=TYPED, paragraphs=["همکاران استان ... توجه کنند: <b>1 < 2</b> & داستان ..."])


def read(client: Client, page: AnnouncementPage) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_reader_of_a_province_sees_its_name(
    page: AnnouncementPage, yazd_head: User, yazd_expert: User, sign_in
) -> None:
    for reader in (yazd_head, yazd_expert):
        text = read(sign_in(reader), page)
        assert "رئیس محترم اداره ارزیابی استان یزد" in text
        assert "همکاران استان یزد توجه کنند: &lt;b&gt;1 &lt; 2&lt;/b&gt; &amp; داستان ..." in text
    page.refresh_from_db()
    assert page.salutation == TYPED


def test_the_public_and_headquarters_see_it_as_it_was_typed(page: AnnouncementPage, hq_editor: User, sign_in) -> None:
    for client in (Client(), sign_in(hq_editor)):
        text = read(client, page)
        assert TYPED in text
        assert "همکاران استان ... توجه کنند" in text


def test_a_province_s_name_cannot_carry_markup(
    page: AnnouncementPage, yazd: Directorate, yazd_head: User, sign_in
) -> None:
    yazd.province.name = "<script>یزد</script>"
    yazd.province.save()
    text = read(sign_in(yazd_head), page)
    assert "<script>" not in text.split("<main")[1]
    assert "&lt;script&gt;یزد" in text


def test_the_first_look_of_an_addressee_is_recorded(
    page: AnnouncementPage, yazd: Directorate, yazd_head: User, sign_in
) -> None:
    assert "خطاب به شما" in read(sign_in(yazd_head), page)
    with time_machine.travel(AFTER, tick=False):
        read(sign_in(yazd_head), page)
    receipt = NoticeReceipt.objects.get()
    assert (receipt.notice, receipt.person, receipt.directorate) == (page, yazd_head, yazd)
    assert receipt.seen_at.isoformat() == "2019-05-10T04:45:00+00:00"
    assert receipt.acknowledged_at is None


def test_nothing_is_recorded_of_others(page: AnnouncementPage, yazd_expert: User, hq_editor: User, sign_in) -> None:
    for client in (Client(), sign_in(yazd_expert), sign_in(hq_editor)):
        assert "خطاب به شما" not in read(client, page)
    assert "خطاب به شما" not in read(sign_in(yazd_expert), notice("برای همه"))
    assert not NoticeReceipt.objects.exists()


def test_nothing_is_recorded_before_the_window_nor_after_a_withdrawal(
    page: AnnouncementPage, yazd_head: User, director: User, sign_in
) -> None:
    with time_machine.travel(BEFORE, tick=False):
        assert sign_in(yazd_head).get(page.url).status_code == 404
    withdraw_announcement(notice=page, by=director, reason="تاریخ نادرست بود.", on=today())
    assert "خطاب به شما" not in read(sign_in(yazd_head), page)
    assert not NoticeReceipt.objects.exists()


def test_a_head_of_two_directorates_answers_for_both(
    page: AnnouncementPage, yazd: Directorate, gilan: Directorate, yazd_head: User, sign_in
) -> None:
    grant_posting(user=yazd_head, role=Role.PROVINCE_HEAD, since=SINCE, directorate=gilan)
    text = read(sign_in(User.objects.get(pk=yazd_head.pk)), page)
    assert "استان گیلان و یزد" in text or "استان یزد و گیلان" in text
    assert {receipt.directorate for receipt in NoticeReceipt.objects.all()} == {yazd, gilan}


def test_what_is_personal_is_kept_by_no_cache(page: AnnouncementPage, yazd_head: User, sign_in, settings) -> None:
    settings.ARZYAB_BOARD_CACHE = True
    public = Client().get(page.url)
    assert "private" not in public.headers.get("Cache-Control", "")
    assert "Cookie" in public.headers["Vary"]
    personal = sign_in(yazd_head).get(page.url)
    assert "private" in personal.headers["Cache-Control"]
    assert "Cookie" in personal.headers["Vary"]
    assert TYPED in Client().get(page.url).content.decode()


def test_the_preview_speaks_to_the_province_that_is_chosen(
    page: AnnouncementPage, gilan: Directorate, hq_editor: User, sign_in
) -> None:
    client = sign_in(hq_editor)
    address = f"/admin/pages/{page.pk}/edit/preview/"
    client.post(address, form([], salutation=TYPED))
    assert TYPED in client.get(address).content.decode()
    assert "ارزیابی استان گیلان" in client.get(address, {"mode": "gilan"}).content.decode()
    assert not NoticeReceipt.objects.exists()
