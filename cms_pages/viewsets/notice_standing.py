"""Where a notice stands, in one word for the editors' list, and the same question as a filter."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState, get_default_page_content_type

from cms_pages.models import AnnouncementPage, AnnouncementQuerySet, NoticeMark, NoticeState

DRAFT = "draft"
WAITING, RETURNED, CHANGED = "waiting", "returned", "changed"

STANDINGS: dict[str, Any] = {
    DRAFT: _("Draft"),
    NoticeState.UPCOMING: NoticeState.UPCOMING.label,
    NoticeState.CURRENT: NoticeState.CURRENT.label,
    NoticeState.ARCHIVED: NoticeState.ARCHIVED.label,
    NoticeMark.SUPERSEDED: NoticeMark.SUPERSEDED.label,
    NoticeMark.WITHDRAWN: NoticeMark.WITHDRAWN.label,
    NoticeMark.REMOVED: NoticeMark.REMOVED.label,
}
APPROVALS: dict[str, Any] = {
    WAITING: _("Waiting for approval"),
    RETURNED: _("Returned to its author"),
    CHANGED: _("Changes not published"),
}


def standing_of(notice: AnnouncementPage, day: date) -> str:
    """Return where the notice stands on the day; a mark goes before the clock."""
    if notice.removed_on is not None:
        return str(NoticeMark.REMOVED.label)
    if notice.is_withdrawn_on(day):
        return str(NoticeMark.WITHDRAWN.label)
    if not notice.live:
        return str(STANDINGS[DRAFT])
    state = str(notice.state_on(day).label)
    superseded = getattr(notice, "successors_today", ())
    return f"{state}، {NoticeMark.SUPERSEDED.label}" if superseded else state


def approval_of(notice: AnnouncementPage) -> str:
    """Return what its newest text waits for, or nothing."""
    state = notice.current_workflow_state
    if state is not None:
        waits = state.status == WorkflowState.STATUS_IN_PROGRESS
        return str(APPROVALS[WAITING if waits else RETURNED])
    return str(APPROVALS[CHANGED]) if notice.live and notice.has_unpublished_changes else ""


def with_standing(rows: AnnouncementQuerySet, value: str, day: date) -> AnnouncementQuerySet:
    """Return the notices that the list says that of."""
    lists: dict[str, Callable[[], AnnouncementQuerySet]] = {
        DRAFT: lambda: rows.filter(live=False, removed_on=None),
        NoticeState.UPCOMING: lambda: rows.upcoming_on(day),
        NoticeState.CURRENT: lambda: rows.displayed_on(day).exclude(withdrawn_on__lte=day),
        NoticeState.ARCHIVED: lambda: rows.archived_on(day).exclude(withdrawn_on__lte=day),
        NoticeMark.SUPERSEDED: lambda: rows.in_force().superseded_on(day),
        NoticeMark.WITHDRAWN: lambda: rows.withdrawn_on_or_before(day).filter(removed_on=None),
        NoticeMark.REMOVED: lambda: rows.exclude(removed_on=None),
        WAITING: lambda: rows.filter(pk__in=_in_workflow(WorkflowState.STATUS_IN_PROGRESS)),
        RETURNED: lambda: rows.filter(pk__in=_in_workflow(WorkflowState.STATUS_NEEDS_CHANGES)),
        CHANGED: lambda: rows.filter(live=True, has_unpublished_changes=True),
    }
    return lists[value]()


def _in_workflow(status: str) -> list[int]:
    states = WorkflowState.objects.filter(status=status, base_content_type=get_default_page_content_type())
    return [int(pk) for pk in states.values_list("object_id", flat=True)]
