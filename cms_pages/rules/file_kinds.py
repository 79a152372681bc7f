"""Which files the board takes, and whether a file is what its name says: the content decides, not the extension."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SAMPLE = 64 * 1024
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script", b"<?php", b"#!")
PROGRAMS = frozenset(
    {"apk", "bat", "cmd", "com", "dll", "exe", "hta", "jar", "js", "lnk", "msi", "ps1", "scr", "vbe", "vbs", "wsf"}
)


class RefusedFile(ValueError):
    """A file that the board does not take.

    Attributes:
        code: empty, too_large, unknown_kind, content_differs or holds_program.
        params: what a message may name: limit (bytes), extension, member.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class FileKind:
    """A kind of file: how it is named, how it is sent, and how its content is known."""

    extension: str
    content_type: str
    is_of: Callable[[BinaryIO], bool]


def _begins(*signatures: bytes) -> Callable[[BinaryIO], bool]:
    def check(file: BinaryIO) -> bool:
        head = _head(file, 64)
        return any(head.startswith(signature) for signature in signatures)

    return check


def _holds(member: str) -> Callable[[BinaryIO], bool]:
    def check(file: BinaryIO) -> bool:
        return member in _members(file)

    return check


def _is_plain_text(file: BinaryIO) -> bool:
    """No NUL outside UTF-16, and nothing that a browser would take for a page or a shell for a program."""
    head = _head(file, _TEXT_SAMPLE)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="replace").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return b"\0" not in head and not start.startswith(_MARKUP)


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_KINDS = (
    FileKind("pdf", "application/pdf", _begins(b"%PDF-")),
    FileKind("zip", "application/zip", lambda file: bool(_members(file))),
    FileKind("rar", "application/vnd.rar", _begins(b"Rar!\x1a\x07")),
    FileKind("7z", "application/x-7z-compressed", _begins(b"7z\xbc\xaf\x27\x1c")),
    FileKind("docx", f"{_OFFICE}wordprocessingml.document", _holds("word/document.xml")),
    FileKind("xlsx", f"{_OFFICE}spreadsheetml.sheet", _holds("xl/workbook.xml")),
    FileKind("pptx", f"{_OFFICE}presentationml.presentation", _holds("ppt/presentation.xml")),
    FileKind("odt", f"{_OPEN_DOCUMENT}text", _holds("content.xml")),
    FileKind("ods", f"{_OPEN_DOCUMENT}spreadsheet", _holds("content.xml")),
    FileKind("odp", f"{_OPEN_DOCUMENT}presentation", _holds("content.xml")),
    FileKind("doc", "application/msword", _begins(_OLE)),
    FileKind("xls", "application/vnd.ms-excel", _begins(_OLE)),
    FileKind("ppt", "application/vnd.ms-powerpoint", _begins(_OLE)),
    FileKind("csv", "text/csv; charset=utf-8", _is_plain_text),
    FileKind("txt", "text/plain; charset=utf-8", _is_plain_text),
    FileKind("jpg", "image/jpeg", _begins(b"\xff\xd8\xff")),
    FileKind("jpeg", "image/jpeg", _begins(b"\xff\xd8\xff")),
    FileKind("png", "image/png", _begins(b"\x89PNG\r\n\x1a\n")),
)
FILE_KINDS = {kind.extension: kind for kind in _KINDS}


def file_kind(name: str, file: BinaryIO, *, size: int, limit: int) -> FileKind:
    """Return the kind of an uploaded file.

    Args:
        name: the sender's file name; only its last extension counts.
        file: seekable; left at its beginning.
        size: bytes.
        limit: bytes that are still taken.

    Raises:
        RefusedFile: empty, too large, of a kind that is not taken, or not what the name says.
    """
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if size == 0:
        raise RefusedFile("empty")
    if size > limit:
        raise RefusedFile("too_large", limit=limit)
    kind = FILE_KINDS.get(extension)
    if kind is None:
        raise RefusedFile("unknown_kind", extension=extension)
    if not kind.is_of(file):
        raise RefusedFile("content_differs", extension=extension)
    if extension == "zip" and (program := _program_in(file)):
        raise RefusedFile("holds_program", member=program)
    file.seek(0)
    return kind


def _head(file: BinaryIO, count: int) -> bytes:
    file.seek(0)
    return file.read(count)


def _members(file: BinaryIO) -> list[str]:
    """Return the names in an archive's directory; nothing is unpacked."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return []


def _program_in(file: BinaryIO) -> str:
    return next((name for name in _members(file) if PurePath(name).suffix.lower().removeprefix(".") in PROGRAMS), "")
