"""Choosers inside the user's reach: the list, its search, and what is answered for chosen keys."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChosenMultipleView, SnippetCreateView

from organisation.scoped.forms import narrow_form
from organisation.scoped.keys import rows_of
from organisation.scoped.listing import search_folded
from organisation.scoping import visible


class FoldedSearchForm(BaseFilterForm):
    """The chooser's search box, by folded text."""

    q = forms.CharField(label=_("Search term"), required=False)

    def filter(self, objects: Any) -> Any:
        """Return the objects that match the query."""
        query = self.cleaned_data.get("q") or ""
        if query:
            self.is_searching, self.search_query = True, query
            objects = search_folded(objects, query)
        return super().filter(objects)


class _NarrowedCreation:
    def get_creation_form(self) -> Any:
        """Narrow the form with which a new row is made inside the chooser, where the kind offers one."""
        form = super().get_creation_form()  # type: ignore[misc]
        if form is not None:
            narrow_form(form, self.request.user)  # type: ignore[attr-defined]
        return form


class _VisibleList(_NarrowedCreation):
    filter_form_class: Any = None

    def get_filter_form_class(self) -> Any:
        """Offer a search box where the model says what is searched."""
        return FoldedSearchForm if self.model_class.search_paths else BaseFilterForm  # type: ignore[attr-defined]

    def get_object_list(self) -> Any:
        """List only rows inside the reach, with what their names need."""
        rows = visible(super().get_object_list(), self.request.user)  # type: ignore[misc, attr-defined]
        return rows.select_related(*rows.model.named_by) if rows.model.named_by else rows


class ScopedChooseView(_VisibleList, ChooseView):
    """The chooser's window."""


class ScopedChooseResultsView(_VisibleList, ChooseResultsView):
    """The chooser's list alone, for searching and paging."""


class ScopedChosenMultipleView(SnippetChosenMultipleView):
    """Answers for several chosen keys; foreign ones do not exist."""

    def get_objects(self, pks: Any) -> Any:
        """Return the rows inside the reach."""
        objects = rows_of(visible(self.model_class._default_manager.all(), self.request.user), pks)
        if not objects:
            raise Http404
        return objects


class ScopedChooserCreateView(_NarrowedCreation, SnippetCreateView):
    """Making a row inside the chooser; Wagtail gives every kind the address, also one that has no such form."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer 404 where there is no form."""
        if self.get_creation_form_class() is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)
