"""The matrix, fifth door: posting a form with the key of a foreign row in it, to create there or to move there."""

from typing import Any

import pytest
from django.urls import reverse

from organisation.scoping import ScopedModel
from tests.project.scope.canary import sings
from tests.project.scope.doors import registered_kinds
from tests.project.scope.people import ALL_MIGHTY, make_onlooker
from tests.project.scope.places import make_gilan, make_yazd
from tests.project.scope.rows import row_of
from tests.project.scope.submissions import submission

pytestmark = pytest.mark.django_db

# Kinds whose records come from an import or a job: their forms are read-only, or there is none.
WITHOUT_FORM: frozenset[str] = frozenset()


def owned_keys(model: Any) -> list[str]:
    """Return the foreign keys of a kind's form that say, or lead to, whose the row is."""
    form = model.snippet_viewset.get_form_class(for_update=True)
    fields = [model._meta.get_field(name) for name in form.base_fields if name in {f.name for f in model._meta.fields}]
    return [
        field.name
        for field in fields
        if field.is_relation and issubclass(field.related_model, ScopedModel) and not field.related_model.is_national
    ]


KINDS = [model for model in registered_kinds() if not model.is_national and model._meta.label not in WITHOUT_FORM]
FORGERIES = [(model, key) for model in KINDS for key in owned_keys(model)]


@pytest.fixture
def rows(reference_data: None, request: pytest.FixtureRequest, sign_in) -> Any:
    """Return builder(model) -> foreign row, own row, signed-in client of Gilan, and what its own form would post."""
    yazd, gilan = make_yazd(), make_gilan()
    user = make_onlooker(ALL_MIGHTY, yazd=yazd, gilan=gilan)

    def build(model: Any) -> tuple[Any, Any, Any, dict[str, Any]]:
        foreign, own = row_of(model, yazd), row_of(model, gilan)
        form = model.snippet_viewset.get_form_class(for_update=True)(instance=own, for_user=user)
        return foreign, own, sign_in(user), submission(form)

    return build


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.label)
def test_the_unforged_form_is_accepted(model: Any, rows: Any) -> None:
    """Without this control any refusal would pass the next tests."""
    _foreign, own, client, sent = rows(model)
    answer = client.post(reverse(model.snippet_viewset.get_url_name("edit"), args=[own.pk]), sent)
    assert answer.status_code == 302, answer.context["form"].errors


@pytest.mark.parametrize(("model", "key"), FORGERIES, ids=lambda part: getattr(part, "__name__", part))
def test_a_row_cannot_be_moved_to_another_province(model: Any, key: str, rows: Any) -> None:
    foreign, own, client, sent = rows(model)
    held = getattr(own, f"{key}_id")
    sent[key] = getattr(foreign, f"{key}_id") or _some_foreign(model, key, foreign)
    answer = client.post(reverse(model.snippet_viewset.get_url_name("edit"), args=[own.pk]), sent)
    assert answer.status_code == 200
    assert key in answer.context["form"].errors
    assert not sings(answer), "the form that comes back names the foreign row"
    assert getattr(model._base_manager.get(pk=own.pk), f"{key}_id") == held


@pytest.mark.parametrize(("model", "key"), FORGERIES, ids=lambda part: getattr(part, "__name__", part))
def test_a_row_cannot_be_created_in_another_province(model: Any, key: str, rows: Any) -> None:
    foreign, _own, client, sent = rows(model)
    count = model._base_manager.count()
    sent[key] = getattr(foreign, f"{key}_id") or _some_foreign(model, key, foreign)
    answer = client.post(reverse(model.snippet_viewset.get_url_name("add")), sent)
    assert answer.status_code == 200
    assert key in answer.context["form"].errors
    assert not sings(answer), "the form that comes back names the foreign row"
    assert model._base_manager.count() == count


def _some_foreign(model: Any, key: str, foreign: Any) -> Any:
    """Return the key of a foreign row for a field that this foreign row leaves empty."""
    related = model._meta.get_field(key).related_model
    if related is model:
        return foreign.pk
    from organisation.models import Directorate, District, OrgUnit

    return {
        Directorate: Directorate.objects.get(slug="yazd").pk,
        District: District.objects.filter(directorate__slug="yazd").values_list("pk", flat=True).first(),
        OrgUnit: OrgUnit.objects.filter(directorate__slug="yazd").values_list("pk", flat=True).first(),
    }[related]
