from datetime import date

import pytest
from wagtail.admin.filters import WagtailFilterSet

from organisation.models import Posting, User
from organisation.roles import Role
from persian.filters import JalaliDateRangeFilter


class PostingFilterSet(WagtailFilterSet):
    since = JalaliDateRangeFilter(field_name="since_on")

    class Meta:
        model = Posting
        fields = ["until_on"]


@pytest.fixture
def postings(db: None) -> list[Posting]:
    days = [date(2019, 3, 20), date(2019, 3, 21), date(2019, 4, 30), date(2019, 5, 1)]
    return [
        Posting.objects.create(
            user=User.objects.create_user(f"user{place}"), role=Role.DIRECTOR_GENERAL, since_on=day, until_on=day
        )
        for place, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"since_from": "98/01/01", "since_to": "98/02/10"}, [1, 2]),
        ({"since_from": "۱۳۹۸/۰۲/۱۰"}, [2, 3]),
        ({"since_to": "1 فروردین 1398"}, [0, 1]),
        ({"until_on": "98/02/10"}, [2]),
        ({}, [0, 1, 2, 3]),
    ],
)
def test_both_ends_are_jalali_and_included(postings, data, found):
    filters = PostingFilterSet(data, queryset=Posting.objects.order_by("since_on"))
    assert filters.form.is_valid(), filters.form.errors
    assert list(filters.qs) == [postings[place] for place in found]


def test_each_end_says_what_is_wrong(db):
    form = PostingFilterSet({"since_from": "01/02/03", "since_to": "1398/12/30"}).form
    assert len(form.errors["since"]) == 2
    assert "کبیسه" in form.errors["since"][1]
    assert 'value="1398/12/30"' in str(form["since"])
