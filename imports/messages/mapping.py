"""What makes no sense in a mapping that people give."""

from django.utils.translation import gettext_lazy as _

MAPPING = {
    "not_mappable": _(
        "How this file is read cannot be changed now: it is being worked on, is applied already, or could not be "
        "opened at all."
    ),
    "no_sheet_chosen": _("No sheet is chosen. Choose at least one sheet to be read."),
    "sheet_mapped_twice": _("One sheet is named twice. Name each sheet once."),
    "mapped_sheet_missing": _(
        "The file has no sheet “%(sheet)s” that can be read. A hidden sheet has to be shown in Excel and the file sent "
        "again."
    ),
    "heading_missing": _("No heading row is chosen. Choose the row of this sheet that names the columns."),
    "heading_outside": _("Row %(row)s is not a row of this sheet. Choose the heading among the rows shown."),
    "heading_rows_apart": _("A heading is one row, or two rows one below the other."),
    "field_unknown": _("“%(field)s” is no field of this list; its fields are: %(fields)s."),
    "field_twice": _("“%(heading)s” is chosen for several columns: %(columns)s. Leave it at one of them."),
    "field_missing": _("No column is chosen for “%(headings)s”, without which the list cannot be read."),
    "field_missing_of": _("No column is chosen for any of these; at least one is needed: %(headings)s."),
}
