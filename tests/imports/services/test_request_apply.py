from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from imports.models import ImportBatch, State
from imports.services.refusals import Refusal
from imports.services.request_apply import request_apply
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook

Batches = Callable[..., ImportBatch]


def test_a_checked_batch_is_queued_once(checked: Batches, yazd_district: District, yazd_head: User) -> None:
    batch = checked(school_workbook(school_row("1")), by=yazd_head)
    first = request_apply(batch=batch, by=yazd_head)
    assert (first.state, first.confirmed_by, first.leave_out_errors) == (State.CONFIRMED, yazd_head, False)
    assert request_apply(batch=batch, by=yazd_head).queued_at == first.queued_at


def test_faulty_rows_are_left_out_only_by_choice_and_the_choice_is_recorded(
    checked: Batches, yazd_district: District, yazd_head: User
) -> None:
    batch = checked(school_workbook(school_row("1"), school_row("2", students="ده")), by=yazd_head)
    with pytest.raises(Refusal, match="۱ ردیف"):
        request_apply(batch=batch, by=yazd_head)
    assert request_apply(batch=batch, by=yazd_head, leave_out_errors=True).leave_out_errors


def test_unchecked_and_rejected_batches_are_not_applied(
    uploaded: Batches, checked: Batches, yazd_district: District, yazd_head: User
) -> None:
    rejected = checked(school_workbook(school_row("1", students="ده")), by=yazd_head)
    for batch in (uploaded(b"x", by=yazd_head), rejected):
        with pytest.raises(Refusal) as refusal:
            request_apply(batch=batch, by=yazd_head, leave_out_errors=True)
        assert refusal.value.code == "not_checked"


def test_who_may_not_import_may_not_confirm(
    checked: Batches, yazd_district: District, yazd_head: User, hq_editor: User
) -> None:
    batch = checked(school_workbook(school_row("1")), by=yazd_head)
    with pytest.raises(PermissionDenied):
        request_apply(batch=batch, by=hq_editor)
