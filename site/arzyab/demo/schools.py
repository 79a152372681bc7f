"""The register of schools."""

import random
from collections.abc import Iterator
from itertools import islice

from arzyab.demo.names import national_code, person_name, phone, school_name
from arzyab.demo.sizes import Size, dice, spread
from evaluation_admin.enums import Ownership, SchoolGender, SchoolStage
from evaluation_admin.models import School
from organisation.models import District

STAGES = ((SchoolStage.PRIMARY, 57), (SchoolStage.LOWER, 21.5), (SchoolStage.UPPER, 20), (SchoolStage.SPECIAL, 1.5))
GENDERS = ((SchoolGender.GIRLS, 40), (SchoolGender.BOYS, 40), (SchoolGender.MIXED, 20))
OWNERSHIPS = ((Ownership.PUBLIC, 84), (Ownership.NONPROFIT, 13), (Ownership.SHAHED, 3))
MEDIAN_STUDENTS = 110
SPREAD_OF_STUDENTS = 0.8  # sigma of the logarithm
PREFIX_WORD = {
    SchoolStage.PRIMARY: "دبستان",
    SchoolStage.LOWER: "دبیرستان دوره اول",
    SchoolStage.UPPER: "دبیرستان دوره دوم",
    SchoolStage.SPECIAL: "مدرسه استثنایی",
}


def make_schools(size: Size, districts: list[District], *, academic_year: int) -> None:
    """Create the schools: by the directorate's weight, dealt out to its districts in turn."""
    rows = _rows(size, districts, academic_year)
    while batch := list(islice(rows, 2_000)):
        School.objects.bulk_create(batch)


def _rows(size: Size, districts: list[District], academic_year: int) -> Iterator[School]:
    by_directorate: dict[str, list[District]] = {}
    for district in districts:
        by_directorate.setdefault(district.directorate.slug, []).append(district)
    shares = spread(size.schools, least=10)
    serial = 0
    for number, (slug, own) in enumerate(sorted(by_directorate.items())):
        chance = dice(f"schools-{slug}")
        for place in range(shares[slug]):
            serial += 1
            code = f"{number:02d}{place:06d}"
            yield _school(chance, own[place % len(own)], code=code, serial=serial, academic_year=academic_year)


def _school(chance: random.Random, district: District, *, code: str, serial: int, academic_year: int) -> School:
    stage = _pick(chance, STAGES)
    gender = _pick(chance, GENDERS)
    return School(
        code=code,
        district=district,
        name=f"{PREFIX_WORD[SchoolStage(stage)]} {school_name(chance)}",
        stage=stage,
        gender=gender,
        ownership=_pick(chance, OWNERSHIPS),
        manager=person_name(chance, female=gender != SchoolGender.BOYS),
        manager_nid=national_code(serial % 1_000_000),
        phone=phone(serial),
        students=max(4, round(MEDIAN_STUDENTS * chance.lognormvariate(0, SPREAD_OF_STUDENTS))),
        academic_year=academic_year,
    )


def _pick(chance: random.Random, shares: tuple[tuple[str, float], ...]) -> str:
    return chance.choices([value for value, _share in shares], [share for _value, share in shares])[0]
