"""Panels of the notice's form."""

from typing import Any

from django import forms
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from cms_pages.forms import AttachmentForm, AttachmentFormSet


class AttachmentsPanel(InlinePanel):
    """The attachments below a notice: label, file, order."""

    def __init__(self, relation_name: str, panels: Any = None, **kwargs: Any) -> None:
        panels = panels or [FieldPanel("label"), FieldPanel("file"), FieldPanel("note")]
        super().__init__(relation_name, panels, **kwargs)

    def get_form_options(self) -> dict[str, Any]:
        """Use the forms that store files, with the fields that travel hidden."""
        options: dict[str, Any] = super().get_form_options()
        formset = options["formsets"][self.relation_name]
        formset |= {"form": AttachmentForm, "formset": AttachmentFormSet, "inherit_kwargs": ["for_user"]}
        formset["fields"] = [*formset["fields"], "key", "version"]
        formset["widgets"] = {**formset["widgets"], "key": forms.HiddenInput, "version": forms.HiddenInput}
        return options


class ChangePanel(MultiFieldPanel):
    """What changes of a notice that its readers have seen; a notice that was never public has nothing to tell."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """The panel on a form."""

        def is_shown(self) -> bool:
            """Show it for a published notice."""
            return bool(self.instance.live) and bool(super().is_shown())
