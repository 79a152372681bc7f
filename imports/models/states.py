"""The states of a batch and its named sets (domain.md 6b), and the stages that a progress bar shows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a batch stands."""

    UPLOADED = "uploaded", _("Waiting to be checked")
    CHECKING = "checking", _("Being checked")
    ASKING = "asking", _("Waiting for your answer")
    CHECKED = "checked", _("Checked")
    CONFIRMED = "confirmed", _("Waiting to be applied")
    APPLYING = "applying", _("Being applied")
    APPLIED = "applied", _("Applied")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Failed")


# A worker should take these up; while it works they turn into the state after them.
WAITING = frozenset({State.UPLOADED, State.CONFIRMED})
RUNNING = frozenset({State.CHECKING, State.APPLYING})
RUNS_AS = {State.UPLOADED: State.CHECKING, State.CONFIRMED: State.APPLYING}
CHECK_STATES = frozenset({State.UPLOADED, State.CHECKING})


class Stage(models.TextChoices):
    """What a running batch is doing."""

    QUEUED = "queued", _("In the queue")
    READING = "reading", _("Reading the file")
    COMPARING = "comparing", _("Checking the rows and comparing them with the records")
    PREPARING = "preparing", _("Preparing the changes")
    WRITING = "writing", _("Writing the changes")
    DONE = "done", _("Finished")
