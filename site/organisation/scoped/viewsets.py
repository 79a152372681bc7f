"""The viewset that every record uses: one gate before each view that takes a key."""

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.admin.panels import ObjectList, extract_panel_definitions_from_model_class
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from organisation.policy import ScopedPermissionPolicy
from organisation.scoped.choosers import ScopedChooseResultsView, ScopedChooseView, ScopedChosenMultipleView
from organisation.scoped.forms import ScopedForm
from organisation.scoped.listing import ScopedIndexView
from organisation.scoping import visible

ANY_PERMISSION = ("add", "change", "delete", "view")


class GuardedViews:
    """Answer 404 for a key outside the user's reach, in every view, also those that a later Wagtail adds."""

    model: Any

    def construct_view(self, view_class: Any, **kwargs: Any) -> Callable[..., HttpResponseBase]:
        """Wrap the view in the gate."""
        view = super().construct_view(view_class, **kwargs)  # type: ignore[misc]

        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
            self.check_reach(request, kw.get("pk") or (args[0] if args else None))
            return view(request, *args, **kw)

        return guarded

    def check_reach(self, request: HttpRequest, pk: Any) -> None:
        """Raise Http404 unless the row of `pk` (quoted, as in the address) can be seen."""
        if pk is None:
            return
        rows = visible(self.model._default_manager.all(), request.user)
        try:
            found = rows.filter(pk=unquote(str(pk))).exists()
        except (TypeError, ValueError):
            found = False
        if not found:
            raise Http404


class ScopedChooserViewSet(GuardedViews, SnippetChooserViewSet):
    """A chooser that shows and answers only what the user may see, and only to those with a permission on the kind."""

    choose_view_class = ScopedChooseView
    choose_results_view_class = ScopedChooseResultsView
    chosen_multiple_view_class = ScopedChosenMultipleView

    def check_reach(self, request: HttpRequest, pk: Any) -> None:
        """Refuse the kind as a whole to people without any permission on it, then the foreign row."""
        if not ScopedPermissionPolicy(self.model).user_has_any_permission(request.user, ANY_PERMISSION):
            raise Http404
        super().check_reach(request, pk)


class ScopedSnippetViewSet(GuardedViews, SnippetViewSet):
    """The base of every record kind in the admin."""

    chooser_viewset_class = ScopedChooserViewSet
    index_view_class = ScopedIndexView
    form_class = ScopedForm
    list_per_page = 50

    @property
    def permission_policy(self) -> ScopedPermissionPolicy:
        """Return the scoped policy (Wagtail 7.4 asks here, 8.0 the registered one)."""
        return ScopedPermissionPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> Any:
        """List only rows inside the reach."""
        return visible(self.model._default_manager.all(), request.user)

    def get_edit_handler(self) -> Any:
        """Build the form on ScopedForm, whatever panels the record names."""
        panels = getattr(self, "panels", None) or extract_panel_definitions_from_model_class(
            self.model, exclude=self.get_exclude_form_fields()
        )
        return ObjectList(panels, base_form_class=self.form_class).bind_to_model(self.model)
