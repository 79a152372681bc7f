"""The states of a batch and its named sets (domain.md 6b), and the stages that a progress bar shows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a batch stands."""

    UPLOADED = "uploaded", _("Waiting to be checked")
    CHECKING = "checking", _("Being checked")
    ASKING = "asking", _("Waiting for your answer")
    CHECKED = "checked", _("Checked")
    AWAITING_APPROVAL = "awaiting", _("Waiting for the approval of the directorate")
    CONFIRMED = "confirmed", _("Waiting to be applied")
    APPLYING = "applying", _("Being applied")
    APPLIED = "applied", _("Applied")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Failed")
    TO_UNDO = "to_undo", _("Waiting to be undone")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    PARTLY_UNDONE = "partly_undone", _("Partly undone")
    TO_REDO = "to_redo", _("Waiting to be redone")
    REDOING = "redoing", _("Being redone")


# A worker should take these up; while it works they turn into the state after them.
RUNS_AS = {
    State.UPLOADED: State.CHECKING,
    State.CONFIRMED: State.APPLYING,
    State.TO_UNDO: State.UNDOING,
    State.TO_REDO: State.REDOING,
}
WAITING = frozenset(RUNS_AS)
RUNNING = frozenset(RUNS_AS.values())
CHECK_STATES = frozenset({State.UPLOADED, State.CHECKING})
# A run that gives up here leaves the batch as it was before, for the file itself did not fail.
REVERSING = frozenset({State.TO_UNDO, State.UNDOING, State.TO_REDO, State.REDOING})
UNDOABLE = frozenset({State.APPLIED, State.PARTLY_UNDONE})
REDOABLE = frozenset({State.UNDONE, State.PARTLY_UNDONE})
# The batch was applied; whether its rows still stand is told by its reversals.
WRITTEN = UNDOABLE | REDOABLE
# Nothing is being done with the file, nor does it wait for anybody.
SETTLED = WRITTEN | {State.REFUSED, State.FAILED}


class Stage(models.TextChoices):
    """What a running batch is doing."""

    QUEUED = "queued", _("In the queue")
    READING = "reading", _("Reading the file")
    COMPARING = "comparing", _("Checking the rows and comparing them with the records")
    PREPARING = "preparing", _("Preparing the changes")
    WRITING = "writing", _("Writing the changes")
    DONE = "done", _("Finished")
