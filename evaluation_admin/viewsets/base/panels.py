"""The panel of a field that one person writes and another only reads."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail.admin.panels import FieldPanel

from organisation.scoped.columns import owner_of, text_of, value_of


class RecordPanel(FieldPanel):
    """A form's field; where the form of this person does not have it, its text, as a person reads it.

    With `read_only=True` it may name what another record says: "indicator.ceiling".
    """

    @cached_property
    def db_field(self) -> Any:
        """Return the field at the end of the path."""
        owner, name = owner_of(self.model, self.field_name)
        return owner._meta.get_field(name)

    def format_value_for_display(self, value: Any) -> Any:
        """Return the text that the bound panel made."""
        return value

    class BoundPanel(FieldPanel.BoundPanel):
        """The panel of one record's form."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is not None and self.bound_field is None and self.instance.pk:
                self.read_only = True
                self.heading = self.panel.heading or capfirst(str(self.panel.db_field.verbose_name))
                self.help_text = ""

        def is_shown(self) -> bool:
            """Show nothing to read of a record that is only being made."""
            return super().is_shown() and not (self.read_only and not self.instance.pk)

        @cached_property
        def value_from_instance(self) -> Any:
            """Return the Persian text; a dash where there is none."""
            return text_of(value_of(self.instance, self.field_name), self.field_name.rpartition(".")[2]) or "–"
