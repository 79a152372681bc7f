"""Postings in the admin: groups follow them, and each office sees those of its own subtree."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from organisation.models import Directorate, District, OrgUnit, Posting, User
from organisation.reach import reach_of
from organisation.roles import Role
from organisation.services.grant_posting import grant_posting
from organisation.services.sync_groups import group_name
from tests.conftest import SINCE

DAY = date(2019, 4, 30)
HEAD, EXPERT = group_name(Role.PROVINCE_HEAD), group_name(Role.HQ_EXPERT)


def groups_of(user: User) -> set[str]:
    return set(User.objects.get(pk=user.pk).groups.values_list("name", flat=True))


def address(view: str, *keys: Any) -> str:
    return reverse(f"wagtailsnippets_organisation_posting:{view}", args=keys)


def form_of(user: User, yazd: Directorate, **changed: Any) -> dict[str, Any]:
    return {
        "user": user.pk,
        "role": Role.PROVINCE_HEAD,
        "directorate": yazd.pk,
        "district": "",
        "unit": "",
        "school_code": "",
        "since_on": "1396/01/01",
        "until_on": "",
    } | changed


def test_granting_by_the_form_puts_the_user_into_the_group(person: Any, hq_admin: User, yazd, sign_in) -> None:
    newcomer = person("newcomer")
    answer = sign_in(hq_admin).post(address("add"), form_of(newcomer, yazd))
    assert answer.status_code == 302
    assert Posting.objects.get(user=newcomer).since_on == SINCE
    assert groups_of(newcomer) == {HEAD}


def test_ending_a_posting_by_the_form_takes_the_user_out(yazd_head: User, hq_admin: User, yazd, sign_in) -> None:
    posting = yazd_head.postings.get()
    sign_in(hq_admin).post(address("edit", posting.pk), form_of(yazd_head, yazd, until_on="۱۳۹۷/۱۲/۲۹"))
    assert Posting.objects.get().until_on == date(2019, 3, 20)
    assert groups_of(yazd_head) == set()


def test_handing_a_posting_over_adjusts_both_people(person, yazd_head: User, hq_admin: User, yazd, sign_in) -> None:
    successor, posting = person("successor"), yazd_head.postings.get()
    sign_in(hq_admin).post(address("edit", posting.pk), form_of(successor, yazd))
    assert groups_of(yazd_head) == set()
    assert groups_of(successor) == {HEAD}


@pytest.mark.parametrize("many", [False, True])
def test_deleting_postings_takes_the_users_out(many: bool, yazd_head: User, hq_admin: User, sign_in) -> None:
    posting = yazd_head.postings.get()
    bulk = reverse("wagtail_bulk_action", args=["organisation", "posting", "delete"])
    sign_in(hq_admin).post(f"{bulk}?id={posting.pk}" if many else address("delete", posting.pk))
    assert not Posting.objects.exists()
    assert groups_of(yazd_head) == set()


def test_groups_that_are_no_roles_are_left_alone(yazd_head: User) -> None:
    from django.contrib.auth.models import Group

    yazd_head.groups.add(Group.objects.create(name="هیئت داوران"))
    grant_posting(user=yazd_head, role=Role.HQ_EXPERT, since=SINCE)
    assert groups_of(yazd_head) == {HEAD, EXPERT, "هیئت داوران"}


@pytest.fixture
def subtree(
    person: Any, yazd: Directorate, yazd_district: District, yazd_unit: OrgUnit, gilan: Directorate, gilan_district
) -> set[str]:
    """Postings at every level of Yazd, of Gilan and of the nation; returns the names of Yazd's."""
    person("yazd_d", Role.PROVINCE_HEAD, directorate=yazd)
    person("yazd_x", Role.DISTRICT_EXPERT, district=yazd_district)
    person("yazd_u", Role.HQ_REPRESENTATIVE, unit=yazd_unit)
    person("yazd_s", Role.SCHOOL, school_code="12345678", district=yazd_district)
    person("gilan_d", Role.PROVINCE_HEAD, directorate=gilan)
    person("gilan_x", Role.DISTRICT_EXPERT, district=gilan_district)
    person("minister", Role.HQ_EXPERT)
    person("gilan_s", Role.SCHOOL, school_code="87654321", district=gilan_district)
    return {"yazd_d", "yazd_x", "yazd_u", "yazd_s"}


def test_the_it_officer_sees_the_own_subtree_only(subtree: set[str], province_it: User, sign_in) -> None:
    reach = reach_of(province_it, on=DAY)
    seen = set(Posting.objects.within(reach).values_list("user__username", flat=True))
    assert seen == subtree | {"province_it"}
    page = sign_in(province_it).get(address("list")).content.decode()
    assert all(name in page for name in subtree)
    assert not any(name in page for name in ("gilan_d", "gilan_x", "gilan_s", "minister"))


def test_the_it_officer_changes_no_posting(subtree: set[str], province_it: User, sign_in) -> None:
    posting, client = Posting.objects.get(user__username="yazd_x"), sign_in(province_it)
    for view, keys in (("add", []), ("edit", [posting.pk]), ("delete", [posting.pk])):
        assert client.post(address(view, *keys)).status_code in {302, 403, 404}
    assert Posting.objects.get(pk=posting.pk).until_on is None
    assert Posting.objects.count() == 9


def test_a_principals_posting_may_name_the_schools_district_and_no_other_place(person, yazd, yazd_district) -> None:
    principal = person("principal", Role.SCHOOL, school_code="12345678", district=yazd_district)
    reach = reach_of(principal, on=DAY)
    assert (reach.schools, reach.districts) == (frozenset({"12345678"}), frozenset())
    with pytest.raises(ValidationError):
        grant_posting(user=principal, role=Role.SCHOOL, since=DAY, school_code="12345678", directorate=yazd)


def test_only_a_district_experts_posting_can_ask_for_approval(
    person, hq_admin: User, yazd: Directorate, yazd_district: District, sign_in
) -> None:
    newcomer, client = person("newcomer"), sign_in(hq_admin)
    asked = client.post(address("add"), form_of(newcomer, yazd, imports_need_approval="on"))
    assert "برای این سمت علامت این خانه را بردارید" in asked.content.decode()
    assert not Posting.objects.exists()
    expert = form_of(newcomer, yazd, role=Role.DISTRICT_EXPERT, directorate="", district=yazd_district.pk)
    assert client.post(address("add"), {**expert, "imports_need_approval": "on"}).status_code == 302
    assert Posting.objects.get().imports_need_approval
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.update(role=Role.PROVINCE_HEAD)
