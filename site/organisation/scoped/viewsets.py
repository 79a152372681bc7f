"""The viewset that every record uses: one gate before each view that takes a key."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from organisation.scoped.choosers import (
    ScopedChooserCreateView,
    ScopedChooseResultsView,
    ScopedChooseView,
    ScopedChosenMultipleView,
)
from organisation.scoped.deletion import ScopedDeleteView
from organisation.scoped.forms import ScopedForm
from organisation.scoped.keys import rows_of
from organisation.scoped.listing import ScopedIndexView
from organisation.scoped.policies import ScopedPermissionPolicy, policy_of, register_policy
from organisation.scoped.widgets import ScopedChooserWidget
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
        if not rows_of(rows, [unquote(str(pk))]).exists():
            raise Http404


class ScopedChooserViewSet(GuardedViews, SnippetChooserViewSet):
    """A chooser that shows and answers only what the user may see, and only to those with a permission on the kind."""

    choose_view_class = ScopedChooseView
    choose_results_view_class = ScopedChooseResultsView
    chosen_multiple_view_class = ScopedChosenMultipleView
    create_view_class = ScopedChooserCreateView

    @cached_property
    def widget_class(self) -> ScopedChooserWidget:
        """Return the button that forms show for a key of this kind."""
        return ScopedChooserWidget(model=self.model, icon=self.icon)

    def check_reach(self, request: HttpRequest, pk: Any) -> None:
        """Refuse the kind as a whole to people without any permission on it, then the foreign row."""
        if not policy_of(self.model).user_has_any_permission(request.user, ANY_PERMISSION):
            raise Http404
        super().check_reach(request, pk)


class ScopedSnippetViewSet(GuardedViews, SnippetViewSet):
    """The base of every record kind in the admin."""

    chooser_viewset_class = ScopedChooserViewSet
    index_view_class = ScopedIndexView
    delete_view_class = ScopedDeleteView
    form_class = ScopedForm
    list_per_page = 50

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        register_policy(self.model)

    @property
    def permission_policy(self) -> ScopedPermissionPolicy:
        """Return the scoped policy."""
        return policy_of(self.model)

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """Return a finder that links, and so names, rows inside the reach only (7.4 asks the model's permission)."""
        attributes = {"permission_policy": self.permission_policy, "edit_url_name": self.get_url_name("edit")}
        return type("ScopedURLFinder", (ModelAdminURLFinder,), attributes)

    def get_queryset(self, request: HttpRequest) -> Any:
        """List only rows inside the reach."""
        return visible(self.model._default_manager.all(), request.user)

    def get_edit_handler(self) -> Any:
        """Build the form on ScopedForm, whatever panels the record names."""
        edit_handler = super().get_edit_handler()
        edit_handler.base_form_class = self.form_class
        return edit_handler
