"""Files that are refused as a whole, and sheets that are not the asked list."""

from io import BytesIO

from msoffcrypto.format.ooxml import OOXMLFile

from tests.builders.parts import inline, packed, raw_workbook, with_document_type, with_part
from tests.builders.schools import HEADINGS, school_row, school_workbook
from tests.builders.workbooks import sheet, workbook
from tests.imports.corpus.case import Case
from tests.imports.corpus.rows import HEADINGS as OTHERS
from tests.imports.corpus.rows import row


def good() -> bytes:
    """A sound workbook of two schools."""
    return school_workbook(school_row("1"), school_row("2"))


def encrypted() -> bytes:
    """A sound workbook behind a password."""
    target = BytesIO()
    OOXMLFile(BytesIO(good())).encrypt("a-password", target)
    return target.getvalue()


def sparse() -> bytes:
    """Two cells at opposite ends of the sheet."""
    return raw_workbook(f'<row r="1">{inline("A1", "a")}</row><row r="1048576">{inline("XFD1048576", "b")}</row>')


def lists(*names: str) -> bytes:
    """A published list: an index of Yazd and Gilan, one school each, and sheets of these names."""
    index = sheet(["اداره کل", "مراجعه ننموده"], [["یزد", 1], ["گیلان", 1]], name="فهرست")
    schools = [
        sheet(OTHERS["nonparticipants"], [row("nonparticipants", code=f"0000001{number}")], name=name)
        for number, name in enumerate(names)
    ]
    return workbook(index, *schools)


CASES = [
    Case("empty_file", lambda: b""),
    Case("unreadable_file", lambda: good()[:-200]),
    Case("wrong_type", lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"),
    Case("encrypted_file", encrypted),
    Case("macro_file", lambda: with_part(good(), "xl/vbaProject.bin", lambda _: b"x")),
    Case("suspicious_file", lambda: with_document_type(good())),
    Case("unsafe_zip", lambda: packed({"a.xlsx": bytes(30 * 1024 * 1024)})),
    Case("file_too_large", good, limits={"file_bytes": 1000}),
    Case("too_complex", good, limits={"cells": 5}),
    Case("too_many_rows", good, limits={"rows": 2}),
    Case("too_many_columns", good, limits={"columns": 5}),
    Case("too_many_sheets", lambda: workbook(sheet(["الف"]), sheet(["ب"], name="ب")), limits={"sheets": 1}),
    Case("too_sparse", sparse),
    Case("bad_csv", lambda: 'کد,نام\n1,"باز مانده\n2,ب\n'.encode(), name="فهرست.csv"),
    Case("bad_encoding", lambda: b"a,b\n\xe9l\xe8ve,\xe0\n", name="فهرست.csv"),
    Case("no_header", lambda: workbook(sheet(["میوه", "رنگ"], [["سیب", "سرخ"]]))),
    Case("no_rows", lambda: school_workbook(), sheet="Sheet1", row=1),
    Case(
        "missing_column",
        lambda: workbook(sheet(HEADINGS[:2] + HEADINGS[3:], [school_row("1")[:2] + school_row("1")[3:]])),
        sheet="Sheet1",
        row=1,
        column="نام واحد آموزشی",
    ),
    Case(
        "duplicate_heading",
        lambda: workbook(sheet([*HEADINGS, "نام مدیر"], [[*school_row("1"), "زهرا نمونه"]])),
        sheet="Sheet1",
        row=1,
    ),
    Case("sheet_missing", lambda: lists("یزد"), "nonparticipants", sheet="گیلان"),
    Case("sheet_duplicate", lambda: lists("یزد", "گیلان", "استان یزد"), "nonparticipants", sheet="استان یزد"),
]
