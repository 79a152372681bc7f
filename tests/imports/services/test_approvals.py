"""Approval of a district's files: whose wait, who may decide, what becomes of them (domain.md 6b)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evaluation_admin.models import School
from imports.jobs import run_batch
from imports.models import ImportBatch, RowChange, State
from imports.services.apply_batch import apply_batch
from imports.services.approvals import needs_approval
from imports.services.approve_batch import approve_batch
from imports.services.refusals import Refusal
from imports.services.request_apply import request_apply
from imports.services.return_batch import LONGEST_NOTE, return_batch
from imports.services.withdraw_confirmation import withdraw_confirmation
from organisation.models import Directorate, District, User
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting
from persian.clock import today
from tests.builders.schools import school_row, school_workbook
from tests.conftest import SINCE

Batches = Callable[..., ImportBatch]
People = Callable[..., User]


def ran(batch: ImportBatch) -> ImportBatch:
    run_batch.call(batch.pk)
    return ImportBatch.objects.get(pk=batch.pk)


def approved(batch: ImportBatch, by: User) -> ImportBatch:
    assert batch.confirmed_at
    return approve_batch(batch=batch, by=by, confirmed_at=batch.confirmed_at)


def returned(batch: ImportBatch, by: User, note: str = "کد ناحیه را درست کنید") -> ImportBatch:
    assert batch.confirmed_at
    return return_batch(batch=batch, by=by, note=note, confirmed_at=batch.confirmed_at)


def test_a_confirmed_file_waits_and_no_worker_takes_it_up(awaiting: ImportBatch, cautious_expert: User) -> None:
    assert (awaiting.state, awaiting.confirmed_by) == (State.AWAITING_APPROVAL, cautious_expert)
    assert ran(awaiting).state == State.AWAITING_APPROVAL
    assert not School.objects.exists()
    again = request_apply(batch=awaiting, by=cautious_expert)
    assert again.confirmed_at == awaiting.confirmed_at


def test_approved_it_is_written_in_the_name_of_both(
    awaiting: ImportBatch, cautious_expert: User, yazd_head: User
) -> None:
    batch = approved(awaiting, yazd_head)
    assert (batch.state, batch.applied_by) == (State.CONFIRMED, None)
    assert approved(awaiting, yazd_head).queued_at == batch.queued_at
    batch = ran(batch)
    assert (batch.state, batch.applied_by, batch.approved_by) == (State.APPLIED, cautious_expert, yazd_head)
    assert batch.confirmed_at
    assert batch.approved_at
    assert batch.confirmed_at < batch.approved_at < batch.applied_at
    assert set(School.objects.values_list("code", flat=True)) == {"00000001", "00000002"}
    assert RowChange.objects.filter(batch=batch).count() == 2


@pytest.mark.parametrize("role", [Role.HQ_EXPERT, Role.DIRECTOR_GENERAL])
def test_headquarters_may_approve_where_the_province_is_away(role: Role, awaiting: ImportBatch, person: People) -> None:
    assert ran(approved(awaiting, person("at_hq", role))).state == State.APPLIED


def test_who_does_not_answer_for_the_whole_directorate_may_not(
    awaiting: ImportBatch, person: People, yazd: Directorate, yazd_district: District, gilan_head: User, hq_editor: User
) -> None:
    others = [
        gilan_head,
        hq_editor,
        person("colleague", Role.DISTRICT_EXPERT, district=yazd_district),
        person("officer", Role.PROVINCE_IT, directorate=yazd),
    ]
    for other in others:
        for decide in (approved, returned):
            with pytest.raises(PermissionDenied):
                decide(awaiting, other)
    awaiting.refresh_from_db()
    assert (awaiting.state, awaiting.approved_by, awaiting.return_note) == (State.AWAITING_APPROVAL, None, "")


def test_nobody_approves_what_they_confirmed_though_promoted_since(
    awaiting: ImportBatch, cautious_expert: User, yazd: Directorate
) -> None:
    grant_posting(user=cautious_expert, role=Role.PROVINCE_HEAD, since=SINCE, directorate=yazd)
    promoted = User.objects.get(pk=cautious_expert.pk)
    with pytest.raises(PermissionDenied, match="خود شما"):
        approved(awaiting, promoted)
    assert withdraw_confirmation(batch=awaiting, by=promoted).state == State.CHECKED
    # Now they answer for the whole province by the other posting: nobody has to approve.
    assert request_apply(batch=awaiting, by=promoted).state == State.CONFIRMED


def test_a_file_of_two_directorates_is_no_single_heads_to_approve(
    checked: Batches, cautious_expert: User, gilan_district: District, yazd_head: User, hq_expert: User
) -> None:
    grant_posting(user=cautious_expert, role=Role.DISTRICT_EXPERT, since=SINCE, district=gilan_district)
    both = User.objects.get(pk=cautious_expert.pk)
    batch = request_apply(batch=checked(school_workbook(school_row("1")), by=both), by=both)
    with pytest.raises(PermissionDenied):
        approved(batch, yazd_head)
    assert approved(batch, hq_expert).state == State.CONFIRMED


def test_only_the_posting_in_force_asks(person: People, yazd_district: District, gilan: Directorate) -> None:
    expert = person("expert", Role.DISTRICT_EXPERT, district=yazd_district)
    assert not needs_approval(expert)
    last_week = today() - timedelta(days=7)
    about = {"role": Role.DISTRICT_EXPERT, "district": yazd_district, "imports_need_approval": True}
    former = grant_posting(user=expert, since=SINCE, until=last_week, **about)
    assert not needs_approval(expert)
    former.until_on = today()
    former.save()
    assert needs_approval(expert)
    # Being the head elsewhere does not help.
    grant_posting(user=expert, role=Role.PROVINCE_HEAD, since=SINCE, directorate=gilan)
    assert needs_approval(User.objects.get(pk=expert.pk))


def test_a_return_needs_a_reason_and_goes_back_to_the_checked_state(
    awaiting: ImportBatch, yazd_head: User, cautious_expert: User
) -> None:
    for note, code in (("  ", "return_without_note"), ("ب" * (LONGEST_NOTE + 1), "return_note_too_long")):
        with pytest.raises(Refusal) as refusal:
            returned(awaiting, yazd_head, note)
        assert refusal.value.code == code
    batch = returned(awaiting, yazd_head, "  کد ناحیه را درست کنید ")
    assert (batch.state, batch.returned_by, batch.return_note) == (State.CHECKED, yazd_head, "کد ناحیه را درست کنید")
    assert (batch.confirmed_by, batch.approved_by) == (None, None)
    for decide in (approved, returned):
        with pytest.raises(Refusal) as refusal:
            decide(awaiting, yazd_head)
        assert refusal.value.code == "not_awaiting"
    again = request_apply(batch=batch, by=cautious_expert)
    assert (again.state, again.return_note) == (State.AWAITING_APPROVAL, "کد ناحیه را درست کنید")
    assert ran(approved(again, yazd_head)).state == State.APPLIED


def test_an_approval_is_of_what_was_shown(awaiting: ImportBatch, cautious_expert: User, yazd_head: User) -> None:
    """The approver's page is open while the expert withdraws and confirms something else."""
    withdraw_confirmation(batch=awaiting, by=cautious_expert)
    anew = request_apply(batch=awaiting, by=cautious_expert)
    assert anew.confirmed_at != awaiting.confirmed_at
    for decide in (approved, returned):
        with pytest.raises(Refusal) as refusal:
            decide(awaiting, yazd_head)
        assert refusal.value.code == "confirmed_anew"
    approved(anew, yazd_head)
    with pytest.raises(Refusal) as refusal:
        approved(awaiting, yazd_head)
    assert refusal.value.code == "not_awaiting"


def test_the_confirmation_is_withdrawn_by_its_own_person_while_it_waits(
    awaiting: ImportBatch, cautious_expert: User, yazd_expert: User, yazd_head: User
) -> None:
    for other in (yazd_expert, yazd_head):
        with pytest.raises(PermissionDenied):
            withdraw_confirmation(batch=awaiting, by=other)
    batch = withdraw_confirmation(batch=awaiting, by=cautious_expert)
    assert (batch.state, batch.confirmed_by, batch.confirmed_at) == (State.CHECKED, None, None)
    with pytest.raises(Refusal):
        withdraw_confirmation(batch=batch, by=cautious_expert)
    approved(request_apply(batch=batch, by=cautious_expert), yazd_head)
    with pytest.raises(Refusal, match="دیگر در انتظار تأیید نیست"):
        withdraw_confirmation(batch=batch, by=cautious_expert)


def test_left_out_rows_are_chosen_anew_with_each_confirmation(
    checked: Batches, cautious_expert: User, yazd_head: User
) -> None:
    rows = school_row("1"), school_row("2", students="ده")
    batch = checked(school_workbook(*rows), by=cautious_expert, academic_year="1397")
    batch = request_apply(batch=batch, by=cautious_expert, leave_out_errors=True)
    assert not returned(batch, yazd_head).leave_out_errors
    with pytest.raises(Refusal, match="۱ ردیف"):
        request_apply(batch=batch, by=cautious_expert)
    batch = request_apply(batch=batch, by=cautious_expert, leave_out_errors=True)
    batch = ran(approved(batch, yazd_head))
    assert (batch.state, batch.leave_out_errors, School.objects.count()) == (State.APPLIED, True, 1)


def test_an_approver_who_lost_the_office_before_the_worker_came_approves_nothing(
    awaiting: ImportBatch, yazd_head: User, hq_expert: User
) -> None:
    batch = approved(awaiting, yazd_head)
    yazd_head.postings.all().delete()
    batch = ran(batch)
    assert (batch.state, batch.approved_by, batch.lease) == (State.AWAITING_APPROVAL, None, None)
    assert [notice["code"] for notice in batch.notices if notice["code"] == "approval_lapsed"] == ["approval_lapsed"]
    assert not School.objects.exists()
    batch = ran(approved(batch, hq_expert))
    assert (batch.state, batch.approved_by) == (State.APPLIED, hq_expert)
    assert "approval_lapsed" not in {notice["code"] for notice in batch.notices}


def test_a_confirmer_who_left_is_said_to_the_approver(
    awaiting: ImportBatch, cautious_expert: User, yazd_head: User
) -> None:
    cautious_expert.postings.all().delete()
    with pytest.raises(Refusal, match="cautious_expert"):
        approved(awaiting, yazd_head)
    batch = returned(awaiting, yazd_head)
    assert ran(request_apply(batch=batch, by=yazd_head)).applied_by == yazd_head


def test_records_that_moved_meanwhile_ask_for_a_new_confirmation_and_a_new_approval(
    checked: Batches, awaiting: ImportBatch, cautious_expert: User, yazd_head: User
) -> None:
    other = checked(school_workbook(school_row("1", name="نام دیگر")), by=yazd_head, academic_year="1397")
    apply_batch(batch=other, by=yazd_head)
    batch = ran(approved(awaiting, yazd_head))
    assert (batch.state, batch.confirmed_by, batch.approved_by) == (State.UPLOADED, None, None)
    batch = ran(batch)
    assert (batch.state, batch.count("changed"), batch.count("new")) == (State.CHECKED, 1, 1)
    assert "changed_since_check" in {notice["code"] for notice in batch.notices}
    batch = request_apply(batch=batch, by=cautious_expert)
    assert batch.state == State.AWAITING_APPROVAL
    assert ran(approved(batch, yazd_head)).state == State.APPLIED


def test_no_way_around_by_applying_at_once(checked: Batches, cautious_expert: User, yazd_district: District) -> None:
    batch = checked(school_workbook(school_row("1")), by=cautious_expert)
    with pytest.raises(Refusal) as refusal:
        apply_batch(batch=batch, by=cautious_expert)
    assert refusal.value.code == "approval_needed"
    assert not School.objects.exists()
