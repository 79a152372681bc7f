"""P1 of trust.md, enumerated: the k-th statement of an apply fails, for k = 1, 2, … until one goes through."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from evaluation_admin.models import School
from imports.models import ImportBatch, RowChange, State
from imports.services.apply_batch import apply_batch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.factories.school import SchoolFactory


class Broken(Exception):
    """The statement that was to fail."""


class FailAt:
    """Lets the k-th statement fail."""

    def __init__(self, k: int) -> None:
        self.left = k

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run the statement unless it is the one."""
        if sql.startswith(("SAVEPOINT", "ROLLBACK TO", "RELEASE", "DROP TABLE")):
            return execute(sql, params, many, context)
        self.left -= 1
        if self.left == 0:
            raise Broken(sql)
        return execute(sql, params, many, context)


def state() -> tuple[Any, ...]:
    """All that an apply may write."""
    return (
        list(School.objects.order_by("pk").values()),
        list(District.objects.order_by("pk").values()),
        RowChange.objects.count(),
        ImportBatch.objects.get().state,
        ImportBatch.objects.get().applied_key,
    )


def test_whichever_statement_fails_all_is_written_or_nothing(
    checked: Callable[..., ImportBatch], yazd_district: District, hq_expert: User
) -> None:
    SchoolFactory(code="00000001", district=yazd_district, students=7)
    data = school_workbook(school_row("1"), school_row("2"), school_row("3", district="میبد"))
    batch = checked(data, by=hq_expert)
    before, failures = state(), 0
    while True:
        try:
            with connection.execute_wrapper(FailAt(failures + 1)):
                apply_batch(batch=ImportBatch.objects.get(pk=batch.pk), by=hq_expert)
        except Broken:
            failures += 1
            assert state() == before, f"statement {failures}"
        else:
            break
    assert failures > 15
    assert ImportBatch.objects.get().state == State.APPLIED
    assert (School.objects.count(), District.objects.count(), RowChange.objects.count()) == (3, 2, 4)
