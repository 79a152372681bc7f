"""Make a notice as a draft: what programs write goes through the same page and revision as what editors write."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from cms_pages.models import Addressee, AnnouncementPage, Attachment, BoardPage
from cms_pages.notice_body import body_of
from cms_pages.rules.text_blocks import TextBlock, paragraph
from cms_pages.services.store_attachment import store_attachment


@transaction.atomic
def draft_announcement(
    *,
    title: str,
    display_from: date,
    display_until: date,
    by: Any,
    paragraphs: Sequence[str] = (),
    blocks: Iterable[TextBlock] = (),
    as_of: date | None = None,
    deadline: date | None = None,
    attachments: Iterable[tuple[str, str | None, bytes | None]] = (),
    kicker: str = "",
    salutation: str = "",
    addressees: Iterable[str] = (),
    is_important: bool = False,
    source_digest: str = "",
    published_at: datetime | None = None,
    supersedes: AnnouncementPage | None = None,
) -> AnnouncementPage:
    """Write a draft notice on the board: a page with a revision, not live.

    Args:
        title: at most 255 characters.
        display_from: the window's first day.
        display_until: the window's last day, inclusive.
        by: the author; None only for what a command loads.
        paragraphs: plain text, one paragraph each; written before `blocks`.
        blocks: headings, lists and call-outs as plain text (cms_pages.rules.text_blocks).
        as_of: the day up to which figures count.
        deadline: the last day for what the notice asks.
        attachments: label, file name and content of each; without name and content the file is still to come.
        kicker: a short line above the title.
        salutation: whom the notice addresses, a line each.
        addressees: the roles that are meant, everywhere; none for everybody.
        is_important: pinned on top while its window is open.
        source_digest: of the text that a loader read it from.
        published_at: when an older board published it.
        supersedes: the notice that carries a banner once this one is public.

    Raises:
        ValidationError: the window ends before it begins, or a field is not valid.
        RefusedFile: the board does not take one of the files.
    """
    notice = AnnouncementPage(
        title=title,
        kicker=kicker,
        is_important=is_important,
        salutation=salutation,
        body=body_of([*map(paragraph, paragraphs), *blocks]),
        display_from=display_from,
        display_until=display_until,
        as_of=as_of,
        deadline=deadline,
        source_digest=source_digest,
        first_published_at=published_at,
        live=False,
        has_unpublished_changes=True,
        owner=by,
        supersedes=supersedes,
    )
    notice.attachments.set(
        [
            Attachment(label=label, sort_order=place, version=_version(name, content, by))
            for place, (label, name, content) in enumerate(attachments)
        ]
    )
    notice.addressees.set([Addressee(role=role, sort_order=place) for place, role in enumerate(addressees)])
    BoardPage.objects.get().add_child(instance=notice)
    notice.save_revision(user=by, log_action="wagtail.create")
    return notice


def _version(name: str | None, content: bytes | None, by: Any) -> Any:
    if name is None or content is None:
        return None
    return store_attachment(file=ContentFile(content), name=name, by=by)
