"""Encodings and delimiters are told, or the file is refused; nothing is guessed in silence."""

import pytest

from imports.reading import Limits
from tests.builders.workbooks import csv_file, sheet
from tests.imports.reading.conftest import Read, Refusal

SHEET = sheet(["کد مدرسه", "نام مدرسه"], [["01234567", "دبستان, شماره ۲"], ["01234568", "گل"]])
CELLS = [["کد مدرسه", "نام مدرسه"], ["01234567", "دبستان, شماره ۲"], ["01234568", "گل"]]


def cells(book: object) -> list[list[object]]:
    return [list(row) for row in book.sheets[0].rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_unicode_and_every_delimiter(encoding: str, delimiter: str, read: Read) -> None:
    book = read(csv_file(SHEET, delimiter=delimiter, encoding=encoding))
    assert cells(book) == CELLS
    assert [notice.params.get("encoding") for notice in book.notices] == (["utf-16"] if encoding == "utf-16" else [])


def test_an_old_code_page_is_said_aloud(read: Read) -> None:
    arabic = sheet(["كد مدرسه", "نام مدرسه"], [["01234567", "دبستان"]])
    book = read(csv_file(arabic, encoding="cp1256"))
    assert cells(book)[0] == ["كد مدرسه", "نام مدرسه"]
    assert [(notice.code, notice.params["encoding"]) for notice in book.notices] == [("encoding", "cp1256")]


@pytest.mark.parametrize(
    "content",
    [
        "كد;naïve café élève façade".encode("latin-1", "replace"),
        b"a,b\n\xe9l\xe8ve,\xe0\n",
        "کد,نام".encode("utf-16")[:-1],
        b"\xff\xfea",
    ],
)
def test_what_no_encoding_explains(content: bytes, refusal: Refusal) -> None:
    assert refusal(content, extension="csv").code == "bad_encoding"


def test_binary_content_called_csv(refusal: Refusal) -> None:
    assert refusal("کد,نام".encode("utf-16-le"), extension="csv").code == "bad_encoding"


def test_a_hint_of_excel_names_the_delimiter(read: Read) -> None:
    assert cells(read(b"sep=;\r\na;b,c\r\n"))[0] == ["a", "b,c"]


def test_commas_inside_texts_do_not_outvote_the_delimiter(read: Read) -> None:
    assert cells(read("کد;نام\n1;الف, ب, پ, ت\n2;پ\n".encode()))[1] == ["1", "الف, ب, پ, ت"]


def test_a_title_above_the_table(read: Read) -> None:
    assert cells(read("فهرست مدارس استان\nکد,نام,استان\n1,الف,یزد\n".encode()))[0] == ["فهرست مدارس استان"]


def test_line_breaks_in_quotes_and_unusual_separators_stay_in_their_cell(read: Read) -> None:
    assert cells(read('کد,نام\n1,"الف\nب\u2028پ"\n'.encode()))[1] == ["1", "الف\nب\u2028پ"]


@pytest.mark.parametrize("content", ["فقط یک متن است\nو یک سطر دیگر\n", 'کد,نام\n1,"باز مانده\n2,ب\n', 'a,b\n1,"x"y\n'])
def test_no_delimiter_or_an_open_quote(content: str, refusal: Refusal) -> None:
    assert refusal(content.encode()).code == "bad_csv"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(rows=2), "too_many_rows"),
        (Limits(columns=1), "too_many_columns"),
        (Limits(cells=3), "too_complex"),
    ],
)
def test_limits(limits: Limits, code: str, refusal: Refusal) -> None:
    assert refusal(csv_file(SHEET), limits=limits).code == code


def test_empty_fields_beyond_the_widest_column_do_not_count(read: Read) -> None:
    wide = b"a,b" + b"," * 300 + b"\n1,2" + b"," * 300 + b"\n"
    assert len(cells(read(wide))[0]) == 256


def test_a_leading_zero_stays(read: Read) -> None:
    assert cells(read(csv_file(SHEET)))[1][0] == "01234567"
