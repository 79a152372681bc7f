"""Faults of a cell."""

from django.utils.translation import gettext_lazy as _

CELLS = {
    "required": _("The cell is empty, but this column must be filled in."),
    "not_a_number": _("“%(value)s” is not a number. Write digits only."),
    "not_an_integer": _("“%(value)s” is not a whole number. Write it without a fraction."),
    "out_of_range": _("“%(value)s” is outside what this column allows (%(minimum)s to %(maximum)s)."),
    "bad_code": _(
        "“%(value)s” is not a code of this column. Write the code with its digits only, as the register has it."
    ),
    "bad_choice": _("“%(value)s” is not one of the values of this column: %(choices)s."),
    "unknown_province": _("No province or general directorate is called “%(value)s”. %(suggestions)s"),
    "unknown_district": _("No district called “%(value)s” is registered in %(directorate)s. %(suggestions)s"),
    "unknown_school": _(
        "No school with the code “%(value)s” is in the register. Correct the code, or send the register of schools"
        " first."
    ),
    "unknown_indicator": _(
        "The cycle has no indicator called “%(value)s”. Write its title as the indicator list has it."
    ),
    "outside_scope": _(
        "This row belongs to a place outside your reach, so you cannot send it. Delete the row, or leave the "
        "faulty rows out."
    ),
    "invalid_national_code": _(
        "“%(value)s” is not a valid national code: its check digit is wrong, or it does not have ten digits. "
        "Correct it from the birth certificate."
    ),
    "excel_error": _("Excel shows an error (%(value)s) in this cell. Correct its formula, or write the value itself."),
    "formula_without_value": _(
        "The formula of this cell has no computed value. Open the workbook in Excel, let it compute, and save it; "
        "or write the value itself."
    ),
    "cell_too_long": _("The text of this cell is longer than %(limit)s characters. Shorten it."),
    "forbidden_character": _("The cell holds a character that cannot be stored. Write its text anew."),
    "above_ceiling": _("The score “%(value)s” is above the indicator's ceiling, %(ceiling)s."),
    "score_mismatch": _(
        "The score “%(value)s” does not follow from the standard, the performance and the ceiling; by the rule it "
        "is %(expected)s."
    ),
    "level_mismatch": _("The level “%(value)s” does not follow from the scores; by the cut-offs it is %(expected)s."),
    "duplicate_conflict": _("“%(value)s” is also in row %(other)s with other values. Keep only the right one."),
    "title_taken": _(
        "“%(value)s” is the title of another indicator of this axis (%(other)s). Correct the code or the title."
    ),
    "locked": _("This record is already registered and is not changed by an import; it has to be returned first."),
    "bad_date": _("“%(value)s” is not a day. Write it as year/month/day, for example ۱۳۹۸/۰۲/۱۰."),
    "day_out_of_month": _("“%(value)s”: this month does not have that day; its last one is %(last_day)s."),
    "not_a_leap_year": _("“%(value)s”: Esfand of the year %(year)s has 29 days."),
    "ambiguous_date": _(
        "“%(value)s” can be read as more than one day. Write the year with four digits: year/month/day."
    ),
    "suspicious_gregorian": _(
        "“%(value)s” is a Gregorian day that Excel made of something else. Write the Jalali day as text: "
        "year/month/day."
    ),
    "bare_serial": _(
        "“%(value)s” is Excel's day number, not a day. Give the cell a date format, or write the day as text."
    ),
    "date_out_of_range": _("“%(value)s” is outside the years that can be registered."),
    "date_in_future": _("“%(value)s” is later than today."),
    "stage_closed": _("“%(value)s” is after the last day of “%(name)s”, %(last)s. Correct the day."),
}
