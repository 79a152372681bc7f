"""The way from the services to the task that a notice waits at; the task asks who may."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cms_pages.models import AnnouncementPage


def answer(*, notice: AnnouncementPage, by: Any, action: str, comment: str) -> None:
    """Give the task its answer, `approve` or `reject`.

    Raises:
        PermissionDenied: nothing waits, or the task refuses `by`.
        ValidationError: the task refuses the answer.
    """
    state = notice.current_workflow_task_state
    if state is None:
        raise PermissionDenied(_("This notice is not waiting for an approval any more."))
    state.task.specific.on_action(state, by, action, comment=comment)
