"""Requests that do not fit the file or the state of its batch."""

from django.utils.translation import gettext_lazy as _

REQUESTS = {
    "not_asking": _("This file asks nothing now."),
    "bad_answer": _("“%(choice)s” is none of the choices: %(choices)s."),
    "not_checked": _("The file has not been checked yet, or cannot be applied."),
    "has_errors": _(
        "The file has errors (%(count)s rows). Correct them and send the file again, or choose to leave out what "
        "is faulty."
    ),
    "checked_only": _("A published list is only read back and checked; nothing is registered from it."),
    "nothing_to_apply": _("No row of the file can be applied."),
    "bad_option": _("“%(value)s” is not known as %(label)s."),
    "option_missing": _("Say which %(label)s the file is for."),
    "unknown_option": _("This kind of list takes no option called %(name)s."),
    "no_register": _(
        "No open school of the academic year %(year)s is registered, so nobody is expected to take part. Send the "
        "register of schools first."
    ),
    "figures_moved": _("The records are changing at this moment. Try again in a minute."),
    "worker_lost": _(
        "The work on this file stopped several times and was given up; nothing was written. Send the file again; "
        "if it happens again, tell the administrator."
    ),
    "took_too_long": _(
        "The work on this file took longer than is allowed and was stopped; nothing of it was written. Try once more; "
        "if it is stopped again, send the file in parts and tell the administrator."
    ),
    "internal_error": _(
        "The work on this file failed by an error of the system; nothing was written. Tell the administrator the "
        "number of this file."
    ),
    "nothing_to_mark": _("The check found no faulty cell in this file, so there is nothing to mark."),
    "rows_forgotten": _(
        "The rows and errors of this file are no longer kept, so they cannot be marked. Send the file again to have it "
        "checked anew."
    ),
    "disk_full": _(
        "There is no room left where files are kept, so your file was not taken and nothing of it was registered. Tell "
        "the administrator, and send the file again once there is room."
    ),
    "file_gone": _("The file is no longer kept, or cannot be read any more. Send it again."),
    "file_changed": _("The stored file is no longer the one that was checked; nothing was written. Send it again."),
    "for_headquarters": _("A file of this kind is sent by headquarters only; nothing of it was read."),
    "for_directorate": _(
        "A file of this kind holds figures of a whole directorate; it is sent by the directorate or by headquarters."
    ),
    "not_allowed": _("The person who sent or confirmed this file may no longer import; nothing was written."),
    "approval_needed": _("Your posting asks for the approval of your directorate; the file cannot be applied before."),
    "not_awaiting": _("This file does not wait for approval any more; look at its page again."),
    "confirmed_anew": _("The file was confirmed anew meanwhile. Look at what it would change now, and decide again."),
    "confirmer_gone": _(
        "%(name)s, who confirmed this file, may no longer import. Return it with this reason; somebody else may then "
        "confirm it."
    ),
    "return_without_note": _("Write why you return the file; the sender reads it."),
    "return_note_too_long": _("The reason is too long: write at most %(limit)s characters."),
}
