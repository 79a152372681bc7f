"""Corrections of cells that do not fit the file or the state of its batch."""

from django.utils.translation import gettext_lazy as _

CORRECTIONS = {
    "not_correctable": _(
        "The cells of this file cannot be corrected now: it is being worked on, waits for a decision, or is written."
    ),
    "checked_meanwhile": _(
        "The file was checked again meanwhile, so nothing was corrected. Look at the list of issues again."
    ),
    "nothing_corrected": _("No value was changed, so there is nothing to save."),
    "no_such_cell": _("Sheet “%(sheet)s”: the cell %(cell)s is not one that was read from the file."),
    "correction_too_long": _(
        "Sheet “%(sheet)s”, cell %(cell)s: the text is longer than the %(limit)s characters that a cell holds. "
        "Nothing was corrected."
    ),
    "correction_forbidden": _(
        "Sheet “%(sheet)s”, cell %(cell)s: the text holds a character that no cell can hold. Type it anew; nothing "
        "was corrected."
    ),
    "too_many_corrections": _(
        "At most %(limit)s cells of a file are corrected here. Correct the others in your own file and send it again."
    ),
    "nothing_to_restore": _("This is taken back already; look at the page again."),
}
