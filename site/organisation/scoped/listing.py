"""Lists inside the user's reach: folded search, and filters whose choices are narrowed too."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail import hooks
from wagtail.admin.active_filters import ActiveFilter, BaseFilterAdapter, register_filter_adapter_class
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.snippets.views.snippets import IndexView

from organisation.scoped.columns import FieldColumn, label_of, order_of, text_of
from organisation.scoped.forms import narrow_choices
from organisation.scoped.spreadsheets import SafeSpreadsheetMixin
from persian.letters import search_terms


def search_folded(queryset: Any, query: str) -> Any:
    """Return the rows in which every word of `query` is found, whatever its letters, digits and joiners."""
    for term in search_terms(query):
        found = Q()
        for path in queryset.model.search_paths:
            found |= Q(**{f"{path}__contains": term})
        queryset = queryset.filter(found)
    return queryset


class YesNoAdapter(BaseFilterAdapter):
    """The pill of a filter by yes or no; Wagtail's own would say «False»."""

    def get_active_filters(self) -> Iterator[ActiveFilter]:
        """Say it in words."""
        for active in super().get_active_filters():
            yield active._replace(value=text_of(self.value, self.name))


register_filter_adapter_class(django_filters.BooleanFilter, YesNoAdapter)


class ScopedFilterSet(WagtailFilterSet):
    """A filter set that offers only what the user may see."""

    @cached_property
    def form(self) -> Any:
        """Narrow the choices of the filter form."""
        form = super().form
        narrow_choices(form.fields, self.request.user)
        return form

    @classmethod
    def filter_for_field(cls, field: Any, field_name: str, lookup_expr: str | None = None) -> Any:
        """Label a filter with the last field's own label, not with the way to it."""
        found = super().filter_for_field(field, field_name, lookup_expr)
        found.label = capfirst(field.verbose_name)
        return found


class ScopedIndexView(SafeSpreadsheetMixin, IndexView):
    """The list of records; `search_paths` of the model say what is searched.

    `list_display` and `list_export` name columns by dotted paths: "name", "district.directorate".
    """

    base_filterset_class = ScopedFilterSet

    @cached_property
    def is_searchable(self) -> bool:
        """Return whether the model names what to search."""
        return bool(self.model.search_paths)

    @cached_property
    def columns(self) -> list[Column]:
        """Let rows be ticked only by those who may delete, which is all that can be done with ticked rows."""
        if self.permission_policy.user_has_permission(self.request.user, "delete"):
            return list(super().columns)
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Add the buttons that higher rooms register for this list: hook(model, user) -> buttons."""
        found = hooks.get_hooks("register_record_list_buttons")
        return [*super().header_buttons, *(button for hook in found for button in hook(self.model, self.request.user))]

    def _get_custom_column(self, field_name: str, column_class: type[Column] = FieldColumn, **kwargs: Any) -> Column:
        """Return a column that shows Persian text and sorts in Persian order."""
        if not issubclass(column_class, FieldColumn):
            column_class = type(column_class.__name__, (FieldColumn, column_class), {})
        label, order = label_of(self.model, field_name), order_of(self.model, field_name)
        return column_class(field_name, label=label, sort_key=order, **kwargs)

    def search_queryset(self, queryset: Any) -> Any:
        """Search by folded text."""
        return search_folded(queryset, self.search_query) if self.is_searching else queryset
