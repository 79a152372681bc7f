"""A panel for what follows from other fields, and is read only."""

from typing import Any

from wagtail.admin.panels import FieldPanel

from organisation.scoped.columns import text_of


class ReadingPanel(FieldPanel):
    """Shows a field of the record as a person reads it."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, **{**kwargs, "read_only": True})

    def format_value_for_display(self, value: Any) -> str:
        """Return the Persian text; a dash where there is none."""
        choices = dict(self.db_field.flatchoices)
        return text_of(choices.get(value, value), self.field_name) or "–"
