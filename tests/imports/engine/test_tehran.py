"""One province, two directorates: what the check settles on is what the apply writes."""

from collections.abc import Callable

from evaluation_admin.models import School
from imports.models import ImportBatch, State
from organisation.models import Directorate, District, User
from tests.builders.schools import school_row, school_workbook


def test_a_district_of_one_name_in_both_of_tehrans_directorates(
    applied: Callable[..., ImportBatch], reference_data: None, hq_expert: User
) -> None:
    for slug in ("tehran-city", "tehran-counties"):
        District.objects.create(directorate=Directorate.objects.get(slug=slug), name="ناحیه آزمون")
    for number, directorate in enumerate(Directorate.objects.filter(slug__startswith="tehran-"), start=1):
        place = {"province": directorate.name, "district": "ناحیه آزمون"}
        for students in (1, 2):
            row = school_row(str(number), students=students, **place)
            assert applied(school_workbook(row), by=hq_expert).state == State.APPLIED
        school = School.objects.get(code=f"{number:08d}")
        assert (school.district.directorate, school.students) == (directorate, 2)
