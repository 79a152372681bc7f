"""Bulk deletion inside the reach: foreign rows are neither deleted nor named on the confirmation page."""

from typing import Any

from django.http import Http404
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from organisation.policy import ScopedPermissionPolicy
from organisation.scoping import ScopedModel, visible


class ScopedDeleteBulkAction(DeleteBulkAction):
    """Replaces Wagtail's own action for snippets (the last registration wins).

    Wagtail 7.4 asks only the model's permission, and 8.0 names the rows it refuses; here a foreign key does not exist.
    """

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> Any:
        """Return the rows without asking whose they are; `get_actionable_objects` does."""
        return model._default_manager.filter(pk__in=object_ids)

    def get_actionable_objects(self) -> Any:
        """Return the reachable rows, and say nothing of the others."""
        objects, _unused = super().get_actionable_objects()
        if issubclass(self.model, ScopedModel):
            if not ScopedPermissionPolicy(self.model).user_has_permission(self.request.user, "delete"):
                raise Http404
            keys = [item.pk for item in objects]
            objects = list(visible(self.model._default_manager.filter(pk__in=keys), self.request.user))
        if not objects:
            raise Http404
        return objects, {"items_with_no_access": []}

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """Return every key that the user may see, for «all in the list»."""
        rows = self.model._default_manager.all()
        if issubclass(self.model, ScopedModel):
            rows = visible(rows, self.request.user)
        return rows.values_list("pk", flat=True)
