"""Mass assignment: a form takes the fields that it shows to this person, and no other, whatever else is posted."""

from typing import Any

import pytest
from django.db.models import BooleanField, DateField, Field, ForeignKey
from django.urls import reverse

from organisation.models import User
from organisation.roles import Role
from persian.fields import KeyField
from tests.project.scope.doors import registered_kinds
from tests.project.scope.people import ALL_MIGHTY, make_onlooker
from tests.project.scope.places import Place, make_gilan, make_yazd
from tests.project.scope.rows import row_of
from tests.project.scope.submissions import submission

pytestmark = pytest.mark.django_db

NATIONAL = (Role.HQ_EXPERT, Role.HQ_EDITOR, Role.DIRECTOR_GENERAL, Role.ADMINISTRATOR)
LOCAL = (ALL_MIGHTY, "gilan_head", "gilan_school", "hq_rep")


# A field of the form that fills a column of another name.
FILLED_BY = {"upload": "file"}


def forged(row: Any, field: Field[Any, Any], foreign: Any) -> Any:
    """Return a value for the column that the row does not hold."""
    held = getattr(row, field.attname)
    if isinstance(field, ForeignKey):
        return getattr(foreign, field.attname) or ""
    if isinstance(field, BooleanField):
        return "" if held else "on"
    if isinstance(field, DateField):
        return "1409/01/01"
    if field.choices:
        return next(value for value, _label in field.flatchoices if value != held)
    return "987" if isinstance(held, int) else "forged"


def kept(row: Any, shown: set[str]) -> dict[str, Any]:
    """Return what the database holds of the columns that the form does not show; keys and versions follow by rule."""
    stored = type(row)._base_manager.get(pk=row.pk)
    return {
        field.name: getattr(stored, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in shown | {"version"} and not isinstance(field, KeyField)
    }


@pytest.fixture
def places(reference_data: None) -> tuple[Place, Place]:
    return make_yazd(), make_gilan()


@pytest.mark.parametrize("model", registered_kinds(), ids=lambda model: model._meta.label)
@pytest.mark.parametrize("who", [*LOCAL, *NATIONAL])
def test_what_a_form_does_not_show_is_not_changed(
    model: Any, who: str, places: tuple[Place, Place], person: Any, sign_in
) -> None:
    yazd, gilan = places
    user: User = person(who, who) if who in NATIONAL else make_onlooker(who, yazd=yazd, gilan=gilan)
    foreign, row, client = row_of(model, yazd), row_of(model, gilan), sign_in(user)
    address = reverse(model.snippet_viewset.get_url_name("edit"), args=[row.pk])
    page = client.get(address)
    form = page.context["form"] if page.status_code == 200 else None
    shown = {name for name, field in form.fields.items() if not field.disabled} if form else set()
    shown |= {FILLED_BY[name] for name in shown & FILLED_BY.keys()}
    sent = submission(form) if form else {}
    sent |= {
        field.name: forged(row, field, foreign)
        for field in row._meta.concrete_fields
        if field.name not in shown and not field.primary_key
    }
    before = kept(row, shown)
    answer = client.post(address, sent)
    assert answer.status_code in ({200, 302} if form else {302, 403, 404})
    assert kept(row, shown) == before
