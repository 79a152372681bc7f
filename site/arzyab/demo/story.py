"""The order in which the demonstration is told."""

from collections.abc import Callable

from django.db import transaction

from arzyab.demo.batches import make_batches
from arzyab.demo.counts import make_counts
from arzyab.demo.cycles import make_cycles
from arzyab.demo.inspections import make_inspections
from arzyab.demo.notices import make_notices, make_receipts
from arzyab.demo.people import make_people
from arzyab.demo.places import make_districts, make_units
from arzyab.demo.safety import make_forms, make_round
from arzyab.demo.schools import make_schools
from arzyab.demo.sizes import Size
from evaluation_admin.models import School
from persian.clock import today
from persian.jalali import jalali_parts

FIRST_MONTH_OF_SCHOOL = 7  # Mehr


def tell(size: Size, say: Callable[[str], None]) -> None:
    """Seed everything into an empty database; it is there whole or not at all.

    Args:
        size: how many schools and districts.
        say: told what is being made.
    """
    day = today()
    year, month, _day = jalali_parts(day)
    academic_year = year if month >= FIRST_MONTH_OF_SCHOOL else year - 1
    with transaction.atomic():
        say("places")
        districts = make_districts(size)
        make_units()
        say(f"{size.schools} schools")
        make_schools(size, districts, academic_year=academic_year)
        first_of_yazd = School.objects.filter(district__directorate__slug="yazd").order_by("code")[0]
        make_people(school_code=first_of_yazd.code)
        say("safety forms")
        safety_round = make_round(day, academic_year=academic_year)
        make_forms(safety_round, day)
        say("evaluation cycles")
        make_cycles(year)
        make_inspections(districts, year=year)
        say("notices")
        make_notices(day)
        make_receipts(day)
        make_counts()
        make_batches(academic_year=academic_year)
