"""How far postings reach, day by day."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from organisation.models import Directorate, District, Posting, User
from organisation.reach import NOWHERE, reach_of
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting

DAY = date(2019, 4, 30)


def test_a_province_head_reaches_the_own_directorate_and_no_other(yazd_head: User, gilan: Directorate) -> None:
    reach = reach_of(yazd_head, on=DAY)
    assert {d.slug for d in Directorate.objects.within(reach)} == {"yazd"}
    assert not reach.covers_directorate(gilan.pk)


def test_a_district_expert_reaches_the_district_but_not_its_directorate(
    yazd_expert: User, yazd_district: District, gilan_district: District
) -> None:
    reach = reach_of(yazd_expert, on=DAY)
    assert list(District.objects.within(reach)) == [yazd_district]
    assert not Directorate.objects.within(reach).exists()


def test_hq_reaches_every_directorate(hq_expert: User, reference_data: None) -> None:
    assert Directorate.objects.within(reach_of(hq_expert, on=DAY)).count() == 32


def test_nobody_without_a_posting_sees_a_row(person, reference_data: None) -> None:
    assert reach_of(person("newcomer"), on=DAY) == NOWHERE
    assert reach_of(AnonymousUser(), on=DAY) == NOWHERE
    assert not Directorate.objects.within(NOWHERE).exists()


@pytest.mark.parametrize(
    ("day", "reached"),
    [(date(2019, 3, 20), False), (date(2019, 3, 21), True), (date(2019, 5, 21), True), (date(2019, 5, 22), False)],
)
def test_both_ends_of_a_posting_are_inclusive(person, yazd: Directorate, day: date, reached: bool) -> None:
    user = person("short_time")
    grant_posting(
        user=user, role=Role.PROVINCE_HEAD, since=date(2019, 3, 21), until=date(2019, 5, 21), directorate=yazd
    )
    assert reach_of(user, on=day).covers_directorate(yazd.pk) is reached


def test_a_role_asks_for_its_place_and_for_no_other(yazd: Directorate, hq_admin: User) -> None:
    with pytest.raises(ValidationError) as refused:
        grant_posting(user=hq_admin, role=Role.PROVINCE_HEAD, since=DAY)
    assert "directorate" in refused.value.message_dict
    with pytest.raises(ValidationError) as refused:
        grant_posting(user=hq_admin, role=Role.HQ_EDITOR, since=DAY, directorate=yazd)
    assert "directorate" in refused.value.message_dict
    assert not Posting.objects.exists()


def test_groups_follow_the_postings_of_today(yazd_head: User) -> None:
    assert yazd_head.has_perm("wagtailadmin.access_admin")
    assert yazd_head.has_perm("organisation.view_district")
    assert not yazd_head.has_perm("organisation.change_posting")
