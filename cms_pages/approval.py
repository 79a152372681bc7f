"""Who may approve a notice: one who may approve, and wrote nothing of what is to be approved."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from cms_pages.rules.revision_content import changed_parts, needs_note, writers
from organisation.acts import Act, may, require


def authors_of(notice: Any) -> frozenset[int]:
    """Return the users who wrote, or submitted, what is not published yet of the notice."""
    since = notice.live_revision if notice.live else None
    revisions = notice.revisions.order_by("created_at", "pk")
    if since is not None:
        revisions = revisions.filter(created_at__gt=since.created_at)
    found = writers(revisions.values_list("user_id", "content"), since=since.content if since else None)
    state = notice.current_workflow_state
    return found | {state.requested_by_id} if state and state.requested_by_id else found


def may_approve(user: Any, notice: Any) -> bool:
    """Return whether `user` may approve or return the notice."""
    return may(user, Act.APPROVE_NOTICE) and user.pk not in authors_of(notice)


def require_approver(user: Any, notice: Any) -> None:
    """Raise PermissionDenied, in words, unless `user` may approve or return the notice."""
    require(user, Act.APPROVE_NOTICE)
    if user.pk in authors_of(notice):
        raise PermissionDenied(
            _("You wrote or submitted this text yourself: the director-general or another editor approves it.")
        )


def note_is_missing(notice: Any, content: Any) -> bool:
    """Return whether `content`, once published, would change the public notice without a word to its readers."""
    if not notice.live or notice.live_revision is None or (content.get("change_note") or "").strip():
        return False
    parts = changed_parts(notice.live_revision.content, content)
    return needs_note(parts, is_minor=bool(content.get("change_is_minor")))


def note_demanded() -> str:
    """Return the sentence that asks for the description of the change."""
    return _(
        "Readers have seen this notice: describe for them what changes, or, for a slip of the pen in the text, mark "
        "the change as minor."
    )


def require_note(notice: Any) -> None:
    """Raise ValidationError unless the newest draft says what it changes of the public notice, where it must."""
    newest = notice.get_latest_revision()
    if newest is not None and note_is_missing(notice, newest.content):
        raise ValidationError({"change_note": note_demanded()})
