"""Send the newest draft of a notice for approval."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from cms_pages.models import AnnouncementPage


@transaction.atomic
def submit_announcement(*, notice: AnnouncementPage, by: Any) -> WorkflowState:
    """Let the notice wait for an approver; a returned one goes back to where it was returned from.

    Raises:
        PermissionDenied: `by` may not edit the notice, or it waits already.
        ValidationError: readers would not be told of a change.
    """
    permissions = notice.permissions_for_user(by)
    if not (permissions.can_edit() and permissions.can_submit_for_moderation()):
        raise PermissionDenied(_("This notice cannot be sent for approval: it waits already, or you may not edit it."))
    if notice.latest_revision is None:
        notice.save_revision(user=by)
    state = notice.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=by)
        return state
    started: WorkflowState = notice.get_workflow().start(notice, by)
    return started
