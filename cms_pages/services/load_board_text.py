"""Load the notices of an old board from its text form; a second load of the same text changes nothing."""

from dataclasses import asdict, dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms_pages.models import AnnouncementPage
from cms_pages.rules.board_text import NoticeText, read_board_text
from cms_pages.services.draft_announcement import draft_announcement
from cms_pages.services.notice_warnings import NoticeWarning, conflict_warnings, text_warnings
from cms_pages.services.propose_addressees import propose_addressees
from persian.reference import find_references


@dataclass
class LoadResult:
    """What a load found and did.

    Attributes:
        notices, windows, attachments: what the text holds (counts); the text form has labels, not files.
        created: notices made by this load (for a dry run: that it would make).
        unchanged: notices that were already there; what editors changed in them stays.
        warnings: what looks wrong; never a reason to stop.
        title_repeated: titles whose repetition at the head of the text was left out.
    """

    notices: int = 0
    windows: int = 0
    attachments: int = 0
    created: int = 0
    unchanged: int = 0
    dry_run: bool = False
    warnings: list[NoticeWarning] = field(default_factory=list)
    title_repeated: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the result for a command's output."""
        return asdict(self)


@transaction.atomic
def load_board_text(*, text: str, by: Any = None, dry_run: bool = False) -> LoadResult:
    """Publish the notices of a board's text, each with its window and the labels of its attachments.

    The text lists the newest first. It says nothing of when a notice was published, so each gets the first moment of
    its window, moved later where the order of the text asks for it.

    Args:
        text: the whole text.
        by: who loads it; None for a command.
        dry_run: write nothing.

    Raises:
        BoardTextError: the text cannot be read as a board.
        ValidationError: a notice is not valid, for example a title of more than 255 characters.
    """
    notices = read_board_text(text)
    result = LoadResult(
        notices=len(notices),
        windows=len(notices),
        attachments=sum(len(notice.labels) for notice in notices),
        dry_run=dry_run,
        warnings=_warnings(notices),
        title_repeated=[notice.title for notice in notices if notice.title_repeated],
    )
    published_at = datetime.min.replace(tzinfo=timezone.get_current_timezone())
    for notice in reversed(notices):
        first_moment = timezone.make_aware(datetime.combine(notice.display_from, time()))
        published_at = max(first_moment, published_at + timedelta(seconds=1))
        if _is_there(notice):
            result.unchanged += 1
            continue
        result.created += 1
        if not dry_run:
            _publish(notice, by, published_at)
    return result


def _is_there(notice: NoticeText) -> bool:
    same = Q(title=notice.title, display_from=notice.display_from, display_until=notice.display_until)
    return AnnouncementPage.objects.filter(Q(source_digest=notice.digest) | same).exists()


def _publish(notice: NoticeText, by: Any, published_at: datetime) -> None:
    page = draft_announcement(
        title=notice.title,
        kicker=notice.kicker,
        is_important=notice.is_important,
        salutation=notice.salutation,
        addressees=propose_addressees(salutation=notice.salutation),
        blocks=notice.blocks,
        display_from=notice.display_from,
        display_until=notice.display_until,
        as_of=notice.as_of,
        attachments=[(label, None, None) for label in notice.labels],
        source_digest=notice.digest,
        published_at=published_at,
        by=by,
    )
    page.latest_revision.publish(user=by, skip_permission_checks=True)  # the old board published it


def _warnings(notices: list[NoticeText]) -> list[NoticeWarning]:
    texts = {notice.digest: "\n".join(line for block in notice.blocks for line in block.lines) for notice in notices}
    warnings = [
        warning
        for notice in notices
        for warning in text_warnings(
            title=notice.title,
            text=texts[notice.digest],
            display_from=notice.display_from,
            display_until=notice.display_until,
            attachments=len(notice.labels),
        )
    ]
    return warnings + conflict_warnings(reference for text in texts.values() for reference in find_references(text))
