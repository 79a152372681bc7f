"""Forms whose choices end where the user's reach ends: the door that creates in, or moves to, another province."""

from typing import Any

from django import forms
from django.db.models import Q
from wagtail.admin.forms import WagtailAdminModelForm

from organisation.models import Posting, User
from organisation.reach import reach_of
from organisation.scoped.widgets import ScopedChooserWidget
from organisation.scoping import ScopedModel, visible
from persian.clock import today


def narrow_choices(fields: dict[str, forms.Field], user: Any, instance: Any = None) -> None:
    """Leave in each choice field only the rows that `user` may see, and the one that `instance` holds already."""
    for name, field in fields.items():
        queryset = getattr(field, "queryset", None)
        if queryset is None or not issubclass(queryset.model, ScopedModel | User):
            continue
        rows = visible_people(queryset, user) if queryset.model is User else visible(queryset, user)
        held = getattr(instance, f"{name}_id", None)
        if held is not None:
            # An own row may point outside (a province's unit to its parent at HQ): saving it must not fail on that.
            rows = queryset.filter(Q(pk__in=rows.order_by().values("pk")) | Q(pk=held))
        if named_by := getattr(queryset.model, "named_by", ()):
            rows = rows.select_related(*named_by)
        field.queryset = rows  # type: ignore[attr-defined]
        if isinstance(field.widget, ScopedChooserWidget):
            field.widget.rows = rows


def visible_people(queryset: Any, user: Any) -> Any:
    """Return the accounts whose postings `user` may see, and the own one."""
    reach = reach_of(user, on=today())
    if reach.national:
        return queryset
    return queryset.filter(Q(pk=user.pk) | Q(pk__in=Posting.objects.within(reach).values("user")))


def narrow_form(form: Any, user: Any) -> None:
    """Narrow a model form and the forms of its formsets, also those that are made later (the empty one)."""
    narrow_choices(form.fields, user, form.instance)
    for formset in getattr(form, "formsets", {}).values():
        _narrow_as_made(formset, user)


def _narrow_as_made(formset: Any, user: Any) -> None:
    add_fields = formset.add_fields

    def add_narrowed_fields(form: Any, index: int | None) -> None:
        add_fields(form, index)
        narrow_form(form, user)

    formset.add_fields = add_narrowed_fields


class ScopedForm(WagtailAdminModelForm):
    """The form of every record: foreign rows are not among its choices, so posting their key is an invalid choice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is not None:
            narrow_form(self, self.for_user)
