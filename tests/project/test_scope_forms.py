"""The matrix, fifth door: posting a form with the key of a foreign row in it, to create there or to move there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse

from organisation.scoping import ScopedModel
from tests.project.scope.canary import sings
from tests.project.scope.doors import registered_kinds
from tests.project.scope.people import ALL_MIGHTY, make_onlooker
from tests.project.scope.places import Place, make_gilan, make_yazd
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


@dataclass(frozen=True)
class Attempt:
    """A person of Gilan, an own row and what its form would post, and a row of Yazd."""

    foreign: Any
    own: Any
    client: Any
    sent: dict[str, Any]
    yazd: Place

    def forge(self, key: str) -> Any:
        """Put the key that the foreign row holds into the form; or another of its province where it holds none."""
        related = self.foreign._meta.get_field(key).related_model
        self.sent[key] = getattr(self.foreign, f"{key}_id") or row_of(related, self.yazd).pk
        return self.sent[key]

    def post(self, view: str, *keys: Any) -> Any:
        return self.client.post(reverse(type(self.own).snippet_viewset.get_url_name(view), args=keys), self.sent)


@pytest.fixture
def attempt(reference_data: None, sign_in) -> Callable[[Any], Attempt]:
    """Return what makes the attempt for a kind."""

    def make(model: Any) -> Attempt:
        yazd, gilan = make_yazd(), make_gilan()
        user = make_onlooker(ALL_MIGHTY, yazd=yazd, gilan=gilan)
        foreign, own = row_of(model, yazd), row_of(model, gilan)
        form = model.snippet_viewset.get_form_class(for_update=True)(instance=own, for_user=user)
        return Attempt(foreign, own, sign_in(user), submission(form), yazd)

    return make


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.label)
def test_the_unforged_form_is_accepted(model: Any, attempt: Callable[[Any], Attempt]) -> None:
    """Without this control any refusal would pass the next tests."""
    made = attempt(model)
    answer = made.post("edit", made.own.pk)
    assert answer.status_code == 302, answer.context["form"].errors


each_forgery = pytest.mark.parametrize(("model", "key"), FORGERIES, ids=lambda part: getattr(part, "__name__", part))


@each_forgery
def test_a_row_cannot_be_moved_to_another_province(model: Any, key: str, attempt: Callable[[Any], Attempt]) -> None:
    made = attempt(model)
    held = getattr(made.own, f"{key}_id")
    made.forge(key)
    assert_refused(made.post("edit", made.own.pk), key)
    assert getattr(model._base_manager.get(pk=made.own.pk), f"{key}_id") == held


@each_forgery
def test_a_row_cannot_be_created_in_another_province(model: Any, key: str, attempt: Callable[[Any], Attempt]) -> None:
    made = attempt(model)
    there = model._base_manager.filter(**{key: made.forge(key)})
    before = set(there.values_list("pk", flat=True))
    assert_refused(made.post("add"), key)
    assert set(there.values_list("pk", flat=True)) == before


def assert_refused(answer: Any, key: str) -> None:
    """Assert that the key was refused, or is of a field that this form does not take at all."""
    assert not sings(answer), "the answer names the foreign row"
    if answer.status_code == 200:
        form = answer.context["form"]
        assert key not in form.fields or form.fields[key].disabled or key in form.errors
    else:
        assert answer.status_code == 302
