"""Days on which offices of Iran are closed: weekends and official holidays, in both calendars; pure.

Source: the official calendar of the country (Institute of Geophysics, University of Tehran). Lunar holidays rest on
`persian.hijri`, so a forecast one may fall a day off.
"""

from datetime import date, timedelta

from persian.hijri import MonthStarts, lunar_date
from persian.jalali import jalali_parts

THURSDAY, FRIDAY = 3, 4  # as date.weekday() counts
_JALALI = {
    (1, 1): "نوروز",
    (1, 2): "نوروز",
    (1, 3): "نوروز",
    (1, 4): "نوروز",
    (1, 12): "روز جمهوری اسلامی",
    (1, 13): "روز طبیعت",
    (3, 14): "رحلت امام خمینی",
    (3, 15): "قیام ۱۵ خرداد",
    (11, 22): "پیروزی انقلاب اسلامی",
    (12, 29): "روز ملی شدن صنعت نفت",
}
_LUNAR = {
    (1, 9): "تاسوعا",
    (1, 10): "عاشورا",
    (2, 20): "اربعین",
    (2, 28): "رحلت پیامبر",
    (3, 8): "شهادت امام حسن عسکری",
    (3, 17): "میلاد پیامبر",
    (6, 3): "شهادت حضرت فاطمه",
    (7, 13): "ولادت امام علی",
    (7, 27): "مبعث",
    (8, 15): "ولادت امام زمان",
    (9, 21): "شهادت امام علی",
    (10, 1): "عید فطر",
    (10, 2): "عید فطر",
    (10, 25): "شهادت امام صادق",
    (12, 10): "عید قربان",
    (12, 18): "عید غدیر",
}
_LAST_OF_SAFAR = "شهادت امام رضا"


def holiday_name(day: date, *, corrections: MonthStarts | None = None) -> str:
    """Return the official holiday of a day, "" for none; the weekend has no name."""
    _year, month, number = jalali_parts(day)
    if name := _JALALI.get((month, number)):
        return name
    try:
        lunar = lunar_date(day, corrections=corrections)
        tomorrow = lunar_date(day + timedelta(days=1), corrections=corrections)
    except ValueError:  # before the lunar table or after its forecast
        return ""
    if name := _LUNAR.get((lunar.month, lunar.day)):
        return name
    return _LAST_OF_SAFAR if (tomorrow.month, tomorrow.day) == (3, 1) else ""


def is_weekend(day: date) -> bool:
    """Return whether a day is a Thursday or a Friday."""
    return day.weekday() in (THURSDAY, FRIDAY)
