"""Rows come out of their pages as they went in, a stretch at a time."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from imports.engine import pages
from imports.engine.pages import PagedRows, StagedRow, pack, packed_pages, unpack
from imports.engine.prints import NONE
from imports.models import ImportBatch, RowPage
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook
from tests.builders.staged import staged


@pytest.fixture
def batch(
    checked: Callable[..., ImportBatch],
    yazd_district: District,
    yazd_head: User,
    monkeypatch: pytest.MonkeyPatch,
) -> ImportBatch:
    """Seven rows in three pages."""
    monkeypatch.setattr(pages, "PAGE", 3)
    return checked(school_workbook(*[school_row(str(number)) for number in range(1, 8)]), by=yazd_head)


def test_any_stretch_is_that_of_a_list_and_reads_no_page_that_it_does_not_need(
    batch: ImportBatch, django_assert_num_queries: Callable[..., object]
) -> None:
    rows, whole = PagedRows(batch.pages.all()), staged(batch)
    assert [row.row for row in whole] == [2, 3, 4, 5, 6, 7, 8]
    assert len(rows) == 7
    for start in range(8):
        for stop in range(start, 9):
            assert rows[start:stop] == whole[start:stop]
    assert (rows[0], rows[-1]) == (whole[0], whole[-1])
    with pytest.raises(IndexError):
        rows[7]
    with django_assert_num_queries(1):
        assert len(rows[2:4]) == 2


def test_a_page_that_is_forgotten_meanwhile_leaves_the_others(batch: ImportBatch) -> None:
    rows = PagedRows(batch.pages.all())
    batch.pages.filter(first_row=5).delete()
    assert [row.row for row in rows[0:7]] == [2, 3, 4, 8]


def test_what_is_packed_is_what_is_unpacked_with_days_and_decimals_as_text() -> None:
    about = {"t": Decimal("12.50"), "on": date(2019, 4, 30), "is_open": True, "n": None}
    row = StagedRow(
        1, 7, "changed", "۱۲", {"name": "دبستان\u200cها"}, 3, 4, 5, about, {"t": Decimal(1)}, {"t": [1, 12.5]}
    )
    page = RowPage(sheet=1, verdict="changed", packed=pack([row]))
    told = {"t": "12.50", "on": "2019-04-30", "is_open": True, "n": None}
    assert unpack(page) == [row._replace(after=told, before={"t": "1"}, repeats=None, said=[])]


def test_pages_are_of_one_verdict_and_carry_their_prints() -> None:
    rows = [
        StagedRow(0, 2, "new", "a", {}, mark=b"x" * 12),
        StagedRow(0, 3, "same", "b", {}),
        StagedRow(0, 4, "new", "c", {}),
    ]
    found = {verdict: (first, count, prints) for verdict, _sheet, first, count, _packed, prints in packed_pages(rows)}
    assert found == {"new": (2, 2, b"x" * 12 + NONE), "same": (3, 1, b"")}
