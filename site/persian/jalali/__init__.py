"""Jalali days: read what people type, write what they read; stored days are plain `datetime.date`; pure."""

from persian.jalali.academic_year import format_academic_year, parse_academic_year
from persian.jalali.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    JalaliError,
    is_leap_year,
    jalali_half_range,
    jalali_parts,
    jalali_to_date,
    jalali_year_range,
    month_length,
)
from persian.jalali.formatting import MONTH_NAMES, WEEKDAY_NAMES, Style, fa_date, format_jalali
from persian.jalali.gregorian import Window
from persian.jalali.parsing import Order, parse_jalali, parse_jalali_datetime, parse_jalali_days, written_order

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "MONTH_NAMES",
    "WEEKDAY_NAMES",
    "JalaliError",
    "Order",
    "Style",
    "Window",
    "fa_date",
    "format_academic_year",
    "format_jalali",
    "is_leap_year",
    "jalali_half_range",
    "jalali_parts",
    "jalali_to_date",
    "jalali_year_range",
    "month_length",
    "parse_academic_year",
    "parse_jalali",
    "parse_jalali_datetime",
    "parse_jalali_days",
    "written_order",
]
