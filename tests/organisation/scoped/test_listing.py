"""Lists: rows are ticked only by those for whom there is something to do with ticked rows."""

from typing import Any

import pytest
from django.urls import reverse

from arzyab.role_permissions import sync_role_groups
from evaluation_admin.models import School
from organisation.models import District, User
from tests.factories.school import SchoolFactory

pytestmark = pytest.mark.django_db
SCHOOLS = "wagtailsnippets_evaluation_admin_school:list"


@pytest.fixture
def school(yazd_district: District) -> School:
    return SchoolFactory(district=yazd_district)


def test_rows_are_ticked_by_those_who_may_delete(
    school: School, hq_expert: User, yazd_head: User, sign_in: Any
) -> None:
    sync_role_groups()
    for person, ticks in ((hq_expert, True), (yazd_head, False)):
        page = sign_in(person).get(reverse(SCHOOLS)).content.decode()
        assert school.name in page
        assert (f'data-object-id="{school.pk}"' in page) is ticks
