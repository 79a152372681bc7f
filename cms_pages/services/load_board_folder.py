"""Load the notices of an old board from a folder: a list and the files; whole or not at all, twice changes nothing."""

from dataclasses import dataclass
from datetime import datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms_pages.models import AnnouncementPage, NoticeTopic
from cms_pages.rules.board_folder import LIST_NAME, BoardFolderError, ListedNotice, read_list
from cms_pages.rules.board_text import text_blocks
from cms_pages.rules.file_kinds import RefusedFile
from cms_pages.services.draft_announcement import draft_announcement
from cms_pages.services.notice_warnings import NoticeWarning, notice_warnings
from persian.letters import canonical, match_key

_TEXT = ".txt"


@dataclass(frozen=True)
class FolderResult:
    """What a load did; `warnings` are no reason to stop."""

    notices: int
    created: int
    unchanged: int
    files: int
    warnings: tuple[NoticeWarning, ...]


@transaction.atomic
def load_board_folder(*, folder: Path, by: Any = None, dry_run: bool = False) -> FolderResult:
    """Publish the notices of a folder; one that is there already (by number, or by title and window) stays as it is.

    Args:
        folder: holds notices.csv and the files that it names.
        by: who loads it; None for a command.
        dry_run: read and check everything, and keep nothing.

    Raises:
        BoardFolderError: the list or one of its files cannot be taken; nothing was loaded.
        ValidationError: a notice is not valid.
    """
    try:
        notices = read_list((folder / LIST_NAME).read_bytes())
    except OSError:
        raise BoardFolderError("no_list", value=LIST_NAME) from None
    created = files = 0
    warnings: list[NoticeWarning] = []
    for listed in reversed(notices):
        attachments = [(file.label, *_content(folder, file.name, listed)) for file in listed.files]
        if _is_there(listed):
            continue
        notice = _publish(folder, listed, attachments, by)
        created, files = created + 1, files + sum(content is not None for _label, _name, content in attachments)
        warnings += notice_warnings(notice)
    if dry_run:
        transaction.set_rollback(True)
    return FolderResult(len(notices), created, len(notices) - created, files, tuple(warnings))


def _is_there(listed: ListedNotice) -> bool:
    same = Q(title=listed.title, display_from=listed.display_from, display_until=listed.display_until)
    if listed.old_id is not None:
        same |= Q(old_id=listed.old_id)
    return AnnouncementPage.objects.filter(same | Q(source_digest=_digest(listed))).exists()


def _publish(
    folder: Path, listed: ListedNotice, attachments: list[tuple[str, str | None, bytes | None]], by: Any
) -> AnnouncementPage:
    published = listed.published or listed.display_from
    try:
        page = draft_announcement(
            title=listed.title,
            kicker=listed.kicker,
            is_important=listed.is_important,
            salutation=listed.salutation,
            blocks=text_blocks(_text(folder, listed), title=listed.title),
            display_from=listed.display_from,
            display_until=listed.display_until,
            as_of=listed.as_of,
            deadline=listed.deadline,
            attachments=attachments,
            source_digest=_digest(listed),
            published_at=timezone.make_aware(datetime.combine(published, time())),
            by=by,
        )
    except RefusedFile as error:
        raise BoardFolderError("refused_file", listed.line, "پیوست‌ها", error.code) from error
    page.old_id = listed.old_id
    page.topics = [_topic(name) for name in listed.topics]
    page.save_revision(user=by).publish(user=by)
    page.refresh_from_db()
    return page


def _topic(name: str) -> NoticeTopic:
    topic, _made = NoticeTopic.objects.get_or_create(name_key=match_key(name), defaults={"name": canonical(name)[:80]})
    return topic


def _text(folder: Path, listed: ListedNotice) -> str:
    if "\n" in listed.text or not listed.text.casefold().endswith(_TEXT):
        return listed.text
    _name, content = _content(folder, listed.text, listed)
    try:
        return (content or b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BoardFolderError("not_utf8", listed.line, "متن", listed.text) from None


def _content(folder: Path, name: str, listed: ListedNotice) -> tuple[str | None, bytes | None]:
    """Return a file's name and bytes; a label without a name is an attachment whose file is still to come."""
    if not name:
        return None, None
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise BoardFolderError("file_outside", listed.line, value=name)
    try:
        return path.name, path.read_bytes()
    except OSError:
        raise BoardFolderError("file_missing", listed.line, value=name) from None


def _digest(listed: ListedNotice) -> str:
    parts = [listed.title, listed.text, listed.display_from.isoformat(), listed.display_until.isoformat()]
    return sha256("\n".join(parts).encode()).hexdigest()
