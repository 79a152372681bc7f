"""Zip containers that lie, traverse, repeat, overlap or explode."""

import io
import zipfile

import pytest

from imports.reading import Limits, UnreadableWorkbook
from imports.reading.container import Container
from tests.builders.parts import (
    SHEET,
    inline,
    packed,
    raw_workbook,
    with_duplicate_entry,
    with_flipped_byte,
    with_lying_header,
)

GOOD = raw_workbook(f'<row r="1">{inline("A1", "متن")}</row>')


def contents(data: bytes, limits: Limits) -> list[bytes]:
    container = Container(data, limits)
    return [container.read(name) for name in container.names]


def refused(data: bytes, limits: Limits | None = None) -> tuple[str, object]:
    with pytest.raises(UnreadableWorkbook) as caught:
        contents(data, limits or Limits())
    return caught.value.code, caught.value.params.get("reason")


def test_a_good_container_gives_its_entries() -> None:
    container = Container(GOOD, Limits())
    assert SHEET in container
    assert b"<sheetData>" in container.read(SHEET)
    assert container.size(SHEET) == len(container.read(SHEET))


@pytest.mark.parametrize("name", ["../a.xml", "/etc/passwd", "xl/../../a", "C:\\a.xml", "..\\a.xml"])
def test_a_traversing_entry(name: str) -> None:
    assert refused(packed({"a.xml": b"<a/>", name: b"x"})) == ("suspicious_file", "traversing_entry")


def test_entries_that_differ_in_case_only_are_one() -> None:
    assert refused(with_duplicate_entry(GOOD)) == ("suspicious_file", "duplicate_entry")


def test_a_header_that_differs_from_the_directory() -> None:
    assert refused(with_lying_header(GOOD)) == ("suspicious_file", "headers_differ")


def test_entries_that_share_their_bytes() -> None:
    data = bytearray(packed({"a": b"x" * 100, "b": b"x" * 100}))
    first, second = (data.find(b"PK\x01\x02"), data.rfind(b"PK\x01\x02"))
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    data[second + 46 : second + 47] = b"c"
    assert refused(bytes(data))[0] == "suspicious_file"


def test_a_wrong_checksum() -> None:
    assert refused(with_flipped_byte(GOOD)) == ("unreadable_file", "checksum")


@pytest.mark.parametrize("kept", [40, 300, -30])
def test_a_truncated_container(kept: int) -> None:
    assert refused(GOOD[:kept]) == ("unreadable_file", "zip")


def test_garbage_after_the_signature() -> None:
    assert refused(b"PK\x03\x04" + bytes(500)) == ("unreadable_file", "zip")


def test_a_size_that_is_declared_too_small() -> None:
    """The directory and the header agree, and both say less than what comes out."""
    data = bytearray(packed({"a": b"x" * 5000}))
    small = (10).to_bytes(4, "little")
    data[22:26] = small
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = small
    assert refused(bytes(data)) == ("suspicious_file", "headers_differ")


def test_too_many_entries() -> None:
    data = packed({f"{number}.xml": b"<a/>" for number in range(21)})
    assert refused(data, Limits(zip_entries=20)) == ("unsafe_zip", "entries")


def test_too_much_unpacked() -> None:
    data = packed({"a": b"x" * 60_000, "b": b"y" * 60_000})
    assert refused(data, Limits(unpacked_bytes=100_000)) == ("unsafe_zip", "unpacked")


def test_a_bomb_by_its_ratio() -> None:
    assert refused(packed({"a": bytes(30 * 1024 * 1024)})) == ("unsafe_zip", "ratio")


def test_a_small_entry_may_be_packed_well() -> None:
    assert Container(packed({"a": b" " * 100_000}), Limits()).size("a") == 100_000


def test_an_encrypted_entry() -> None:
    data = bytearray(packed({"a.xlsx": b"x" * 100}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)) == ("encrypted_file", "zip")


def test_a_method_that_nobody_uses_for_workbooks() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a", b"x" * 100)
    assert refused(out.getvalue()) == ("unreadable_file", "zip_method")


def test_sizes_after_the_content_are_read() -> None:
    """Programs that write to a pipe leave the header's sizes empty and set a flag."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"content" * 50)
    assert Container(pipe.data, Limits()).read("a") == b"content" * 50
