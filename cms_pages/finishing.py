"""What an approved workflow does; named in the settings, so it imports no model."""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish the approved text; the task has asked who may, and Wagtail's own publish permission is nobody's."""
    workflow_state.content_object.specific.get_latest_revision().publish(user=user, skip_permission_checks=True)
