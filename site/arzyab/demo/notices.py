"""The announcements on the board: current, archived, superseded, withdrawn, one to come, and one to be approved."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import PurePath

import xlsxwriter
from django.utils import timezone

from arzyab.demo.notice_texts import CONFIRMED_IN_YAZD, HEADS, NOTICES, UNSEEN_IN_YAZD, WAITING, Attached, NoticeText
from cms_pages.models import AnnouncementPage
from cms_pages.services.acknowledge_announcement import acknowledge_announcement
from cms_pages.services.approve_announcement import approve_announcement
from cms_pages.services.draft_announcement import draft_announcement
from cms_pages.services.note_reading import note_reading
from cms_pages.services.propose_addressees import propose_addressees
from cms_pages.services.submit_announcement import submit_announcement
from cms_pages.services.withdraw_announcement import withdraw_announcement
from organisation.models import User


def make_notices(today: date) -> None:
    """Write each notice as its editor would have, and let the others do their part (the last one yesterday)."""
    editor = User.objects.get(username="hq_editor")
    director = User.objects.get(username="director")
    for text in NOTICES:
        page = _draft(text, today, editor)
        submit_announcement(notice=page, by=editor)
        approve_announcement(notice=page, by=director)
        if text.withdrawn:
            withdraw_announcement(notice=page, by=director, reason=text.withdrawn, on=today - timedelta(days=1))
    expert = User.objects.get(username="hq_expert")
    submit_announcement(notice=_draft(WAITING, today, expert), by=expert)


def make_receipts(today: date) -> None:
    """Let the heads read what addresses them, a day after it appeared: Gilan confirms, Yazd has one still unseen."""
    for text in NOTICES:
        page = AnnouncementPage.objects.get(title=text.title)
        if not page.is_displayed_on(today) or text.salutation != HEADS or text.withdrawn:
            continue
        morning = timezone.make_aware(datetime.combine(page.display_from + timedelta(days=1), time(9)))
        gilan, yazd = (User.objects.get(username=name) for name in ("gilan_head", "yazd_head"))
        acknowledge_announcement(notice=page, by=gilan, at=morning)
        if text.title == CONFIRMED_IN_YAZD:
            acknowledge_announcement(notice=page, by=yazd, at=morning + timedelta(hours=3))
        elif text.title != UNSEEN_IN_YAZD:
            note_reading(notice=page, by=yazd, at=morning + timedelta(hours=1))


def _draft(text: NoticeText, today: date, by: User) -> AnnouncementPage:
    first = today + timedelta(days=text.first_day)
    published_on = min(first, today - timedelta(days=1))
    return draft_announcement(
        title=text.title,
        kicker=text.kicker,
        is_important=text.is_important,
        salutation=text.salutation,
        addressees=propose_addressees(salutation=text.salutation),
        paragraphs=text.paragraphs,
        display_from=first,
        display_until=today + timedelta(days=text.last_day),
        attachments=[(item.label, item.filename, _file(item)) for item in text.attached],
        published_at=None if text is WAITING else timezone.make_aware(datetime.combine(published_on, time(8, 30))),
        by=by,
        supersedes=AnnouncementPage.objects.get(title=text.supersedes) if text.supersedes else None,
    )


def _file(item: Attached) -> bytes | None:
    if item.filename is None:
        return None
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
