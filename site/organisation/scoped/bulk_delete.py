"""Bulk deletion inside the reach: foreign rows are neither deleted nor named on the confirmation page."""

from typing import Any

from django.db.models import ProtectedError, RestrictedError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import get_snippet_models

from organisation.scoped.keys import rows_of
from organisation.scoped.policies import policy_of
from organisation.scoping import ScopedModel, visible


class _ScopedModels:
    """Evaluated late: kinds are registered while the hooks are read."""

    def __get__(self, _instance: Any, _owner: Any) -> list[type[ScopedModel]]:
        return [model for model in get_snippet_models() if issubclass(model, ScopedModel)]


class ScopedDeleteBulkAction(DeleteBulkAction):
    """Replaces Wagtail's own action for scoped kinds (the last registration wins).

    Wagtail 7.4 asks only the model's permission, and 8.0 names the rows it refuses; here a foreign key does not exist.
    """

    models = _ScopedModels()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer 404 without the permission; say so where other records still need a row."""
        if not policy_of(self.model).user_has_permission(request.user, "delete"):
            raise Http404
        try:
            return super().dispatch(request, *args, **kwargs)
        except (ProtectedError, RestrictedError):
            messages.error(request, _("Nothing was deleted: other records still need at least one of these."))
            return redirect(self.next_url)

    def get_actionable_objects(self) -> Any:
        """Return the chosen rows; 404 when one of them is foreign, so that nothing happens to the others either."""
        if "_chosen" not in self.__dict__:
            keys = set(self.request.GET.getlist("id"))
            rows = visible(self.model._default_manager.all(), self.request.user)
            self._chosen = list(rows if "all" in keys else rows_of(rows, keys))
            if not self._chosen or ("all" not in keys and len(self._chosen) < len(keys)):
                raise Http404
        return self._chosen, {"items_with_no_access": []}
