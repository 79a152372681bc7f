"""Sound files of which the sender should know something."""

from typing import Any

from tests.builders.parts import SHEET, with_part
from tests.builders.schools import HEADINGS, school_row, school_workbook
from tests.builders.workbooks import csv_file, old_workbook, sheet, workbook, zipped
from tests.imports.corpus.case import Case
from tests.imports.corpus.rows import one_row, rows

TOTAL = [None, "جمع کل", *[None] * 8, 240]
FOOTER = [None, "تهیه‌کننده: کارشناس آمار اداره کل"]


def schools(*more: list[Any], headings: Any = HEADINGS, **about: Any) -> bytes:
    """Two schools, and lines below them."""
    return workbook(sheet(headings, [school_row("01234561"), school_row("01234562"), *more], **about))


def with_formula() -> bytes:
    """A number that Excel has computed."""
    return with_part(schools(), SHEET, lambda part: part.replace(b"<v>120</v>", b"<f>100+20</f><v>120</v>", 1))


def in_an_old_code_page() -> bytes:
    """A text file whose letters are those of an old Arabic code page."""
    lines = [[str(cell).replace("ی", "ي").replace("\u200c", " ") for cell in line] for line in (HEADINGS, school_row())]
    return csv_file(sheet(lines[0], lines[1:]), encoding="cp1256")


def differs() -> bytes:
    """Another stage than the register's."""
    headings = ["کد واحد آموزشی", "نام واحد آموزشی", "تاریخ ثبت نهایی", "امتیاز"]
    return workbook(sheet(headings, [["01234567", "دبستانی دیگر", "1398/02/05", 65]]))


def notice(code: str, make: Any, column: str = "", **about: Any) -> Case:
    """A case of one sheet."""
    return Case(code, make, **{"sheet": "Sheet1", "column": column, **about})


CASES = [
    notice("header_row", lambda: schools(titles=["فهرست مدارس"]), row=2),
    notice("column_ignored", lambda: workbook(sheet([*HEADINGS, "رنگ"], [[*school_row("01234561"), "سبز"]]))),
    notice("letters_normalised", lambda: school_workbook(school_row("01234561", name="دبستان علي")), row=2),
    notice("zero_padded", lambda: school_workbook(school_row(1234561)), row=2),
    notice("totals_row_skipped", lambda: schools(TOTAL), row=4),
    notice("blank_rows", lambda: schools([], school_row("01234563")), row=4),
    notice("footer_skipped", lambda: schools(FOOTER), row=4),
    notice("hidden_rows", lambda: schools(hidden_rows=[3]), row=3),
    notice("hidden_columns", lambda: schools(hidden_columns=["I"])),
    notice(
        "hidden_sheets",
        lambda: workbook(sheet(HEADINGS, [school_row("01234561")]), sheet(["الف"], name="پنهان", state="hidden")),
        sheet="",
    ),
    notice(
        "sheet_used", lambda: workbook(sheet(HEADINGS, [school_row("01234561")]), sheet(["میوه"], [["سیب"]], name="ب"))
    ),
    notice(
        "sheets_read",
        lambda: workbook(*(sheet(HEADINGS, [school_row(code)], name=f"برگه {code}") for code in ("1", "2"))),
        sheet="",
    ),
    notice("formula_values_read", with_formula),
    notice("duplicate_identical", lambda: schools(school_row("01234561")), row=4),
    notice(
        "encoding",
        in_an_old_code_page,
        sheet="",
        name="فهرست.csv",
    ),
    notice("extension_mismatch", schools, sheet="", name="فهرست.csv"),
    notice(
        "format_limited",
        lambda: old_workbook(sheet(HEADINGS, [school_row("01234561")])),
        sheet="",
        name="فهرست.xls",
    ),
    notice("zip_entry_used", lambda: zipped({"آمار.xlsx": schools()}), sheet="", name="فهرست.zip"),
    notice("count_mismatch", lambda: schools([*TOTAL[:-1], 250]), "تعداد دانش آموزان", row=4),
    notice(
        "count_mismatch", lambda: one_row("inspection_counts", percent=57), "درصد پوشش", row=2, kind="inspection_counts"
    ),
    notice("register_differs", differs, "نام واحد آموزشی", row=2, kind="safety"),
    notice("ceilings_total", lambda: one_row("indicators"), kind="indicators", sheet=""),
    notice(
        "outlier",
        lambda: rows(
            "inspection_counts",
            *(
                {"directorate": name, "sites": sites, "percent": None}
                for name, sites in (("فارس", 1_058), ("خراسان رضوی", 4_579), ("اصفهان", 746))
            ),
            titles=["به ترتیب تعداد پایگاه"],
        ),
        "تعداد پایگاه",
        row=4,
        kind="inspection_counts",
    ),
]
