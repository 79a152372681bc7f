"""A file is what its content says, not its name."""

import io
import zipfile

import pytest

from cms_pages.rules.file_kinds import FILE_KINDS, RefusedFile, file_kind

LIMIT = 1000


def packed(*members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return stream.getvalue()


def kind(name: str, content: bytes) -> str:
    return file_kind(name, io.BytesIO(content), size=len(content), limit=LIMIT).extension


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.4"),
        ("A.PDF", b"%PDF-1.4"),
        ("فهرست مدارس.zip", packed("list.xlsx")),
        ("a.rar", b"Rar!\x1a\x07\x01\x00"),
        ("a.xlsx", packed("[Content_Types].xml", "xl/workbook.xml")),
        ("a.docx", packed("word/document.xml")),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.csv", "استان،تعداد\nیزد،۱".encode()),
        ("a.txt", "\ufeffمتن".encode("utf-16")),
    ],
)
def test_accepted(name: str, content: bytes) -> None:
    assert kind(name, content) in FILE_KINDS


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"%PDF-" + b"0" * LIMIT, "too_large"),
        ("a", b"%PDF-", "unknown_kind"),
        ("a.pdf.exe", b"%PDF-", "unknown_kind"),
        ("a.svg", b"<svg/>", "unknown_kind"),
        ("a.html", b"<p>", "unknown_kind"),
        ("a.pdf", b"MZ", "content_differs"),
        ("a.pdf", b"  %PDF-", "content_differs"),
        ("a.xlsx", packed("word/document.xml"), "content_differs"),
        ("a.zip", b"PK\x03\x04broken", "content_differs"),
        ("a.csv", b"a\0b", "content_differs"),
        ("a.txt", "<HTML>".encode("utf-16"), "content_differs"),
        ("a.txt", b"#!/bin/sh", "content_differs"),
        ("a.zip", packed("readme.txt", "deep/RUN.EXE"), "holds_program"),
    ],
)
def test_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        kind(name, content)
    assert refused.value.code == code


def test_the_file_is_left_at_its_beginning() -> None:
    file = io.BytesIO(packed("a.txt"))
    file_kind("a.zip", file, size=100, limit=LIMIT)
    assert file.tell() == 0
