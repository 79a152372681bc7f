"""The matrix: a row of Yazd, every address of its kind, and people who must not learn that it exists."""

from typing import Any

import pytest
from django.test import Client

from organisation.models import User
from organisation.scoped import ScopedSnippetViewSet
from organisation.scoped.viewsets import GuardedViews
from organisation.scoping import ScopedModel
from tests.project.scope.canary import sings
from tests.project.scope.doors import Door, bulk_delete, doors_of, registered_kinds, viewsets_of
from tests.project.scope.people import ALL_MIGHTY, ONLOOKERS, make_onlooker
from tests.project.scope.places import Place, make_gilan, make_yazd
from tests.project.scope.rows import row_of

pytestmark = pytest.mark.django_db

KINDS = registered_kinds()
OWNED = [model for model in KINDS if not model.is_national]
COMMON = [model for model in KINDS if model.is_national]
each_kind = pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.label)
each_owned_kind = pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)


@pytest.fixture
def yazd_place(reference_data: None) -> Place:
    return make_yazd()


@pytest.fixture
def gilan_place(reference_data: None) -> Place:
    return make_gilan()


@each_kind
def test_every_kind_goes_through_the_scoped_base(model: Any) -> None:
    assert issubclass(model, ScopedModel)
    assert isinstance(model.snippet_viewset, ScopedSnippetViewSet)
    assert all(isinstance(viewset, GuardedViews) for viewset in viewsets_of(model))


@each_owned_kind
def test_the_canary_is_there_for_those_who_may_see_it(model: Any, yazd_place: Place, hq_admin: User, sign_in) -> None:
    """Without this control an empty page would pass the matrix."""
    client = sign_in(hq_admin)
    doors = [door for door in doors_of(row_of(model, yazd_place)) if door.name in {"list", "edit"} and not door.asks]
    assert len(doors) == 2
    assert all(sings(client.get(door.address)) for door in doors)


@each_owned_kind
def test_no_door_opens_to_a_foreign_row(model: Any, yazd_place: Place, gilan_place: Place, sign_in) -> None:
    row = row_of(model, yazd_place)
    for who in ONLOOKERS:
        client = sign_in(make_onlooker(who, yazd=yazd_place, gilan=gilan_place))
        before = stored(row)
        for door in doors_of(row):
            if door.asks and who != ALL_MIGHTY:
                continue
            assert_shut(door, client.get(door.address), who)
            if not door.asks:
                assert_shut(door, client.post(door.address), who)
        assert stored(row) == before, f"{who} changed the foreign row"


@each_owned_kind
def test_strangers_are_sent_to_sign_in(model: Any, yazd_place: Place) -> None:
    row = row_of(model, yazd_place)
    for door in doors_of(row):
        for method in (Client().get, Client().post) if not door.asks else ():
            answer = method(door.address)
            assert answer.status_code == 302, door
            assert answer.headers["Location"].startswith("/admin/login/"), door
            assert not sings(answer), door


@pytest.mark.parametrize("model", COMMON, ids=lambda model: model._meta.label)
def test_pages_of_a_common_row_do_not_name_the_foreign_rows_that_use_it(
    model: Any, yazd_place: Place, gilan_place: Place, sign_in
) -> None:
    for other in OWNED:
        row_of(other, yazd_place)
    row = row_of(model, yazd_place)
    client = sign_in(make_onlooker(ALL_MIGHTY, yazd=yazd_place, gilan=gilan_place))
    for door in doors_of(row):
        answer = client.get(door.address)
        assert answer.status_code < 500, door
        assert not sings(answer), door


@each_owned_kind
@pytest.mark.parametrize("method", ["get", "post"])
def test_deleting_many_passes_foreign_rows_by(
    model: Any, method: str, yazd_place: Place, gilan_place: Place, sign_in
) -> None:
    foreign, own = row_of(model, yazd_place), row_of(model, gilan_place)
    ask = getattr(sign_in(make_onlooker(ALL_MIGHTY, yazd=yazd_place, gilan=gilan_place)), method)
    for address in (bulk_delete(model, foreign.pk), bulk_delete(model, own.pk, foreign.pk), bulk_delete(model, "x")):
        answer = ask(address)
        assert answer.status_code == 404
        assert not sings(answer)
        assert model._default_manager.filter(pk=own.pk).exists(), "a mixed request does nothing at all"
    answer = ask(bulk_delete(model, "all"))
    assert answer.status_code in {200, 302}
    assert not sings(answer)
    assert model._default_manager.filter(pk=foreign.pk).exists()


def assert_shut(door: Door, answer: Any, who: str) -> None:
    """Assert that the address does not know the foreign row; a list may open, without it."""
    assert not sings(answer), f"{door} names the foreign row to {who}"
    if door.holds_key:
        assert answer.status_code in {302, 403, 404}, f"{door} answers {answer.status_code} to {who}"
    assert answer.status_code < 500, f"{door} answers {answer.status_code} to {who}"


def stored(row: Any) -> dict[str, Any]:
    """Return what the database holds of the row."""
    return type(row)._base_manager.filter(pk=row.pk).values().get()
