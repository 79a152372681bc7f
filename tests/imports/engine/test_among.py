import pytest

from evaluation_admin.models import School
from imports.engine.among import among
from organisation.models import District
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def schools(yazd_district: District) -> list[School]:
    return [
        SchoolFactory(code=f"0000000{number}", district=yazd_district, students=number or None) for number in range(3)
    ]


@pytest.mark.parametrize(
    ("column", "values", "found"),
    [
        ("code", {"00000001", "00000002", "99999999"}, [1, 2]),
        ("students", {1, None}, [1]),
        ("code", set(), []),
        ("code", {None}, []),
    ],
)
def test_a_column_is_among_many_values(schools: list[School], column: str, values: set, found: list[int]) -> None:
    rows = School.objects.filter(among(column, values)).order_by("code")
    assert list(rows) == [schools[index] for index in found]


def test_conditions_are_joined_with_others(schools: list[School]) -> None:
    pks = [school.pk for school in schools]
    assert School.objects.filter(among("pk", pks), among("code", ["00000002"])).get() == schools[2]
