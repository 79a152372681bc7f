"""The registry in the admin: who reads it, what its form settles, and its files."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms_pages.models import DateStatus, Letter
from cms_pages.viewsets.letters import file_address
from organisation.models import User
from tests.factories.announcement import PDF, day, notice

pytestmark = pytest.mark.usefixtures("site_tree")
SignIn = Callable[[User], Client]


def address(name: str, *args: int) -> str:
    return reverse(Letter.snippet_viewset.get_url_name(name), args=args)  # type: ignore[attr-defined]  # set by Wagtail


def form(**fields: object) -> dict[str, object]:
    given = {"number": "", "date": "", "direction": "received", "channel": "", "issuer": "", "subject": ""}
    return {**given, "recipients": "", "raw_text": "", **fields}


def test_a_letter_is_registered_with_its_file(hq_editor: User, sign_in: SignIn) -> None:
    client = sign_in(hq_editor)
    file = SimpleUploadedFile("نامه.pdf", PDF)
    data = form(number="۷۴۹۰۱۴", date="1398/12/24", subject="موافقت با تمدید", upload=file)
    assert client.post(address("add"), data).status_code == 302
    letter = Letter.objects.get()
    assert (letter.number, letter.date, letter.date_status) == ("749014", day("1398/12/24"), DateStatus.SETTLED)
    assert letter.settled_by == hq_editor
    answer = client.get(file_address(letter))
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert "attachment" in answer["Content-Disposition"]


def test_the_form_of_a_contradicted_letter_says_so_and_settles_it(hq_editor: User, sign_in: SignIn) -> None:
    notice("نخست", paragraphs=["شماره 246412 مورخ 97/12/17"])
    notice("دوم", paragraphs=["شماره 246412 مورخ 7/12/97"])
    client, letter = sign_in(hq_editor), Letter.objects.get()
    shown = client.get(address("edit", letter.pk)).content.decode()
    assert "جمعه ۱۷ اسفند ۱۳۹۷" in shown
    assert "سه‌شنبه ۷ اسفند ۱۳۹۷" in shown
    assert "اطلاعیه‌ها این نامه را با تاریخ‌های متفاوت" in shown
    assert client.post(address("edit", letter.pk), form(number="246412", date="1397/12/07")).status_code == 302
    letter.refresh_from_db()
    assert (letter.date, letter.date_status) == (day("1397/12/07"), DateStatus.SETTLED)
    assert "با تاریخ‌های متفاوت" not in client.get(address("edit", letter.pk)).content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "شماره نامه را بنویسید"),
        ({"number": "749014"}, "پیش از این ثبت شده است"),
        ({"number": "1", "upload": SimpleUploadedFile("a.pdf", b"<html>")}, "با نوع PDF"),
        ({"number": "1", "date": "1398/12/30"}, "۱۳۹۸"),
    ],
)
def test_faults_are_said_at_their_field(
    hq_editor: User, sign_in: SignIn, fields: dict[str, object], sentence: str
) -> None:
    Letter.objects.create(number="749014")
    answer = sign_in(hq_editor).post(address("add"), form(**fields))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert Letter.objects.count() == 1


def test_a_letter_may_have_a_day_and_no_number(hq_editor: User, sign_in: SignIn) -> None:
    client = sign_in(hq_editor)
    for _twice in range(2):
        assert client.post(address("add"), form(date="1398/10/30", subject="ارسال نامه")).status_code == 302
    assert [str(letter) for letter in Letter.objects.all()] == ["بدون شماره – ۱۳۹۸/۱۰/۳۰"] * 2


def test_a_cited_letter_is_not_deleted(hq_editor: User, sign_in: SignIn) -> None:
    notice(paragraphs=["شماره 246412 مورخ 97/12/17"])
    client, letter = sign_in(hq_editor), Letter.objects.get()
    client.post(address("delete", letter.pk))
    assert Letter.objects.filter(pk=letter.pk).exists()


def test_provinces_read_no_letters(yazd_head: User, sign_in: SignIn) -> None:
    letter = Letter.objects.create(number="749014")
    client = sign_in(yazd_head)
    for target in (address("list"), address("edit", letter.pk), address("add")):
        assert client.get(target).status_code in (302, 403, 404)
    assert client.get(address("file", letter.pk, "x.pdf")).status_code in (302, 403, 404)  # type: ignore[arg-type]


def test_letters_are_found_by_part_of_their_number_in_list_and_chooser(hq_editor: User, sign_in: SignIn) -> None:
    Letter.objects.create(number="24/189975/110", subject="ابلاغ شاخص‌ها")
    Letter.objects.create(number="749014")
    client = sign_in(hq_editor)
    chooser = Letter.snippet_viewset.chooser_viewset  # type: ignore[attr-defined]  # set by Wagtail
    for target in (address("list"), reverse(chooser.get_url_name("choose_results"))):
        shown = client.get(target, {"q": "۱۸۹۹۷۵"}).content.decode()
        assert "24/189975/110" in shown, target
        assert "749014" not in shown, target


def test_the_public_page_lists_the_letters_that_it_cites(client: Client) -> None:
    notice(paragraphs=["بخشنامه شماره24/189975/110-23/10/1398"], window="1398/01/01-1398/01/10")
    page = notice("دیگر", paragraphs=["شماره 246412 مورخ 97/12/17"], window="1398/01/01-1398/01/10")
    shown = client.get(page.url).content.decode()
    assert "/search/?q=246412" in shown
    assert "189975" not in shown
