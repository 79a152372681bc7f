"""Put a published notice in the place of another one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms_pages.models import AnnouncementPage, Decision, NoticeDecision
from cms_pages.rules.succession import leads_back
from cms_pages.services.decisions import record, stated
from organisation.acts import Act, require


@transaction.atomic
def supersede_announcement(
    *, notice: AnnouncementPage, successor: AnnouncementPage, by: Any, reason: str
) -> NoticeDecision:
    """Let `notice` carry a banner that leads to `successor`, as soon as that one is public.

    Both were approved; the mark is written into the successor's drafts too, so that none of them takes it back.

    Raises:
        PermissionDenied: `by` may not.
        ValidationError: there is no reason, one of them is not published, or they would supersede each other.
    """
    require(by, Act.PUBLISH_NOTICE)
    why = stated(reason)
    if leads_back(notice.pk, successor.pk, AnnouncementPage.objects.succession()):
        raise ValidationError({"successor": _("A notice does not supersede itself, nor one that supersedes it.")})
    if not notice.live or not successor.live:
        raise ValidationError({"successor": _("Choose a published notice; a draft names the old one in its own form.")})
    AnnouncementPage.objects.filter(pk=successor.pk).update(supersedes=notice)
    for revision in {successor.live_revision, successor.latest_revision} - {None}:
        revision.content["supersedes"] = notice.pk
        revision.save(update_fields=["content"])
    successor.refresh_from_db()
    return record(notice=notice, kind=Decision.SUPERSEDED, reason=why, by=by)
