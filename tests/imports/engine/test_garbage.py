import gc
from collections.abc import Callable

from imports.engine.garbage import no_collections
from imports.engine.pages import StagedRow
from imports.exchanges.draft import Draft
from imports.models import ImportBatch
from imports.services.apply_batch import apply_batch
from organisation.models import District, User
from tests.builders.schools import school_row, school_workbook


def test_rows_sound_and_faulty_ones_go_without_a_collector(
    checked: Callable[..., ImportBatch], yazd_district: District, yazd_head: User
) -> None:
    twice = [school_row("1"), school_row("1"), school_row("2"), school_row("2", students=7)]
    faulty = [school_row("3", students="ده"), school_row("12A"), school_row("4", manager_nid="1234567890")]
    data = school_workbook(school_row("9"), *twice, *faulty, school_row("5", district="ناکجا"))
    gc.collect()
    with no_collections():
        batch = checked(data, by=yazd_head, academic_year="1397")
        apply_batch(batch=batch, by=yazd_head, leave_out_errors=True)
        checked(school_workbook(school_row("9"), school_row("8")), by=yazd_head, academic_year="1397")
        assert [each for each in gc.get_objects() if type(each) in {Draft, StagedRow}] == []
    assert gc.isenabled()
    assert batch.counts["refused"] == 6
