"""Give a notice newer files under the links that it has: a draft, which its readers see once it is published."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from cms_pages.models import AnnouncementPage, Attachment
from cms_pages.services.store_attachment import store_attachment


class NewFile(NamedTuple):
    """A file for a notice.

    Attributes:
        key: of the attachment whose file it takes the place of, "" for a new attachment.
        label: of a new attachment; one that is there keeps its own.
        name: of the file, with its extension.
        content: its bytes.
    """

    key: str
    label: str
    name: str
    content: bytes


@transaction.atomic
def renew_attachments(
    *, notice: AnnouncementPage, files: Sequence[NewFile], note: str, by: Any, as_of: date | None = None
) -> AnnouncementPage:
    """Save a draft of the notice in which these files stand at their links; earlier versions are kept.

    Args:
        notice: any of the board; its newest draft is the one that goes on.
        files: where each belongs, and what it is.
        note: what changed, a sentence for the readers.
        by: who may edit the notice.
        as_of: the day up to which the new figures count; None leaves the notice's.

    Raises:
        PermissionDenied: the notice is not `by`'s to edit.
        ValidationError: somebody else holds it at the moment, or a key is none of its attachments.
        RefusedFile: the board does not take one of the files.
    """
    notice = AnnouncementPage.objects.select_for_update().get(pk=notice.pk)
    permissions = notice.permissions_for_user(by)
    if not permissions.can_edit():
        raise PermissionDenied(_("This notice is not yours to edit."))
    if permissions.page_locked():
        raise ValidationError(_("This notice is locked or waits for its approval, so its files stay as they are."))
    draft: AnnouncementPage = notice.get_latest_revision_as_object()
    rows = list(draft.attachments.all())
    by_key = {row.key: row for row in rows}
    for file in files:
        if file.key and file.key not in by_key:
            raise ValidationError(_("An attachment does not belong to this notice any more: reload the page."))
        row = by_key.get(file.key)
        if row is None:
            row = Attachment(label=file.label, sort_order=len(rows))
            rows.append(row)
        row.version = store_attachment(
            file=ContentFile(file.content),
            name=file.name,
            by=by,
            replaces=row.version,
            note=note if row.version else "",
        )
    draft.attachments.set(rows)
    if as_of is not None:
        draft.as_of = as_of
    if draft.live:
        draft.change_note, draft.change_is_minor = note, False
    draft.save_revision(user=by, log_action="wagtail.edit")
    return draft
