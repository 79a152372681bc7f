"""Files are what they hold, not what they are called."""

import io

import msoffcrypto.format.ooxml
import pytest

from imports.reading import Limits
from tests.builders.parts import ole, packed, with_part, without_part
from tests.builders.workbooks import csv_file, old_workbook, open_document, sheet, workbook, zipped
from tests.imports.reading.conftest import Read, Refusal

SHEET = sheet(["کد", "نام"], [["01", "الف"], ["02", "ب"]])
XLSX, XLS, ODS, CSV = workbook(SHEET), old_workbook(SHEET), open_document(SHEET), csv_file(SHEET)
CELLS = [["کد", "نام"], ["01", "الف"], ["02", "ب"]]


@pytest.mark.parametrize(
    ("content", "kind"), [(XLSX, "xlsx"), (XLS, "xls"), (ODS, "ods"), (CSV, "csv")], ids=["xlsx", "xls", "ods", "csv"]
)
def test_every_accepted_kind_gives_the_same_cells(content: bytes, kind: str, read: Read) -> None:
    book = read(content, extension=kind)
    assert book.format == kind
    assert [list(row) for row in book.sheets[0].rows] == CELLS
    assert "extension_mismatch" not in {notice.code for notice in book.notices}


@pytest.mark.parametrize(
    ("content", "extension", "kind"),
    [(XLS, ".xlsx", "xls"), (XLSX, ".XLS", "xlsx"), (CSV, "xlsx", "csv"), (XLSX, "xlsm", "xlsx")],
)
def test_a_wrong_extension_is_a_notice(content: bytes, extension: str, kind: str, read: Read) -> None:
    [notice] = [each for each in read(content, extension=extension).notices if each.code == "extension_mismatch"]
    assert notice.params["format"] == kind


def test_an_old_workbook_says_what_cannot_be_told(read: Read) -> None:
    assert [notice.code for notice in read(XLS).notices] == ["format_limited"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"Rar!\x1a\x07\x00", "rar"),
        (b"{\\rtf1\\ansi}", "rtf"),
        (b"\r\n<html><table><tr><td>1</td></tr></table></html>", "html"),
        (b'<?xml version="1.0"?><Workbook/>', "xml"),
        (bytes(range(256)) * 4, "unknown"),
        (ole("WordDocument"), "document"),
        (zipped({"[Content_Types].xml": b"<T/>", "_rels/.rels": b"<R/>", "word/document.xml": b"<w/>"}), "document"),
        (with_part(XLSX, "xl/workbook.bin", lambda _: b"x"), "xlsb"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "document"),
    ],
)
def test_other_files_are_named_and_refused(content: bytes, found: str, refusal: Refusal) -> None:
    refused = refusal(content, extension="xlsx")
    assert (refused.code, refused.params["found"]) == ("wrong_type", found)


@pytest.mark.parametrize("content", [b"", b"   \r\n", b"\xef\xbb\xbf", bytes(600)])
def test_a_file_without_content_is_empty(content: bytes, refusal: Refusal) -> None:
    assert refusal(content).code == "empty_file"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_workbook_without_its_skeleton_is_unreadable(part: str, refusal: Refusal) -> None:
    assert refusal(without_part(XLSX, part)).code == "unreadable_file"


@pytest.mark.parametrize("content", [XLSX[:-60], XLSX[:700], XLS[:3000], XLS[:700], ODS[:-100]])
def test_a_truncated_file(content: bytes, refusal: Refusal) -> None:
    assert refusal(content).code == "unreadable_file"


def test_a_password_protected_workbook(refusal: Refusal) -> None:
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(XLSX)).encrypt("رمز", out)
    assert refusal(out.getvalue()).code == "encrypted_file"


def test_a_container_with_an_encrypted_package(refusal: Refusal) -> None:
    assert refusal(ole("EncryptionInfo", "EncryptedPackage")).code == "encrypted_file"


def test_an_old_workbook_with_macros(refusal: Refusal) -> None:
    assert refusal(ole("Workbook", "_VBA_PROJECT_CUR")).code == "macro_file"


def test_a_zip_with_one_workbook_is_opened_in_memory(read: Read) -> None:
    litter = {"__MACOSX/._a.xlsx": b"x", "پوشه/.DS_Store": b"x", "پوشه/Thumbs.db": b"x"}
    book = read(zipped({"پوشه/آمار.xlsx": XLSX, **litter}), extension="zip")
    [notice] = book.notices
    assert (notice.code, notice.params["name"]) == ("zip_entry_used", "پوشه/آمار.xlsx")
    assert [list(row) for row in book.sheets[0].rows] == CELLS


def test_a_zip_may_hold_any_accepted_kind(read: Read) -> None:
    book = read(zipped({"a.csv": XLS}), extension="zip")
    assert [notice.code for notice in book.notices] == ["zip_entry_used", "extension_mismatch", "format_limited"]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, 0),
        ({"a.xlsx": XLSX, "b.xlsx": XLSX}, 2),
    ],
)
def test_a_zip_without_exactly_one_file(files: dict[str, bytes], found: int, refusal: Refusal) -> None:
    assert dict(refusal(zipped(files)).params) == {"found": "zip", "files": found}


def test_a_zip_in_a_zip_is_not_opened(refusal: Refusal) -> None:
    assert refusal(zipped({"a.zip": zipped({"b.xlsx": XLSX})})).code == "wrong_type"


def test_the_file_in_a_zip_has_the_same_limits(refusal: Refusal) -> None:
    text = b"a,b\n" * 500_000
    refused = refusal(zipped({"a.csv": text}), limits=Limits(file_bytes=1_000_000))
    assert refused.code == "file_too_large"
