"""Lists inside the user's reach: folded search, and filters whose choices are narrowed too."""

from typing import Any

from django.db.models import Q
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import IndexView

from organisation.scoped.forms import narrow_choices
from persian.letters import search_terms


def search_folded(queryset: Any, query: str) -> Any:
    """Return the rows in which every word of `query` is found, whatever its letters, digits and joiners."""
    for term in search_terms(query):
        found = Q()
        for path in queryset.model.search_paths:
            found |= Q(**{f"{path}__contains": term})
        queryset = queryset.filter(found)
    return queryset


class ScopedFilterSet(WagtailFilterSet):
    """A filter set that offers only what the user may see."""

    @cached_property
    def form(self) -> Any:
        """Narrow the choices of the filter form."""
        form = super().form
        narrow_choices(form.fields, self.request.user)
        return form


class ScopedIndexView(IndexView):
    """The list of records; `search_paths` of the model say what is searched."""

    base_filterset_class = ScopedFilterSet

    @cached_property
    def is_searchable(self) -> bool:
        """Return whether the model names what to search."""
        return bool(self.model.search_paths)

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Add the buttons that higher rooms register for this list: hook(model, user) -> buttons."""
        found = hooks.get_hooks("register_record_list_buttons")
        return [*super().header_buttons, *(button for hook in found for button in hook(self.model, self.request.user))]

    def search_queryset(self, queryset: Any) -> Any:
        """Search by folded text."""
        return search_folded(queryset, self.search_query) if self.is_searching else queryset
