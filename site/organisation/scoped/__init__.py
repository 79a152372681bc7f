"""The scoped base of Wagtail's doors: views by key, lists, choosers, forms, filters and bulk actions."""

from organisation.scoped.forms import ScopedForm
from organisation.scoped.listing import ScopedFilterSet, ScopedIndexView
from organisation.scoped.viewsets import ScopedChooserViewSet, ScopedSnippetViewSet

__all__ = ["ScopedChooserViewSet", "ScopedFilterSet", "ScopedForm", "ScopedIndexView", "ScopedSnippetViewSet"]
