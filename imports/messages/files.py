"""Faults of a whole file or sheet."""

from django.utils.translation import gettext_lazy as _

FILES = {
    "empty_file": _(
        "The file is empty. Choose the workbook again; if it opens in Excel, save it once more and send that."
    ),
    "unreadable_file": _(
        "The file is damaged or incomplete and cannot be read. Open it in Excel, save it anew and send it again."
    ),
    "wrong_type": _(
        "The file is not a workbook. Send an Excel workbook (.xlsx or .xls), an .ods, a .csv, or a .zip that holds"
        " one of them."
    ),
    "encrypted_file": _(
        "The file is protected by a password and cannot be read. Remove the password in Excel (File, Info, Protect"
        " Workbook), save it and send it again."
    ),
    "macro_file": _(
        "The workbook holds macros, which are not accepted. Save it as an Excel workbook without macros (.xlsx) "
        "and send it again."
    ),
    "suspicious_file": _(
        "The inside of the file is not as Excel writes it, so it is not opened. Copy the rows into a new workbook,"
        " save it and send it again."
    ),
    "unsafe_zip": _(
        "The file unpacks to far more than a workbook needs, so it is not opened. Copy the rows into a new "
        "workbook, save it and send it again."
    ),
    "file_too_large": _(
        "The file is larger than %(limit)s MiB. Remove pictures and unneeded sheets, or send it in parts."
    ),
    "too_complex": _(
        "The workbook is too large or too complex to be read. Remove formats, pictures and unneeded sheets, or "
        "send it in parts."
    ),
    "too_many_rows": _("The workbook has more rows than can be read at once (%(limit)s). Send it in parts."),
    "too_many_columns": _(
        "The workbook has more columns than are read (%(limit)s). Delete the columns that are not part of the list."
    ),
    "too_many_sheets": _(
        "The workbook has more sheets than are read (%(limit)s). Delete the ones that do not belong to the list."
    ),
    "too_sparse": _(
        "The workbook has cells far away from its table. Delete the empty rows and columns after the table "
        "(Ctrl+End shows the last cell), save it and send it again."
    ),
    "bad_csv": _(
        "The text file is not a table: its lines do not have the same columns. Save the list as an Excel workbook "
        "(.xlsx) and send that."
    ),
    "bad_encoding": _(
        "The letters of the text file cannot be read for certain. Save it as “CSV UTF-8”, or as an Excel workbook "
        "(.xlsx), and send that."
    ),
    "no_header": _(
        "No row with the headings of this list was found. Keep the heading row of the template above the rows, or "
        "choose another kind of list."
    ),
    "no_rows": _("There is no row of data below the headings."),
    "missing_column": _("The column “%(heading)s” is missing. Add it with this heading and fill it in."),
    "duplicate_heading": _(
        "Several columns have the heading “%(heading)s”. Choose which of them is to be read: %(choices)s."
    ),
    "sheet_missing": _("The sheet is missing."),
    "sheet_duplicate": _("Two sheets are for the same unit."),
}
