"""The way of a notice to the board, as Wagtail knows it: one workflow with one step."""

from django.db import transaction
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from cms_pages.models import BoardPage, NoticeApprovalTask

WORKFLOW = "تأیید اطلاعیه"
TASK = "تأیید مدیرکل یا ویراستار دیگر"


@transaction.atomic
def sync_notice_workflow() -> None:
    """Make the workflow of the board what it should be; without it nobody could send a notice for approval.

    Run after every migration and when the board is made.
    """
    board = BoardPage.objects.first()
    if board is None:
        return
    task = NoticeApprovalTask.objects.first() or NoticeApprovalTask.objects.create(name=TASK)
    if not task.active:
        NoticeApprovalTask.objects.filter(pk=task.pk).update(active=True)
    step = WorkflowTask.objects.filter(task=task, workflow__active=True).select_related("workflow").first()
    if step is None:
        workflow = Workflow.objects.create(name=WORKFLOW)
        step = WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=board, defaults={"workflow": step.workflow})
