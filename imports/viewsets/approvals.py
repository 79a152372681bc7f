"""What the screens say of a file that waits for approval: since when, who may decide, what was returned and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from imports.models import REDOABLE, UNDOABLE, ImportBatch, State
from imports.services.approvals import may_approve, needs_approval
from imports.viewsets.outcome import left_out_rows, would_write
from organisation.acts import Act, reach_for
from organisation.models import Posting
from organisation.roles import Role
from persian.clock import today
from persian.templatetags.persian import jalali

# Before these a file may still go the way that its return asks for.
_SETTLED = UNDOABLE | REDOABLE


@dataclass(frozen=True, slots=True)
class Awaited:
    """A confirmation that waits for approval.

    Attributes:
        sentence: who confirmed it and when.
        whom: who may approve it.
        summary, left_out: what approving it would write and leave out, for those who decide.
        approve_url, return_url, withdraw_url: what the reader may do, or nothing.
    """

    sentence: str
    whom: str
    summary: str = ""
    left_out: str = ""
    approve_url: str = ""
    return_url: str = ""
    withdraw_url: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A return with its reason; `is_open` until the file is confirmed anew."""

    by: str
    note: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided, and when."""

    label: str
    name: str
    at: str


def awaiting_approval_of(user: Any) -> Any:
    """Return the files that wait for this person's approval, the longest waiting first."""
    reach = reach_for(user, Act.IMPORT_WORKBOOK)
    waiting = ImportBatch.objects.filter(state=State.AWAITING_APPROVAL).exclude(confirmed_by=user.pk)
    if not reach.national:
        waiting = waiting.filter(directorate__in=reach.directorates)
    return waiting.order_by("confirmed_at", "pk")


def approves_files(user: Any) -> bool:
    """Return whether files may wait for this person at all."""
    reach = reach_for(user, Act.IMPORT_WORKBOOK)
    return reach.national or bool(reach.directorates)


def approval_context(batch: ImportBatch, user: Any, *, may_work: bool) -> dict[str, Any]:
    """Return what the page of a batch shows of its approval."""
    context: dict[str, Any] = {"decisions": _decisions(batch), "returned": _returned(batch)}
    if batch.state == State.AWAITING_APPROVAL:
        context["awaited"] = _awaited(batch, user, may_work=may_work)
    if batch.state == State.CHECKED and may_work:
        context["needs_approval"] = needs_approval(user)
    return context


def _awaited(batch: ImportBatch, user: Any, *, may_work: bool) -> Awaited:
    sentence = _("%(name)s confirmed this file for the final registration, %(moment)s.") % {
        "name": batch.confirmed_by,
        "moment": _moment(batch.confirmed_at),
    }
    if may_work and may_approve(batch, user):
        return Awaited(
            sentence,
            _("It waits for your approval. Look at the preview below, then approve it or return it with a reason."),
            summary=would_write(batch),
            left_out=left_out_rows(batch),
            approve_url=reverse("imports_approve", args=[batch.pk]),
            return_url=reverse("imports_return", args=[batch.pk]),
        )
    is_own = may_work and batch.confirmed_by_id == user.pk
    return Awaited(sentence, _whom(batch), withdraw_url=reverse("imports_withdraw", args=[batch.pk]) if is_own else "")


def _whom(batch: ImportBatch) -> str:
    """Return who may approve the file, by name where somebody is posted to the directorate today."""
    heads = Posting.objects.active_on(today()).filter(role=Role.PROVINCE_HEAD, directorate=batch.directorate_id)
    heads = heads.filter(user__is_active=True).select_related("user")
    names = sorted({str(posting.user) for posting in heads if may_approve(batch, posting.user)})
    if not names:
        return _(
            "It waits for the approval of the headquarters, since nobody who may approve it is posted to the "
            "directorate today."
        )
    return _(
        "It waits for the approval of %(names)s, head of the evaluation office of %(directorate)s; where that office "
        "is away, the headquarters may approve it."
    ) % {"names": _(", ").join(names), "directorate": batch.directorate}


def _returned(batch: ImportBatch) -> Returned | None:
    if not batch.return_note or batch.state in _SETTLED:
        return None
    by = _("%(name)s, %(moment)s") % {"name": batch.returned_by, "moment": _moment(batch.returned_at)}
    return Returned(by, batch.return_note, is_open=batch.confirmed_by_id is None)


def _decisions(batch: ImportBatch) -> list[Decision]:
    """Return both people of an approved file, for its facts."""
    if not batch.approved_by:
        return []
    return [
        Decision(_("Confirmed by"), str(batch.confirmed_by), _moment(batch.confirmed_at)),
        Decision(_("Approved by"), str(batch.approved_by), _moment(batch.approved_at)),
    ]


def _moment(at: datetime | None) -> str:
    return jalali(timezone.localtime(at), "moment") if at else ""
