"""The part of the notice's form that says whom it addresses."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from organisation.roles import POSTED_TO, PostedTo


class AddresseeForm(WagtailAdminModelForm):
    """One row of addressees: a place that its role cannot be held at is refused rather than passed over."""

    def clean(self) -> dict[str, Any]:
        """Check the place against the role."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        level = POSTED_TO.get(data.get("role", ""))
        if level is None:
            return data
        if data.get("unit_kind") and level != PostedTo.UNIT:
            self.add_error("unit_kind", ValidationError(_("Only representatives are posted to units: leave it empty.")))
        if data.get("directorates") and level == PostedTo.NATION:
            text = _("This role is held for the whole country: choose no directorate.")
            self.add_error("directorates", ValidationError(text))
        return data


class AddresseesPanel(InlinePanel):
    """The rows of addressees; directorates as boxes to tick, in columns."""

    def __init__(self, relation_name: str, panels: Any = None, **kwargs: Any) -> None:
        boxes = forms.CheckboxSelectMultiple(attrs={"class": "arzyab-columns"})
        panels = panels or [
            FieldRowPanel([FieldPanel("role"), FieldPanel("unit_kind")]),
            FieldPanel("directorates", widget=boxes),
        ]
        super().__init__(relation_name, panels, **kwargs)

    def get_form_options(self) -> dict[str, Any]:
        """Use the form that checks places."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = AddresseeForm
        return options
