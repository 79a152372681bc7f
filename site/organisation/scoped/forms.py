"""Forms whose choices end where the user's reach ends: the door that creates in, or moves to, another province."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from organisation.scoping import ScopedModel, visible


def narrow_choices(fields: dict[str, forms.Field], user: Any) -> None:
    """Leave in each choice field only the rows that `user` may see."""
    for field in fields.values():
        queryset = getattr(field, "queryset", None)
        if queryset is not None and issubclass(queryset.model, ScopedModel):
            field.queryset = visible(queryset, user)  # type: ignore[attr-defined]


class ScopedForm(WagtailAdminModelForm):
    """The form of every record: foreign rows are not among its choices, so posting their key is an invalid choice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is not None:
            narrow_choices(self.fields, self.for_user)
            for formset in getattr(self, "formsets", {}).values():
                for form in [*formset.forms, formset.empty_form]:
                    narrow_choices(form.fields, self.for_user)
