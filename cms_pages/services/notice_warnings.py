"""Say in words what looks wrong about a notice; whoever publishes it may know better."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cms_pages.models import AnnouncementPage, lunar_corrections
from cms_pages.notice_body import plain_lines
from cms_pages.rules.doubts import LetterConflict, letter_conflicts, says_attached_without_file, window_doubt
from cms_pages.rules.typing_slips import typing_slips
from persian.digits import format_number
from persian.holidays import holiday_name, is_weekend
from persian.jalali import WEEKDAY_NAMES, fa_date, format_jalali
from persian.reference import CircularRef, find_references


@dataclass(frozen=True)
class NoticeWarning:
    """A sentence for an editor.

    Attributes:
        code: odd_window, file_missing, file_to_come, letter_dates_differ, closed_day or typing_slip.
        notice: the title of the notice; empty for what concerns several.
    """

    code: str
    notice: str
    message: str


def notice_warnings(notice: AnnouncementPage) -> list[NoticeWarning]:
    """Return what is worth a second look before the notice is published."""
    rows = list(notice.attachments.all())
    text = "\n".join(plain_lines(notice.body))
    warnings = text_warnings(
        title=notice.title,
        text=text,
        display_from=notice.display_from,
        display_until=notice.display_until,
        attachments=len(rows),
    )
    warnings += closed_day_warnings(notice)
    if slips := typing_slips("\n".join([notice.title, notice.salutation, text])):
        message = _("Typing slips, perhaps: %(slips)s. The text stays as you wrote it.")
        warnings.append(NoticeWarning("typing_slip", notice.title, message % {"slips": _("; ").join(slips)}))
    for row in rows:
        if row.version is None:
            message = _("The attachment “%(label)s” has no file yet: upload it, or remove the attachment.")
            warnings.append(NoticeWarning("file_to_come", notice.title, message % {"label": row.label}))
    return warnings


def text_warnings(
    *, title: str, text: str, display_from: date, display_until: date, attachments: int
) -> list[NoticeWarning]:
    """Return the warnings that the words and the window alone give."""
    warnings = []
    cited = [reference.date for reference in find_references(text) if reference.date]
    if doubt := window_doubt(display_from, display_until, cited):
        parts = [
            _("The window from %(first)s until %(last)s has %(days)s days.")
            % {"first": fa_date(display_from), "last": fa_date(display_until), "days": format_number(doubt.days)}
        ]
        if doubt.newest_letter:
            parts.append(
                _("It begins long before the letter of %(day)s that the notice cites.")
                % {"day": fa_date(doubt.newest_letter)}
            )
        if doubt.meant:
            parts.append(_("Did you mean %(days)s?") % {"days": _(" or ").join(map(fa_date, doubt.meant))})
        warnings.append(NoticeWarning("odd_window", title, " ".join(parts)))
    if says_attached_without_file(text, files=attachments):
        message = _("The text says that something is attached, but the notice has no attachment.")
        warnings.append(NoticeWarning("file_missing", title, message))
    return warnings


def closed_day_warnings(notice: AnnouncementPage) -> list[NoticeWarning]:
    """Return a hint for a deadline, or a last day on the board, on which offices are closed (X21)."""
    sentences = (
        (notice.deadline, _("The deadline %(day)s falls on %(closed)s: an office day may have been meant.")),
        (notice.display_until, _("The last day of display, %(day)s, falls on %(closed)s; the notice stays till then.")),
    )
    return [
        NoticeWarning("closed_day", notice.title, sentence % {"day": fa_date(day), "closed": closed})
        for day, sentence in sentences
        if day and (closed := _closed(day))
    ]


def _closed(day: date) -> str:
    name = holiday_name(day, corrections=lunar_corrections())
    if name:
        return _("the holiday “%(name)s”") % {"name": name}
    return WEEKDAY_NAMES[day.weekday()] if is_weekend(day) else ""


def conflict_warnings(references: Iterable[CircularRef]) -> list[NoticeWarning]:
    """Return a warning for each letter that is cited with different dates."""
    return [_conflict_warning(conflict) for conflict in letter_conflicts(references)]


def _conflict_warning(conflict: LetterConflict) -> NoticeWarning:
    message = _("Letter %(number)s is cited with different dates: %(dates)s. Find out which one is right.") % {
        "number": conflict.number,
        "dates": _("; ").join(_dates(conflict.dates)),
    }
    return NoticeWarning("letter_dates_differ", "", message)


def _dates(days: Sequence[date]) -> list[str]:
    return [f"{format_jalali(day, 'long')} ({fa_date(day)})" for day in days]
