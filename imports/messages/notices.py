"""What the sender should know and that blocks nothing."""

from django.utils.translation import gettext_lazy as _

NOTICES = {
    "header_row": _(
        "The headings are in these rows; lines above them, and the headings repeated further down, were not read."
    ),
    "column_ignored": _("These columns are not part of the list and were not read: %(headings)s."),
    "letters_normalised": _("Arabic letters were written as their Persian equals."),
    "zero_padded": _("Codes that had lost their leading zeros were completed."),
    "totals_row_skipped": _("Rows of totals were passed over."),
    "blank_rows": _("Blank rows were passed over."),
    "footer_skipped": _("Lines below the table were passed over."),
    "hidden_rows": _("Hidden rows were read too."),
    "hidden_columns": _("Hidden columns were read too."),
    "hidden_sheets": _("Hidden sheets were not read: %(sheets)s."),
    "sheet_used": _("Only the sheet “%(sheet)s” was read."),
    "sheets_read": _("These sheets were read: %(sheets)s."),
    "formula_values_read": _("Formulas were read as the values that Excel last computed."),
    "duplicate_identical": _("Rows that repeat an earlier one word for word were passed over."),
    "encoding": _("The letters of the text file were read as %(encoding)s."),
    "extension_mismatch": _("The file's name ends otherwise than its content is; it was read by its content."),
    "format_limited": _("In this old format, hidden rows, errors and formulas cannot all be told. An .xlsx is safer."),
    "zip_entry_used": _("The workbook “%(name)s” inside the .zip was read."),
    "count_mismatch": _(
        "Figures of “%(heading)s” differ from what the rows give; the first says %(stated)s, the rows give %(counted)s."
    ),
    "register_differs": _(
        "The column “%(heading)s” differs from the register of schools; the register stays as it is."
    ),
    "ceilings_total": _("The ceilings of the indicators add up to %(total)s; the cycle says %(expected)s."),
    "outlier": _(
        "Numbers of “%(heading)s” break the order of their column or are far from the rows beside them; the first is "
        "%(value)s. Make sure that they are right."
    ),
    "already_applied": _("This file was applied before; nothing has changed since."),
    "answered_from_batch": _(
        "This is, to the last byte, a file that was applied before, and nothing that it says or rests on has changed "
        "since: it was not read again, and nothing would be written."
    ),
    "changed_since_check": _(
        "Records have changed since this file was checked, so it was checked again. Look at the new preview and "
        "confirm it."
    ),
    "awaiting_approval": _(
        "The file is confirmed and waits for the approval of the directorate; nothing is written before."
    ),
    "approval_lapsed": _(
        "%(name)s, who approved this file, may no longer approve it; nothing was written, and it waits for approval "
        "again."
    ),
}
