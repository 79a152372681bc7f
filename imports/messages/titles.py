"""A few words for each rule, as a filter of issues names it, and for each reason why a line is no row of data."""

from typing import Any

from django.utils.translation import gettext_lazy as _

RULES: dict[str, Any] = {
    "required": _("Empty cell"),
    "not_a_number": _("Not a number"),
    "not_an_integer": _("Not a whole number"),
    "out_of_range": _("Number outside its limits"),
    "bad_code": _("Wrong code"),
    "bad_choice": _("Unknown value"),
    "unknown_province": _("Unknown province"),
    "unknown_district": _("Unknown district"),
    "unknown_school": _("Unknown school"),
    "unknown_indicator": _("Unknown indicator"),
    "outside_scope": _("Row of another place"),
    "invalid_national_code": _("Wrong national code"),
    "excel_error": _("Excel error"),
    "formula_without_value": _("Formula without a value"),
    "cell_too_long": _("Text too long"),
    "forbidden_character": _("Character that cannot be stored"),
    "above_ceiling": _("Score above the ceiling"),
    "score_mismatch": _("Score against the rule"),
    "level_mismatch": _("Level against the cut-offs"),
    "duplicate_conflict": _("Two rows that contradict each other"),
    "title_taken": _("Title of another indicator"),
    "locked": _("Record already registered"),
    "bad_date": _("Not a day"),
    "day_out_of_month": _("Day that its month does not have"),
    "not_a_leap_year": _("30 Esfand of a common year"),
    "ambiguous_date": _("Day with two readings"),
    "suspicious_gregorian": _("Doubtful Gregorian day"),
    "bare_serial": _("Excel's day number"),
    "date_out_of_range": _("Day too far away"),
    "date_in_future": _("Day in the future"),
    "stage_closed": _("Day outside the time of entry"),
    "no_header": _("Headings not found"),
    "no_rows": _("Sheet without rows"),
    "missing_column": _("Missing column"),
    "sheet_missing": _("Missing sheet"),
    "sheet_duplicate": _("Two sheets for one unit"),
}
LINES: dict[str, Any] = {
    "blank_rows": _("Blank lines"),
    "totals_row_skipped": _("Lines of totals"),
    "footer_skipped": _("Notes and signatures"),
    "header_row": _("Headings once more"),
}


def title(code: str) -> str:
    """Return the few words of a rule or of a reason; a rule without any is named by its code."""
    return str(RULES.get(code) or LINES.get(code) or code)
