"""What a person is told about a text that is no day: the cause, and what to do."""

from django.utils.translation import gettext as _

from persian.dateformat import is_persian_active
from persian.digits import to_persian_digits
from persian.jalali import FIRST_YEAR, LAST_YEAR, MONTH_NAMES, JalaliError


def date_error_message(error: JalaliError) -> str:
    """Return one sentence for the reader."""
    digits = to_persian_digits if is_persian_active() else str
    known = {key: digits(value) for key, value in error.params.items()}
    match error.code:
        case "not_a_leap_year":
            return _("Year %(year)s is not a leap year: Esfand has 29 days.") % known
        case "day_out_of_month" if error.params.get("month"):
            known["month"] = MONTH_NAMES[int(str(error.params["month"])) - 1]
            return _("%(month)s %(year)s has %(last_day)s days: correct the day.") % known
        case "ambiguous":
            return _("This date can be read in more than one way: write the year with four digits, like 1402/05/03.")
        case "suspicious_gregorian":
            return _("This looks like a Jalali date that a spreadsheet took for a Gregorian one: write it in Jalali.")
        case "bare_serial":
            return _("This is a spreadsheet's day number, not a date: write it like 1398/02/10.")
        case "out_of_range":
            return _("The year must lie between %(first)s and %(last)s.") % {
                "first": digits(FIRST_YEAR),
                "last": digits(LAST_YEAR),
            }
    if "weekday" in error.params:
        return _("Weekday and date do not agree: this day is a %(weekday)s.") % known
    if error.params.get("missing") == "year":
        return _("The year is missing: write the date like 1398/02/10.")
    return _("This is not a date: write it like 1398/02/10 or 10 Ordibehesht 1398.")
