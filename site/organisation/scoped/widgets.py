"""The chooser button of a form: it names the chosen row only to those who may see it."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.widgets import AdminSnippetChooser

from organisation.scoped.keys import rows_of


class ScopedChooserWidget(AdminSnippetChooser):
    """Wagtail's chooser looks a posted key up among all rows, and would show the name of a foreign one.

    Attributes:
        rows: the rows it may name; the form sets them, and without a form it names none.
    """

    rows: Any = None

    def __init__(self, model: Any, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        # Wagtail words its buttons when the form's class is made, in whatever language is active then.
        kind = model._meta.verbose_name
        self.choose_one_text = format_lazy(_("Choose {kind}"), kind=kind)
        self.choose_another_text = format_lazy(_("Choose another {kind}"), kind=kind)
        self.link_to_chosen_text = format_lazy(_("Edit this {kind}"), kind=kind)

    def get_instance(self, value: Any) -> Any:
        """Return the row of the field's value, or None where it cannot be seen."""
        if value is None or isinstance(value, self.model_class):
            return value
        return rows_of(self.rows, [value]).first() if self.rows is not None else None
