"""The one step of a notice's way to the board: its approval by somebody who did not write it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState

from cms_pages.approval import may_approve, require_approver, require_note
from cms_pages.forms import ApprovalForm, ReturnForm


class ApprovalLock(WorkflowLock):
    """While a notice waits, its authors do not change what others are reading."""

    def get_message(self, user: Any) -> str | None:
        """Say to an author what is waited for, and how to get the text back."""
        if not self.for_user(user):
            return None
        return _(
            "This notice waits for its approval by the director-general or by an editor who did not write it. To go "
            "on writing, take it back with “Cancel workflow”."
        )

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        """Say the same in short."""
        return _("Waits for approval; its authors cannot change it meanwhile.")


class NoticeApprovalTask(Task):
    """Approve or return a notice; the answer comes from the roles and the authors, not from a group.

    The checks stand here, below every screen: whatever approves a task state asks them.
    """

    lock_class = ApprovalLock

    class Meta:
        verbose_name = gettext_lazy("approval of a notice")
        verbose_name_plural = gettext_lazy("approvals of notices")

    @classmethod
    def get_description(cls) -> str:
        """Return what the step is, for the administrators' list of tasks."""
        return _("The director-general or an HQ editor approves, never an author.")

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Begin to wait, unless readers would not be told of a change."""
        require_note(workflow_state.content_object.specific)
        return super().start(workflow_state, user=user)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Give nobody a right that the role does not give."""
        return False

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Lock for all but those who may approve."""
        return not may_approve(user, obj)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Return the two answers, both through a dialog that says what they do."""
        if not may_approve(user, obj):
            return []
        return [("approve", gettext_lazy("Approve"), True), ("reject", gettext_lazy("Return with a comment"), True)]

    def get_form_for_action(self, action: str) -> Any:
        """Ask for a comment; returning needs one."""
        return ReturnForm if action == "reject" else ApprovalForm

    def get_template_for_action(self, action: str) -> str:
        """Use the dialog that says what happens."""
        return "cms_pages/admin/approval_dialog.html"

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Approve, which publishes, or return.

        Raises:
            PermissionDenied: `user` may not, or is an author, or nothing is waited for any more.
            ValidationError: a return without a comment; an approval of a change that readers would not be told of.
        """
        notice = task_state.workflow_state.content_object.specific
        require_approver(user, notice)
        if task_state.status != TaskState.STATUS_IN_PROGRESS:
            raise PermissionDenied(_("This notice is not waiting for an approval any more."))
        if action_name == "reject":
            ReturnForm.require_comment(kwargs.get("comment", ""))
        else:
            require_note(notice)
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        """Return what waits for this user's answer."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        mine = [
            state.pk
            for state in waiting.select_related("workflow_state")
            if (notice := state.workflow_state.content_object) and may_approve(user, notice.specific)
        ]
        return TaskState.objects.filter(pk__in=mine)
