"""Ten announcements on the board: current, archived and one still to come."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import PurePath

import xlsxwriter
from django.utils import timezone

from arzyab.demo.notice_texts import NOTICES, Attached, NoticeText
from cms_pages.services.draft_announcement import draft_announcement
from cms_pages.services.publish_announcement import publish_announcement
from organisation.models import User


def make_notices(today: date) -> None:
    """Write each notice as its editor would have, and publish it on its first day (the last one yesterday)."""
    editor = User.objects.get(username="hq_editor")
    director = User.objects.get(username="director")
    for text in NOTICES:
        _publish(text, today, editor, director)


def _publish(text: NoticeText, today: date, editor: User, director: User) -> None:
    first = today + timedelta(days=text.first_day)
    published_on = min(first, today - timedelta(days=1))
    page = draft_announcement(
        title=text.title,
        kicker=text.kicker,
        is_important=text.is_important,
        salutation=text.salutation,
        paragraphs=text.paragraphs,
        display_from=first,
        display_until=today + timedelta(days=text.last_day),
        attachments=[(item.label, item.filename, _file(item)) for item in text.attached],
        published_at=timezone.make_aware(datetime.combine(published_on, time(8, 30))),
        by=editor,
    )
    publish_announcement(page=page, by=director)


def _file(item: Attached) -> bytes:
    if PurePath(item.filename).suffix != ".zip":
        return _workbook(item.rows)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(f"{PurePath(item.filename).stem}.xlsx", _workbook(item.rows))
    return buffer.getvalue()


def _workbook(rows: tuple[tuple[str, ...], ...]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("فهرست")
        sheet.right_to_left()
        sheet.set_column(0, len(rows[0]) - 1, 28)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value)
    return buffer.getvalue()
