"""Wagtail's own pages, asked by roles: reports, accounts, the page chooser, the frame, editing sessions."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.log_actions import log

from organisation.models import Directorate, District, User
from organisation.roles import Role
from tests.project.scope.canary import sings
from tests.project.scope.people import ALL_MIGHTY, ONLOOKERS, make_onlooker
from tests.project.scope.places import Place, make_gilan, make_yazd
from tests.project.scope.rows import BUILDERS, row_of

pytestmark = pytest.mark.django_db
SITE_HISTORY = ["wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results"]


@pytest.fixture
def yazd_world(reference_data: None, site_tree: Any) -> Place:
    """A row of every kind in Yazd, each with a line in the history."""
    yazd = make_yazd()
    for model in BUILDERS:
        log(row_of(model, yazd), "wagtail.edit", user=yazd.head)
    return yazd


@pytest.mark.parametrize("name", SITE_HISTORY)
@pytest.mark.parametrize("query", ["", "?export=csv", "?export=xlsx"])
def test_site_history_is_for_those_who_may_read_the_audit(
    name: str, query: str, yazd_world: Place, gilan_head: User, hq_editor: User, hq_expert: User, sign_in
) -> None:
    for reader in (gilan_head, hq_editor):
        answer = sign_in(reader).get(reverse(name) + query)
        assert answer.status_code == 404
        assert not sings(answer)
    answer = sign_in(hq_expert).get(reverse(name) + query)
    assert answer.status_code == 200
    assert sings(answer)


def test_the_history_of_an_own_row_opens(gilan_head: User, gilan_district: District, sign_in) -> None:
    gilan_head.user_permissions.set([])
    address = reverse("wagtailsnippets_organisation_district:history", args=[gilan_district.pk])
    assert sign_in(gilan_head).get(address).status_code in {200, 302}


@pytest.mark.parametrize("who", ONLOOKERS)
def test_the_home_page_names_no_foreign_row(who: str, yazd_world: Place, sign_in) -> None:
    answer = sign_in(make_onlooker(who, yazd=yazd_world, gilan=make_gilan())).get(reverse("wagtailadmin_home"))
    assert answer.status_code == 200
    assert not sings(answer)


def test_menus_offer_no_closed_address(site_tree: Any, gilan_head: User, hq_admin: User, sign_in) -> None:
    province = sign_in(gilan_head).get(reverse("wagtailadmin_home")).content.decode()
    headquarters = sign_in(hq_admin).get(reverse("wagtailadmin_home")).content.decode()
    for address in map(
        reverse, [SITE_HISTORY[0], "wagtailadmin_reports:workflow", "wagtailadmin_reports:locked_pages"]
    ):
        assert address not in province
    assert reverse(SITE_HISTORY[0]) in headquarters


@pytest.mark.parametrize("name", ["wagtailusers_users:index", "wagtailusers_users:add", "wagtailusers_groups:index"])
def test_accounts_and_groups_are_for_administrators(
    name: str, person: Any, gilan_head: User, province_it: User, hq_editor: User, director: User, sign_in
) -> None:
    for other in (gilan_head, province_it, hq_editor, director):
        assert sign_in(other).get(reverse(name)).status_code in {302, 404}
    administrator = person("administrator", Role.ADMINISTRATOR)
    opened = sign_in(administrator).get(reverse(name)).status_code
    assert opened == (302 if "groups" in name else 200), "groups are made by the role table, not by hand"


def test_an_administrator_has_no_hold_over_superusers(person: Any, hq_admin: User, sign_in) -> None:
    client = sign_in(person("administrator", Role.ADMINISTRATOR))
    fields = client.get(reverse("wagtailusers_users:add")).context["form"].fields
    assert fields.keys().isdisjoint({"is_superuser", "groups"})
    sent = {"username": hq_admin.username, "password1": "a-new-password-1", "password2": "a-new-password-1"}
    client.post(reverse("wagtailusers_users:edit", args=[hq_admin.pk]), sent)
    client.post(reverse("wagtailusers_users:delete", args=[hq_admin.pk]))
    assert User.objects.get(pk=hq_admin.pk).check_password("a-long-password")


@pytest.mark.parametrize("action", ["delete", "assign_role", "set_active_state"])
def test_accounts_are_not_changed_in_bulk(action: str, person: Any, gilan_head: User, sign_in) -> None:
    address = reverse("wagtail_bulk_action", args=["organisation", "user", action])
    for role in (Role.ADMINISTRATOR, Role.DIRECTOR_GENERAL, Role.HQ_EDITOR):
        client = sign_in(person(f"a_{role}", role))
        assert client.post(f"{address}?id={gilan_head.pk}").status_code == 404


def test_pinging_an_editing_session_tells_nothing_of_a_foreign_row(
    yazd_world: Place, person: Any, gilan: Directorate, sign_in
) -> None:
    client = sign_in(make_onlooker(ALL_MIGHTY, yazd=yazd_world, gilan=make_gilan()))
    for model in (model for model in BUILDERS if not model.is_national):
        row = row_of(model, yazd_world)
        keys = [model._meta.app_label, model._meta.model_name, row.pk, 1]
        answer = client.post(reverse("wagtailadmin_editing_sessions:ping", args=keys))
        assert answer.status_code == 404, model
        assert not sings(answer)


@pytest.mark.parametrize("name", ["notices:index", "notices:index_results"])
def test_the_editors_list_of_notices_is_not_for_provinces(
    name: str, site_tree: Any, gilan_head: User, hq_editor: User, sign_in
) -> None:
    answer = sign_in(gilan_head).get(reverse(name))
    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
    assert sign_in(hq_editor).get(reverse(name)).status_code == 200


def test_the_error_test_page_is_closed_to_all(hq_admin: User, sign_in) -> None:
    assert sign_in(hq_admin).get(reverse("wagtailadmin_error_test")).status_code == 404
