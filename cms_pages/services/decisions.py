"""What every decision about a notice leaves behind: its own record, and a line in Wagtail's history."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms_pages.models import AnnouncementPage, Decision, NoticeDecision

LONGEST_REASON = 1000


def log_action(kind: str) -> str:
    """Return the name of a decision in Wagtail's history."""
    return f"cms_pages.{kind}"


def stated(reason: str) -> str:
    """Return the reason without blanks around it.

    Raises:
        ValidationError: it is empty or too long.
    """
    text = reason.strip()
    if not text:
        raise ValidationError({"reason": _("Give the reason: it is recorded with your name.")})
    if len(text) > LONGEST_REASON:
        raise ValidationError({"reason": _("The reason is too long: at most 1000 characters.")})
    return text


def record(*, notice: AnnouncementPage, kind: Decision, reason: str, by: Any) -> NoticeDecision:
    """Keep the decision for good, and show it in the notice's history."""
    decision = NoticeDecision.objects.create(notice=notice, kind=kind, reason=reason, decided_by=by)
    log(instance=notice, action=log_action(kind), user=by, data={"reason": reason}, revision=notice.latest_revision)
    return decision
