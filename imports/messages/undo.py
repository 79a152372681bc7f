"""Requests to undo or redo that do not fit the state or the age of the batch."""

from django.utils.translation import gettext_lazy as _

UNDO = {
    "not_undoable": _("This file is not applied, or its changes are undone already; there is nothing to undo."),
    "not_redoable": _("The changes of this file are not undone; there is nothing to redo."),
    "nothing_to_undo": _("Nothing of this file is left to go back."),
    "undo_too_late": _(
        "The time to undo this file is over: you may undo within %(days)s days. Correct the records by hand, or send "
        "a corrected file."
    ),
}
