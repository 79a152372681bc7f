"""The permission policy that also asks whose row it is, and how each Wagtail is told of it."""

import functools
from typing import Any

from django.db import models
from wagtail.permission_policies import ModelPermissionPolicy

from organisation.scoping import visible

try:
    from wagtail.permissions import policy_registry, register_permission_policy
except ImportError:  # Wagtail 7.4 has no registry: it asks the viewset.
    policy_registry = register_permission_policy = None


class ScopedPermissionPolicy(ModelPermissionPolicy):
    """Model permissions, and for an instance: only inside the user's reach.

    It closes copy, preview, buttons, links to forms, editing sessions and (on 8.0) bulk actions; views by primary key
    are closed by GuardedViews, which also holds for those that ask no policy.
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


@functools.cache
def policy_of(model: type[models.Model]) -> ScopedPermissionPolicy:
    """Return the one policy of a record kind."""
    return ScopedPermissionPolicy(model)


def register_policy(model: type[models.Model]) -> None:
    """Tell Wagtail 8.0 the policy of the kind; on 7.4, where the viewset answers, there is nothing to do.

    Raises:
        ImproperlyConfigured: somebody asked Wagtail for the policy before, and was given one without a reach.
    """
    if register_permission_policy and policy_registry.get_by_type(model, fallback=False) is not policy_of(model):
        register_permission_policy(model, policy_of(model), exact_class=True)
