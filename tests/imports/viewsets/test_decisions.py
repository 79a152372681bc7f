"""The pages on which a waiting file is approved, returned or taken back."""

from collections.abc import Callable

import pytest
from django.test import Client

from evaluation_admin.models import School
from imports.jobs import run_batch
from imports.models import ImportBatch, State
from imports.services.request_apply import request_apply
from imports.services.withdraw_confirmation import withdraw_confirmation
from organisation.models import User
from tests.builders.schools import school_row, school_workbook
from tests.imports.viewsets.conftest import words

SignIn = Callable[[User], Client]


def page(batch: ImportBatch, door: str = "") -> str:
    return f"/admin/imports/batches/{batch.pk}/{door}"


def shown(batch: ImportBatch) -> str:
    assert batch.confirmed_at
    return batch.confirmed_at.isoformat()


@pytest.fixture
def cautious(sign_in: SignIn, cautious_expert: User) -> Client:
    return sign_in(cautious_expert)


def test_the_expert_is_told_before_confirming_that_it_will_wait(
    cautious: Client, checked: Callable[..., ImportBatch], cautious_expert: User
) -> None:
    batch = checked(school_workbook(school_row("1")), by=cautious_expert, academic_year="1397")
    assert "فایل در انتظار تأیید می‌ماند و سپس ثبت می‌شود" in words(cautious.get(page(batch)))
    question = words(cautious.get(page(batch, "apply/")))
    assert "درخواست ثبت و فرستادن برای تأیید" in question
    assert "درخواست خود را پس بگیرید" in question
    cautious.post(page(batch, "apply/"))
    batch.refresh_from_db()
    assert batch.state == State.AWAITING_APPROVAL


def test_the_page_says_what_is_awaited_and_from_whom(
    cautious: Client, head: Client, yazd_head: User, awaiting: ImportBatch, cautious_expert: User, sign_in: SignIn
) -> None:
    own = words(cautious.get(page(awaiting)))
    assert "در انتظار تأیید اداره کل" in own
    assert f"تأیید آن با {yazd_head}، رئیس اداره ارزیابی عملکرد" in own
    assert "پیش از تأیید چیزی نوشته نمی‌شود" in own
    assert "پس گرفتن درخواست ثبت…" in own
    assert "تأیید و ثبت…" not in own

    theirs = words(head.get(page(awaiting)))
    assert f"{cautious_expert} در " in theirs
    assert "این فایل در انتظار تأیید شماست" in theirs
    assert "با تأیید شما ۲ رکورد تازه ساخته می‌شود." in theirs
    assert "تأیید و ثبت… بازگرداندن با توضیح…" in theirs
    assert "پس گرفتن" not in theirs
    assert "دبستان نمونه 1" in theirs  # the same preview


def test_without_a_head_it_waits_for_headquarters(
    cautious: Client, awaiting: ImportBatch, hq_expert: User, sign_in: SignIn
) -> None:
    assert "تأیید آن با ستاد است" in words(cautious.get(page(awaiting)))
    assert "این فایل در انتظار تأیید شماست" in words(sign_in(hq_expert).get(page(awaiting)))


def test_the_head_approves_and_both_names_stay(
    head: Client, yazd_head: User, awaiting: ImportBatch, cautious_expert: User
) -> None:
    question = head.get(page(awaiting, "approve/"))
    assert "با تأیید شما ۲ رکورد تازه ساخته می‌شود." in words(question)
    assert f"به نام {cautious_expert}، درخواست‌کننده ثبت، و به نام شما" in words(question)
    # What the page itself carries is what is posted.
    carried = question.context["form"]["confirmed_at"].value()
    answer = head.post(page(awaiting, "approve/"), {"confirmed_at": carried})
    assert answer["Location"] == page(awaiting)
    run_batch.call(awaiting.pk)
    assert School.objects.count() == 2
    result = words(head.get(page(awaiting)))
    assert f"ثبت به درخواست {cautious_expert} و با تأیید {yazd_head}" in result
    assert "تأیید اداره کل yazd_head" in result
    line = words(head.get("/admin/imports/history/"))
    assert f"{cautious_expert}، با تأیید {yazd_head}" in line
    record = School.objects.earliest("pk")
    history = words(head.get(f"/admin/snippets/evaluation_admin/school/history/{record.pk}/"))
    assert "cautious_expert، با تأیید yazd_head" in history


def test_a_return_needs_a_reason_which_the_sender_reads(
    head: Client, cautious: Client, awaiting: ImportBatch, yazd_head: User
) -> None:
    address = page(awaiting, "return/")
    assert "بازگرداندن با توضیح" in words(head.get(address))
    empty = head.post(address, {"note": "  ", "confirmed_at": shown(awaiting)})
    assert "بنویسید چرا فایل را بازمی‌گردانید" in words(empty)
    note = "نام ردیف ۲ نادرست است <b>درستش کنید</b>"
    answer = head.post(address, {"note": note, "confirmed_at": shown(awaiting)}, follow=True)
    assert "بازگردانده شد" in words(answer)
    sent_back = cautious.get(page(awaiting))
    assert "فایل بازگردانده شد نام ردیف ۲ نادرست است <b>درستش کنید</b> yazd_head، " in words(sent_back)
    assert "رفتن به ثبت نهایی" in words(sent_back)
    assert not School.objects.exists()
    cautious.post(page(awaiting, "apply/"))
    again = words(head.get(page(awaiting)))
    assert "پیش‌تر بازگردانده شده بود: yazd_head" in again


def test_the_expert_takes_it_back_while_it_waits(cautious: Client, head: Client, awaiting: ImportBatch) -> None:
    assert "به حالت «بررسی شد» برمی‌گردد" in words(cautious.get(page(awaiting, "withdraw/")))
    answer = cautious.post(page(awaiting, "withdraw/"), follow=True)
    assert "درخواست ثبت پس گرفته شد" in words(answer)
    late = head.post(page(awaiting, "approve/"), {"confirmed_at": shown(awaiting)}, follow=True)
    assert "دیگر در انتظار تأیید نیست" in words(late)
    awaiting.refresh_from_db()
    assert awaiting.state == State.CHECKED
    # Nothing to decide: every door leads to the file.
    for door in ("approve/", "return/", "withdraw/"):
        assert head.get(page(awaiting, door))["Location"] == page(awaiting)


def test_an_open_page_approves_nothing_that_came_after_it(
    head: Client, awaiting: ImportBatch, cautious_expert: User
) -> None:
    before = shown(awaiting)
    withdraw_confirmation(batch=awaiting, by=cautious_expert)
    request_apply(batch=awaiting, by=cautious_expert)
    late = head.post(page(awaiting, "approve/"), {"confirmed_at": before}, follow=True)
    assert "از نو درخواست شده است" in words(late)
    for forged in ({}, {"confirmed_at": "yesterday"}):
        assert "از نو درخواست شده است" in words(head.post(page(awaiting, "approve/"), forged))
    awaiting.refresh_from_db()
    assert awaiting.state == State.AWAITING_APPROVAL


def test_a_colleague_of_the_district_decides_nothing(
    yazd_expert: User, awaiting: ImportBatch, sign_in: SignIn, cautious: Client
) -> None:
    colleague = sign_in(yazd_expert)
    for client, door, said in (
        (colleague, "approve/", "تنها با رئیس اداره ارزیابی عملکرد استان یا ستاد است"),
        (colleague, "return/", "تنها با رئیس اداره ارزیابی عملکرد استان یا ستاد است"),
        (colleague, "withdraw/", "تنها همان کسی پس می‌گیرد"),
        (cautious, "approve/", "کس دیگری باید آن را تأیید کند"),
    ):
        assert said in words(client.get(page(awaiting, door), follow=True))
        form = {"confirmed_at": shown(awaiting), "note": "بی‌اجازه"}
        assert said in words(client.post(page(awaiting, door), form, follow=True))
    awaiting.refresh_from_db()
    assert (awaiting.state, awaiting.return_note) == (State.AWAITING_APPROVAL, "")


def test_a_waiting_file_is_not_answered_corrected_nor_confirmed_past_the_approval(
    head: Client, awaiting: ImportBatch
) -> None:
    assert head.get(page(awaiting, "apply/"))["Location"] == page(awaiting)
    head.post(page(awaiting, "apply/"))
    head.post(page(awaiting, "answer/"), {"answer-0": "B"})
    awaiting.refresh_from_db()
    assert awaiting.state == State.AWAITING_APPROVAL


def test_the_start_page_lists_what_waits_for_its_reader(
    head: Client, cautious: Client, awaiting: ImportBatch, gilan_head: User, hq_expert: User, sign_in: SignIn
) -> None:
    for client in (head, sign_in(hq_expert)):
        start = client.get("/admin/imports/")
        assert "در انتظار تأیید شما (۱)" in words(start)
        assert f'href="{page(awaiting)}"' in start.content.decode()
        assert "۱ فایل در انتظار تأیید شماست" in words(client.get("/admin/"))
    elsewhere = words(sign_in(gilan_head).get("/admin/imports/"))
    assert "در انتظار تأیید شما (۰) فایلی در انتظار تأیید شما نیست." in elsewhere
    assert "در انتظار تأیید شما" not in words(cautious.get("/admin/imports/"))
    assert "در انتظار تأیید شما" not in words(sign_in(gilan_head).get("/admin/"))


def test_the_history_tells_and_filters_the_state(
    head: Client, cautious: Client, awaiting: ImportBatch, yazd_batch: ImportBatch
) -> None:
    for client in (head, cautious):
        line = words(client.get("/admin/imports/history/", {"state": State.AWAITING_APPROVAL}))
        assert "ناحیه یک یزد در انتظار تأیید اداره کل ۲" in line
    found = head.get("/admin/imports/history/", {"state": State.AWAITING_APPROVAL}).content.decode()
    assert page(awaiting) in found
    assert page(yazd_batch) not in found


def test_the_history_names_who_confirmed_anothers_file(
    head: Client, checked: Callable[..., ImportBatch], cautious_expert: User, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("1")), by=cautious_expert, academic_year="1397")
    request_apply(batch=batch, by=yazd_head)
    assert f"{cautious_expert}، به درخواست {yazd_head}" in words(head.get("/admin/imports/history/"))
