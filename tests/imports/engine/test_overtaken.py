"""Another import ends, and creates a district, after a run has read the districts and before it reads the records."""

from collections.abc import Callable
from typing import Any

import pytest

from evaluation_admin.models import School
from imports.exchanges.lookups.places import Districts
from imports.models import ImportBatch, RowChange, State
from imports.services.apply_batch import apply_batch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.builders.staged import staged
from tests.factories.school import SchoolFactory

Batches = Callable[..., ImportBatch]
DATA = school_workbook(school_row("1", district="میبد"))


@pytest.fixture
def overtake(monkeypatch: pytest.MonkeyPatch, yazd_district: District) -> Callable[[], None]:
    """Let somebody create the district and its school right after the districts are read the next time."""

    def arm() -> None:
        read, left = Districts.__init__, [True]

        def overtaken(self: Districts, *about: Any) -> None:
            read(self, *about)
            if left and left.pop():
                district = District.objects.create(directorate=yazd_district.directorate, name="میبد")
                SchoolFactory(code="00000001", district=district, students=7)

        monkeypatch.setattr(Districts, "__init__", overtaken)

    return arm


def test_a_check_begins_anew_and_compares_with_what_is_there(
    checked: Batches, hq_expert: User, overtake: Callable[[], None]
) -> None:
    overtake()
    batch = checked(DATA, by=hq_expert, academic_year="1397")
    assert (batch.state, batch.counts["changed"], batch.creates) == (State.CHECKED, 1, [])
    [row] = staged(batch)
    assert row.differences["students"] == [7, 120]
    assert "district" not in row.differences


def test_an_apply_begins_anew_and_shows_what_it_would_do_now(
    checked: Batches, hq_expert: User, overtake: Callable[[], None]
) -> None:
    batch = checked(DATA, by=hq_expert, academic_year="1397")
    assert (batch.counts["new"], len(batch.creates)) == (1, 1)
    District.objects.update(name="یزد کهن")  # what rows are judged by has changed: they are judged again
    overtake()
    batch = apply_batch(batch=batch, by=hq_expert)
    assert (batch.state, [notice["code"] for notice in batch.notices]) == (State.UPLOADED, ["changed_since_check"])
    assert School.objects.get().students == 7
    assert not RowChange.objects.exists()
