"""What a file is, by its content; the name that it was sent under is only compared with it."""

from imports.reading.container import Container
from imports.reading.limits import Limits
from imports.reading.types import UnreadableWorkbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS = {
    b"%PDF": "pdf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"BM": "image",
    b"RIFF": "media",
    b"Rar!": "rar",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "rtf",
    b"\x7fELF": "program",
    b"MZ": "program",
    b"SQLite format 3": "database",
}
_MARKUP = {b"<!doctype html": "html", b"<html": "html", b"<table": "html", b"<?xml": "xml", b"<svg": "image"}
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BINARY = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
_EXTENSIONS = {"xlsx": {"xlsx"}, "xls": {"xls"}, "ods": {"ods"}, "csv": {"csv", "txt", "tsv"}, "zip": {"zip"}}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def sniff(data: bytes, extension: str | None = None) -> str:
    """Return "zip" (any zip container), "xls" or "csv".

    Args:
        data: the file.
        extension: only tells unreadable text (bad_encoding) from unknown content (wrong_type).

    Raises:
        UnreadableWorkbook: empty_file, encrypted_file, macro_file, bad_encoding or wrong_type (`found`: the type).
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableWorkbook("empty_file")
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return _sniff_ole(data)
    for mark, found in _OTHERS.items():
        if data.startswith(mark):
            raise UnreadableWorkbook("wrong_type", {"found": found})
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, found in _MARKUP.items():
        if head.startswith(mark):
            raise UnreadableWorkbook("wrong_type", {"found": found})
    if not data.startswith(_TEXT_MARKS) and len(data[:65536].translate(None, _BINARY)) < len(data[:65536]):
        if extension in _EXTENSIONS["csv"]:
            raise UnreadableWorkbook("bad_encoding")
        raise UnreadableWorkbook("wrong_type", {"found": "unknown"})
    return "csv"


def sniff_container(container: Container) -> str:
    """Return "xlsx", "ods", or "zip" for a container that is no document itself.

    Raises:
        UnreadableWorkbook: wrong_type for another kind of document, unreadable_file for one with parts missing.
    """
    names = {name.casefold() for name in container.names}
    if "mimetype" in names and container.size("mimetype") < 200:
        kind = container.read("mimetype").strip()
        if kind.startswith(_OPEN_DOCUMENT):
            if not kind.startswith(_OPEN_DOCUMENT + b"spreadsheet"):
                raise UnreadableWorkbook("wrong_type", {"found": "document"})
            return "ods"
    if "content.xml" in names and "meta-inf/manifest.xml" in names:
        return "ods"
    folders = {name.partition("/")[0] for name in names if "/" in name}
    if "xl/workbook.bin" in names:
        raise UnreadableWorkbook("wrong_type", {"found": "xlsb"})
    if "xl" in folders or "[content_types].xml" in names:
        if "xl" not in folders:
            raise UnreadableWorkbook("wrong_type", {"found": "document"})
        if not {"[content_types].xml", "_rels/.rels", "xl/workbook.xml"} <= names:
            raise UnreadableWorkbook("unreadable_file", {"reason": "missing_part"})
        return "xlsx"
    return "zip"


def single_entry(container: Container, limits: Limits) -> tuple[str, bytes]:
    """Return name and content of the one file in a delivery zip.

    Raises:
        UnreadableWorkbook: wrong_type unless there is exactly one file, file_too_large when it is one.
    """
    names = [name for name in container.names if not _is_litter(name)]
    if len(names) != 1:
        raise UnreadableWorkbook("wrong_type", {"found": "zip", "files": len(names)})
    if container.size(names[0]) > limits.file_bytes:
        found = container.size(names[0])
        raise UnreadableWorkbook("file_too_large", {"limit": limits.file_bytes, "found": found})
    return names[0], container.read(names[0])


def extension_of(name: str) -> str:
    """Return what a file name ends in, in small letters and without the dot; "" without one."""
    return name.rpartition(".")[2].casefold() if "." in name else ""


def extension_fits(extension: str, kind: str) -> bool:
    """Return whether an extension is one that files of that kind carry."""
    return extension in _EXTENSIONS[kind]


def _is_litter(name: str) -> bool:
    """What archivers of Windows and macOS add on their own."""
    last = name.rpartition("/")[2].casefold()
    return name.startswith("__MACOSX/") or last.startswith("._") or last in {".ds_store", "thumbs.db", "desktop.ini"}


def _sniff_ole(data: bytes) -> str:
    if _ole_has(data, "EncryptedPackage"):
        raise UnreadableWorkbook("encrypted_file")
    if 512 * (int.from_bytes(data[48:52], "little") + 1) >= len(data):  # its directory is not there any more
        raise UnreadableWorkbook("unreadable_file", {"reason": "truncated"})
    if not (_ole_has(data, "Workbook") or _ole_has(data, "Book")):
        raise UnreadableWorkbook("wrong_type", {"found": "document"})
    if _ole_has(data, "_VBA_PROJECT_CUR"):
        raise UnreadableWorkbook("macro_file")
    return "xls"


def _ole_has(data: bytes, name: str) -> bool:
    """Return whether the directory of an OLE file has that entry.

    Directory entries are 128 bytes, aligned, and begin with the name in 64 bytes of UTF-16, its length after it.
    """
    wanted = (name + "\0").encode("utf-16-le")
    place = data.find(wanted)
    while place >= 0:
        if place % 128 == 0 and data[place + 64 : place + 66] == len(wanted).to_bytes(2, "little"):
            return True
        place = data.find(wanted, place + 2)
    return False
