"""How far a batch is: for the page itself, and for the script that asks again and again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from imports.models import WAITING, ImportBatch, Stage
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


@dataclass(frozen=True, slots=True)
class Progress:
    """What the progress bar shows.

    Attributes:
        is_running: whether it is worth asking again.
        state, stage: in words.
        percent: of the whole run, 0 to 100.
        note: what waiting means, or nothing.
    """

    is_running: bool
    state: str
    stage: str
    percent: int
    note: str

    @property
    def percent_text(self) -> str:
        """Return the percent in words of the page."""
        return format_number(self.percent, percent=True)


def progress_of(batch: ImportBatch, *, at: datetime) -> Progress:
    """Return how far the batch is at an instant."""
    first, length = _PARTS[Stage(batch.stage)]
    return Progress(
        is_running=batch.is_running,
        state=batch.get_state_display(),
        stage=batch.get_stage_display(),
        percent=min(100, first + length * batch.progress // 100),
        note=_note(batch, at),
    )


def _note(batch: ImportBatch, at: datetime) -> str:
    if batch.state not in WAITING:
        return _("You may close this page: the work goes on, and the result stays here and in the history.")
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
                "note": progress.note,
            }
        )
        answer["Cache-Control"] = "no-store"
        return answer
