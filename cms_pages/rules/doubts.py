"""What looks wrong about a notice and may still be right: editors are told, nothing is refused or changed; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from persian.jalali import JalaliError, jalali_parts, jalali_to_date
from persian.letters import match_key
from persian.reference import CircularRef

LONGEST_USUAL_WINDOW = timedelta(days=180)
LONGEST_BEFORE_LETTER = timedelta(days=90)
_ATTACHED = match_key("پیوست")


@dataclass(frozen=True)
class WindowDoubt:
    """A window that is very long, or begins long before a letter that the notice cites.

    Attributes:
        days: its length, both ends counted.
        newest_letter: the newest cited letter's day, where the window begins too long before it.
        meant: first days that one slip in the month or the year would explain; at most two, earlier first.
    """

    days: int
    newest_letter: date | None
    meant: tuple[date, ...]


@dataclass(frozen=True)
class LetterConflict:
    """One letter number with several dates."""

    number: str
    dates: tuple[date, ...]


def window_doubt(display_from: date, display_until: date, cited: Sequence[date]) -> WindowDoubt | None:
    """Return what is odd about a window, or None.

    Source: anomaly X1 (a window over 180 days, or starting over 90 days before the newest letter that it cites).
    """
    newest = max(cited, default=None)
    long = display_until - display_from > LONGEST_USUAL_WINDOW
    early = newest is not None and newest - display_from > LONGEST_BEFORE_LETTER
    if not long and not early:
        return None
    meant = _meant(display_from, display_until, newest)
    return WindowDoubt((display_until - display_from).days + 1, newest if early else None, meant)


def says_attached_without_file(text: str, *, files: int) -> bool:
    """Return whether a text speaks of an attachment and has none (requirement R10, anomaly X17)."""
    return files == 0 and _ATTACHED in match_key(text)


def letter_conflicts(references: Iterable[CircularRef]) -> list[LetterConflict]:
    """Return the letter numbers that are cited with different dates (anomaly X3)."""
    dates: dict[str, set[date]] = {}
    for reference in references:
        if reference.date:
            dates.setdefault(reference.number, set()).add(reference.date)
    return [LetterConflict(number, tuple(sorted(days))) for number, days in sorted(dates.items()) if len(days) > 1]


def _meant(display_from: date, display_until: date, newest_letter: date | None) -> tuple[date, ...]:
    """The same day in another month of the year, or in the year before or after, that makes a usual window."""
    year, month, day = jalali_parts(display_from)
    places = [(year, other) for other in range(1, 13)] + [(year - 1, month), (year + 1, month)]
    found = []
    for place in places:
        try:
            start = jalali_to_date(*place, day)
        except JalaliError:
            continue
        after_letter = newest_letter is None or start >= newest_letter
        if start != display_from and after_letter and timedelta(0) <= display_until - start <= LONGEST_USUAL_WINDOW:
            found.append(start)
    return tuple(sorted(found)[-2:])
