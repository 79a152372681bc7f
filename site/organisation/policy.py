"""The permission policy that also asks whose row it is."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from organisation.scoping import visible


class ScopedPermissionPolicy(ModelPermissionPolicy):
    """Model permissions, and for an instance: only inside the user's reach.

    Wagtail 7.4 asks the policy of the viewset, 8.0 the registered one; both get this class. It closes copy, preview,
    buttons and (on 8.0) bulk actions; views by primary key are closed by organisation.viewsets.
    """

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Return whether the action is permitted on this row."""
        return self.user_has_permission(user, action) and self._reaches(user, instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Return whether any of the actions is permitted on this row."""
        return self.user_has_any_permission(user, actions) and self._reaches(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        """Return the rows on which the user may do any of the actions."""
        return visible(super().instances_user_has_any_permission_for(user, actions), user)

    def _reaches(self, user: Any, instance: Any) -> bool:
        if instance.pk is None:
            return True
        return visible(self.model._default_manager.filter(pk=instance.pk), user).exists()
