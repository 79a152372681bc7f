"""Doors one by one: keys that are none, the policy, links, bulk deletion with something still needed."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder

from organisation.models import Directorate, District, Province, User
from organisation.reach import reach_of
from organisation.roles import Role
from organisation.scoped.keys import rows_of
from organisation.scoped.policies import policy_of
from tests.conftest import SINCE

CHOOSER = "wagtailsnippetchoosers_organisation_district"


@pytest.fixture
def mighty(gilan_head: User) -> User:
    """Gilan's head with every model permission."""
    gilan_head.user_permissions.set(Permission.objects.all())
    return User.objects.get(pk=gilan_head.pk)


@pytest.mark.parametrize("key", ["x", "", "1.5", None, "9" * 40, "-9999999999999999999999", "1 OR 1=1"])
def test_what_is_no_key_finds_nothing(key: Any, gilan_district: District) -> None:
    assert not rows_of(District.objects.all(), [key]).exists()
    assert rows_of(District.objects.all(), [key, str(gilan_district.pk)]).get() == gilan_district


@pytest.mark.parametrize("key", ["x", "9" * 40, "_31", "%31", "١"])
def test_odd_keys_in_addresses_are_404(key: str, mighty: User, yazd_district: District, sign_in) -> None:
    client = sign_in(mighty)
    assert client.get(reverse(f"{CHOOSER}:chosen", args=[key])).status_code == 404
    assert client.get(f"{reverse(f'{CHOOSER}:chosen_multiple')}?id={key}").status_code == 404


def test_the_policy_asks_whose_row_it_is(mighty: User, yazd_district: District, gilan_district: District) -> None:
    policy = policy_of(District)
    for action in ("add", "change", "delete", "view"):
        assert policy.user_has_permission_for_instance(mighty, action, gilan_district)
        assert not policy.user_has_permission_for_instance(mighty, action, yazd_district)
        assert not policy.user_has_any_permission_for_instance(mighty, [action], yazd_district)
    assert list(policy.instances_user_has_permission_for(mighty, "change")) == [gilan_district]
    assert policy.user_has_permission_for_instance(mighty, "add", District())


def test_wagtail_links_own_rows_only(mighty: User, yazd_district: District, gilan_district: District) -> None:
    finder = AdminURLFinder(mighty)
    assert finder.get_edit_url(yazd_district) is None
    assert finder.get_edit_url(gilan_district)


def test_choosers_are_closed_without_any_permission_on_the_kind(gilan_district: District, person, sign_in) -> None:
    principal = person("principal", Role.SCHOOL, school_code="12345678")
    assert sign_in(principal).get(reverse(f"{CHOOSER}:choose")).status_code == 404


def test_a_kind_without_a_form_in_its_chooser_makes_none(hq_admin: User, sign_in) -> None:
    for method in ("get", "post"):
        assert getattr(sign_in(hq_admin), method)(reverse(f"{CHOOSER}:create")).status_code == 404


def test_deleting_many_says_when_a_row_is_still_needed(hq_admin: User, yazd_district, gilan_district, person, sign_in):
    person("expert", Role.DISTRICT_EXPERT, district=yazd_district)
    address = reverse("wagtail_bulk_action", args=["organisation", "district", "delete"])
    address += f"?id={yazd_district.pk}&id={gilan_district.pk}&next=/admin/"
    page = sign_in(hq_admin).post(address, follow=True).content.decode()
    assert District.objects.count() == 2
    assert "هیچ رکوردی حذف نشد" in page


def test_deleting_many_deletes_what_was_chosen(hq_admin: User, yazd_district, gilan_district, sign_in) -> None:
    address = reverse("wagtail_bulk_action", args=["organisation", "district", "delete"])
    assert sign_in(hq_admin).get(f"{address}?id={yazd_district.pk}").status_code == 200
    sign_in(hq_admin).post(f"{address}?id={yazd_district.pk}")
    assert list(District.objects.all()) == [gilan_district]


def test_a_province_of_two_directorates_is_listed_once(person: Any, reference_data: None) -> None:
    from organisation.services.grant_posting import grant_posting

    city, counties = Directorate.objects.filter(province__slug="tehran")
    both = person("both", Role.PROVINCE_HEAD, directorate=city)
    grant_posting(user=both, role=Role.PROVINCE_IT, since=SINCE, directorate=counties)
    assert [p.slug for p in Province.objects.within(reach_of(both, on=SINCE))] == ["tehran"]
