"""Invented names: family names that nobody bears, places that are on no map, numbers that were never issued."""

import random

from persian.digits import to_persian_digits
from persian.national_code import is_valid_national_code

FIRST_NAMES_F = ("زهرا", "مریم", "فاطمه", "نرگس", "سارا", "الهام", "نسرین", "پروین", "لیلا", "شیرین", "مهناز", "گیتی")
FIRST_NAMES_M = ("علی", "رضا", "محمد", "حسین", "مهدی", "احمد", "کاظم", "یوسف", "بهرام", "ژیان", "پیمان", "چنگیز")
FAMILY_NAMES = (
    "نمونه‌پور",
    "فرضی‌زاده",
    "آزمایشی‌نژاد",
    "مثالی",
    "پنداری",
    "خیالی‌فر",
    "انگاره‌دوست",
    "ساختگی‌تبار",
    "گمان‌پرور",
    "رؤیایی‌منش",
)
PLACE_HEADS = ("چشمه", "دشت", "کوه", "باغ", "رود", "گل", "سرو", "مهر", "نیک", "سپید", "زرین", "پیر", "آب", "شاد", "نو")
PLACE_TAILS = ("آباد", "زار", "دره", "سرا", "کلا", "رود", "ستان", "بالا", "گاه", "کوه", "شهر", "دژ", "پل", "بند")
SCHOOL_WORDS = (
    "امید فردا",
    "اندیشه",
    "دانش",
    "مهرورزان",
    "سپیده",
    "آفرینش",
    "نیک‌اندیشان",
    "پژوهندگان",
    "راه روشن",
    "باغ آموزش",
    "گل‌های زندگی",
    "پیوند",
    "کوشش",
    "رویش",
    "افق روشن",
    "پژوهش‌سرای STEM",
    "یاران دبستان",
    "چراغ راه",
    "همدلی",
    "سرود مهر",
    "نوآوران",
    "پرواز",
    "آینده‌سازان",
    "کتاب خوب",
)
LONG_TAIL = "وابسته به مجتمع آموزشی و پرورشی شبانه‌روزی روستای مرکزی"


def person_name(dice: random.Random, *, female: bool) -> str:
    """Return a first name and an invented family name."""
    return f"{dice.choice(FIRST_NAMES_F if female else FIRST_NAMES_M)} {dice.choice(FAMILY_NAMES)}"


def place_names() -> list[str]:
    """Return every invented place name, in a fixed order."""
    return [f"{head}‌{tail}" for tail in PLACE_TAILS for head in PLACE_HEADS]


def school_name(dice: random.Random) -> str:
    """Return a school's name; one in fifty is as long as names in offices get."""
    name = dice.choice(SCHOOL_WORDS)
    number = dice.randrange(6)
    if number:
        name = f"{name} {to_persian_digits(number)}"
    return f"{name} {LONG_TAIL}" if dice.random() < 0.02 else name


def national_code(serial: int) -> str:
    """Return a national code with a prefix believed unissued and a right check digit.

    Args:
        serial: 0 to 999,999; the same serial gives the same code.
    """
    head = f"999{serial:06d}"
    return next(head + str(digit) for digit in range(10) if is_valid_national_code(head + str(digit)))


def phone(serial: int) -> str:
    """Return a telephone number of an exchange that does not exist."""
    return f"021-0000{serial % 10_000:04d}"
