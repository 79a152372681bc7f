"""Workbooks written part by part, for what no office program writes: lies, bombs and broken XML."""

import io
import zipfile
from collections.abc import Callable, Iterable

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def raw_workbook(sheet_data: str | bytes, *, strings: Iterable[str] = (), head: str = "", tail: str = "") -> bytes:
    """Return an .xlsx of one sheet whose rows are the given XML.

    Args:
        sheet_data: content of `<sheetData>`.
        strings: shared texts.
        head: XML before `<sheetData>`.
        tail: XML after it.
    """
    data = sheet_data if isinstance(sheet_data, bytes) else sheet_data.encode()
    sheet = f'<worksheet xmlns="{MAIN}">{head}<sheetData>'.encode() + data + f"</sheetData>{tail}</worksheet>".encode()
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    return packed(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": (
                f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
                '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ).encode(),
            "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml", "sharedStrings"),
            SHEET: sheet,
            STRINGS: f'<sst xmlns="{MAIN}">{shared}</sst>'.encode(),
        }
    )


def inline(reference: str, text: str) -> str:
    """Return a text cell."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def unpacked(workbook: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(workbook: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with one part changed (or added: `change` gets b"")."""
    parts = unpacked(workbook)
    parts[name] = change(parts.get(name, b""))
    return packed(parts)


def without_part(workbook: bytes, name: str) -> bytes:
    """Return the workbook with one part missing."""
    parts = unpacked(workbook)
    del parts[name]
    return packed(parts)


def with_document_type(workbook: bytes, name: str = SHEET) -> bytes:
    """Return the workbook with a document type that declares an entity in one part."""
    kind = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return with_part(workbook, name, lambda part: kind + part[part.find(b"?>") + 2 if part.startswith(b"<?") else 0 :])


def with_duplicate_entry(workbook: bytes) -> bytes:
    """Return the workbook with two entries of one name, as only a forger makes them."""
    out = io.BytesIO(workbook)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(SHEET.upper(), b"<worksheet/>")
    return out.getvalue()


def with_flipped_byte(workbook: bytes, name: str = SHEET) -> bytes:
    """Return the workbook with a byte of one stored entry changed, so that its checksum is wrong."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for each, content in unpacked(workbook).items():
            archive.writestr(each, content)
    data = bytearray(out.getvalue())
    place = data.index(b"<sheetData>") + 1
    data[place] ^= 0x20
    return bytes(data)


def with_lying_header(workbook: bytes, name: str = SHEET) -> bytes:
    """Return the workbook with another size in the header before an entry than in the directory."""
    data = bytearray(workbook)
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        info = archive.getinfo(name)
    place = info.header_offset + 22
    data[place : place + 4] = (info.file_size + 1).to_bytes(4, "little")
    return bytes(data)


def ole(*entries: str) -> bytes:
    """Return an OLE container of 512-byte sectors whose directory has the named entries and no content."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[24:34] = b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    directory = bytearray()
    for name in ("Root Entry", *entries):
        raw = (name + "\0").encode("utf-16-le")
        entry = bytearray(128)
        entry[: len(raw)] = raw
        entry[64:66] = len(raw).to_bytes(2, "little")
        directory += entry
    return bytes(header + directory.ljust(512, b"\0"))


def _relations(kind: str, target: str, *more: str) -> bytes:
    lines = [f'<Relationship Id="rId1" Type="{_RELATIONS}/{kind}" Target="{target}"/>']
    lines += [f'<Relationship Id="r{name}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>' for name in more]
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(lines)}</Relationships>'.encode()
