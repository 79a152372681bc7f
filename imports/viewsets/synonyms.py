"""The synonyms of headings and values in the admin."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column

from evaluation_admin.viewsets.base.views import RecordCreateView, RecordEditView
from imports.exchanges import registry
from imports.models import Kind, Synonym
from imports.reading import ColumnKind
from imports.services.require_usable_synonym import require_usable_synonym
from organisation.scoped import ScopedForm, ScopedSnippetViewSet

Group = tuple[str, list[tuple[str, str]]]


def column_choices() -> Iterator[Group | tuple[str, str]]:
    """Yield the columns of each kind under its name, by "kind.field"."""
    yield "", gettext("Choose…")
    for kind in Kind:
        columns = registry.get(kind).columns  # each with its kind: closed, the list shows no group
        yield (
            str(kind.label),
            [(f"{kind}.{field}", f"{column.column_name} ({kind.label})") for field, column in columns.items()],
        )


def value_choices() -> Iterator[Group | tuple[str, str]]:
    """Yield the values of each column of choices under kind and heading, by "kind.field.value"."""
    yield "", gettext("None: it is a heading")
    for kind in Kind:
        for field, column in registry.get(kind).columns.items():
            if column.reads == ColumnKind.CHOICE:
                group = f"{column.column_name} ({kind.label})"
                yield group, [(f"{kind}.{field}.{value}", str(word)) for value, word in column.choices.items()]


class SynonymForm(ScopedForm):
    """Asks for column and value by their Persian names."""

    column = forms.ChoiceField(
        label=_("Column"),
        choices=column_choices,
        help_text=_("The column that the heading of the file means, or whose value the file writes otherwise."),
    )
    value = forms.ChoiceField(
        label=_("Value"),
        choices=value_choices,
        required=False,
        help_text=_("Choose a value only if the words stand in the cells of that column, not in its heading."),
    )

    class Media:
        css = {"all": ("imports/synonyms.css",)}
        js = ("imports/synonyms.js",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        if row.pk:
            self.initial["column"] = f"{row.kind}.{row.field}"
            self.initial["value"] = f"{row.kind}.{row.field}.{row.choice}" if row.choice else ""

    def clean(self) -> dict[str, Any]:
        """Say what the words mean already; a value has to be one of the chosen column."""
        cleaned: dict[str, Any] = super().clean()
        column, value, words = cleaned.get("column", ""), cleaned.get("value", ""), cleaned.get("words", "")
        if not column:
            return cleaned
        row = self.instance
        row.kind, row.field = column.split(".")
        row.choice = value.removeprefix(f"{column}.")
        if value and row.choice == value:
            foreign = gettext("This is a value of another column: choose one of this column.")
            raise ValidationError({"value": foreign})
        if words:
            require_usable_synonym(kind=row.kind, field=row.field, choice=row.choice, words=words, leaving_out=row.pk)
        return cleaned


class SynonymViewSet(ScopedSnippetViewSet):
    """List, form and history of synonyms; a line of the exchange's own menu."""

    model = Synonym
    icon = "openquote"
    form_class = SynonymForm
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    menu_label = gettext_lazy("Synonyms")
    menu_item_is_registered = True
    copy_view_enabled = False
    list_filter = ["kind"]
    panels = [FieldPanel("column"), FieldPanel("value"), FieldPanel("words")]

    @cached_property
    def list_display(self) -> list[Any]:
        """Name the column and the value as the templates do."""
        return [
            "words",
            "kind",
            Column("column", label=_("Column"), accessor=heading_of),
            Column("meaning", label=_("What it is"), accessor=meaning_of),
        ]


def heading_of(row: Synonym) -> str:
    """Return the template's heading of the column; the stored name of one that is no longer declared."""
    column = registry.get(row.kind).columns.get(row.field)
    return str(column.column_name) if column else row.field


def meaning_of(row: Synonym) -> str:
    """Return whether the words are a heading, or which value they are."""
    if not row.choice:
        return gettext("heading")
    column = registry.get(row.kind).columns.get(row.field)
    word = column.choices.get(row.choice, row.choice) if column else row.choice
    return gettext("value “%(word)s”") % {"word": word}
