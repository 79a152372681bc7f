"""Registers of schools as a seed makes them: the same rows at every run, one in a hundred of them faulty."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

HEADINGS = (
    "کد واحد آموزشی",
    "نام واحد آموزشی",
    "استان",
    "منطقه",
    "دوره تحصیلی",
    "جنسیت",
    "نوع واحد",
    "نام مدیر",
    "کد ملی مدیر",
    "تعداد دانش‌آموز",
)
SEED = 1397
DISTRICTS = 20
_KINDS = ("دبستان", "دبيرستان", "هنرستان", "مجتمع آموزشی", "مدرسه")  # one with the Arabic letter, as offices type it
_WORDS = (
    *("کوثر", "ایران", "شهید رجایی", "فرهنگ", "دانش", "امید", "بهار", "پیروزی", "آزادی", "حافظ", "سعدی", "مولوی"),
    *("خیام", "ابن‌سینا", "رازی", "فارابی", "توحید", "هجرت", "وحدت", "نور", "سپیده", "صبا", "یاس", "لاله", "نرگس"),
)
_FAMILIES = ("احمدی", "رضایی", "کریمی", "موسوی", "حسینی", "جعفری", "صادقی", "مرادی", "قاسمی", "نجفی")
_STAGES = ("ابتدایی", "متوسطه اول", "متوسطه دوم")
_GENDERS = ("دخترانه", "پسرانه", "مختلط")
_OWNERSHIPS = ("دولتی", "غیردولتی", "شاهد")
_FAULTS = ((0, "12A"), (4, "دانشگاه"), (8, "1234567890"), (9, "صد"))  # column, what nobody can read there


def district_name(province: str, number: int) -> str:
    """Return the name of a district; no other province has one of that name, as the peer finds it by name alone."""
    return f"ناحیه {number} {province}"


def rows(provinces: list[str], count: int, *, faulty: bool = True, changed: bool = False) -> Iterator[list[Any]]:
    """Yield the rows of a register.

    Args:
        provinces: names that the rows are spread over.
        count: how many rows.
        faulty: spoil one row in a hundred; otherwise the row is as sound as the others.
        changed: give one row in a hundred, never a spoilt one, another number of students.
    """
    chance = random.Random(SEED)
    for number in range(count):
        province = chance.choice(provinces)
        row: list[Any] = [
            f"{10_000_000 + number}",
            f"{chance.choice(_KINDS)} {chance.choice(_WORDS)} {chance.choice(_WORDS)} {number % 997}",
            province,
            district_name(province, chance.randint(1, DISTRICTS)),
            chance.choice(_STAGES),
            chance.choice(_GENDERS),
            chance.choice(_OWNERSHIPS),
            f"{chance.choice(_FAMILIES)} {chance.choice(_WORDS)}",
            _national_code(chance.randint(1_000_000, 799_999_999)),
            chance.randint(5, 900),
        ]
        column, nonsense = chance.choice(_FAULTS)
        if faulty and number % 100 == 50:
            row[column] = nonsense
        if changed and number % 100 == 7:
            row[9] += 1
        yield row


def write(path: Path, lines: Iterator[list[Any]], *, again: bool = False) -> None:
    """Write a register to an .xlsx; with `again` the same cells in a file of other bytes."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"comments": "saved again" if again else "saved"})
        sheet = book.add_worksheet("مدارس")
        sheet.write_row(0, 0, HEADINGS)
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(line):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write_number(number, column, value)


def _national_code(number: int) -> str:
    digits = f"{number:09d}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    return f"{digits}{rest if rest < 2 else 11 - rest}"
