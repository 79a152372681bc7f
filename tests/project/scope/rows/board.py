"""The kinds of the board; they are common to the nation."""

from datetime import date

from cms_pages.models import LunarMonth
from tests.project.scope.places import Place
from tests.project.scope.rows.registry import builds


@builds(LunarMonth)
def lunar_month(_place: Place) -> LunarMonth:
    return LunarMonth.objects.get_or_create(year=1440, month=9, defaults={"starts_on": date(2019, 5, 7)})[0]
