"""The kinds of the board; they are common to the nation."""

from datetime import date

from cms_pages.models import Letter, LunarMonth, NoticeTopic
from tests.project.scope.places import Place
from tests.project.scope.rows.registry import builds


@builds(LunarMonth)
def lunar_month(_place: Place) -> LunarMonth:
    return LunarMonth.objects.get_or_create(year=1440, month=9, defaults={"starts_on": date(2019, 5, 7)})[0]


@builds(NoticeTopic)
def notice_topic(_place: Place) -> NoticeTopic:
    return NoticeTopic.objects.get_or_create(name="ایمنی مدارس")[0]


@builds(Letter)
def letter(_place: Place) -> Letter:
    return Letter.objects.get_or_create(number="749014", defaults={"date": date(2020, 3, 14)})[0]
