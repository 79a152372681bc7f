"""How far a batch is: for the page itself, and for the script that asks again and again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from imports.models import WAITING, ImportBatch, Stage
from imports.services.leases import LEASE
from imports.services.queueing import turn_of
from imports.viewsets.access import BatchView
from persian.digits import format_number

# Share of the whole bar that each stage fills: first percent and length.
_PARTS = {
    Stage.QUEUED: (0, 0),
    Stage.READING: (0, 60),
    Stage.COMPARING: (60, 40),
    Stage.PREPARING: (0, 40),
    Stage.WRITING: (40, 60),
    Stage.DONE: (100, 0),
}
# A worker that is awake takes a batch up at once; longer than this deserves a word.
PATIENCE = timedelta(seconds=20)
# A rate is worth something after a while and a part of the stage; nobody trusts an estimate of hours.
_LEAST_TIME, _LEAST_PERCENT, _MOST_LEFT = timedelta(seconds=3), 5, timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Progress:
    """What the progress bar shows.

    Attributes:
        is_running: whether it is worth asking again.
        state, stage: in words.
        percent: of the whole run, 0 to 100.
        left: about how long it still takes, or nothing where that cannot be told.
        note: what waiting means, or nothing.
    """

    is_running: bool
    state: str
    stage: str
    percent: int
    left: str
    note: str

    @property
    def percent_text(self) -> str:
        """Return the percent in words of the page."""
        return format_number(self.percent, percent=True)


def progress_of(batch: ImportBatch, *, at: datetime) -> Progress:
    """Return how far the batch is at an instant."""
    left = time_left(batch, at=at)
    return Progress(
        is_running=batch.is_running,
        state=batch.get_state_display(),
        stage=batch.get_stage_display(),
        percent=min(100, int(_done(batch))),
        left=_in_words(left) if left is not None else "",
        note=_note(batch, at),
    )


def time_left(batch: ImportBatch, *, at: datetime) -> timedelta | None:
    """Return how long the run still takes if it goes on as it went in this stage; None where that means nothing."""
    if batch.stage_since is None or batch.leased_until is None or batch.progress < _LEAST_PERCENT:
        return None
    told_at = batch.leased_until - LEASE  # every report holds the batch for another lease
    worked = told_at - batch.stage_since
    if worked < _LEAST_TIME or at > batch.leased_until:
        return None
    _first, length = _PARTS[Stage(batch.stage)]
    part = length * batch.progress / 100
    left = worked * ((100 - _done(batch)) / part) - (at - told_at) if part else None
    return None if left is None or left > _MOST_LEFT else max(left, timedelta())


def _done(batch: ImportBatch) -> float:
    """Return the percentage of the whole run."""
    first, length = _PARTS[Stage(batch.stage)]
    return first + length * batch.progress / 100


def _in_words(left: timedelta) -> str:
    minutes = round(left.total_seconds() / 60)
    if left < timedelta(minutes=1):
        return _("Less than a minute left")
    text = ngettext("About %(number)s minute left", "About %(number)s minutes left", minutes)
    return text % {"number": format_number(minutes)}


def _note(batch: ImportBatch, at: datetime) -> str:
    if batch.state not in WAITING:
        if batch.leased_until is not None and at > batch.leased_until:
            return _(
                "The worker of this file has not been heard of for a while. Nothing is lost: another one takes the "
                "file up by itself, within a minute of being able to."
            )
        return _("You may close this page: the work goes on, and the result stays here and in the history.")
    turn = turn_of(batch, at=at) if batch.queued_at else None
    if turn and turn.is_worked:
        text = ngettext(
            "The worker is busy; %(number)s file comes before this one. You may close this page: the file is kept.",
            "The worker is busy; %(number)s files come before this one. You may close this page: the file is kept.",
            turn.ahead,
        )
        return text % {"number": format_number(turn.ahead)}
    if batch.queued_at and at - batch.queued_at > PATIENCE:
        return _(
            "No worker has taken this file up yet. It is kept and nothing is lost: it is dealt with as soon as the "
            "worker runs. If this lasts longer than a few minutes, tell the system administrator."
        )
    return _("The file is kept and waits for its turn. You may close this page.")


class ProgressView(BatchView, View):
    """The same as JSON."""

    def get(self, request: HttpRequest, **kwargs: Any) -> JsonResponse:
        """Answer what the bar shows now."""
        progress = progress_of(self.batch, at=timezone.now())
        answer = JsonResponse(
            {
                "running": progress.is_running,
                "waiting": self.batch.state in WAITING,
                "state": progress.state,
                "stage": progress.stage,
                "percent": progress.percent,
                "percentText": progress.percent_text,
                "left": progress.left,
                "note": progress.note,
            }
        )
        answer["Cache-Control"] = "no-store"
        return answer
