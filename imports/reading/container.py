"""A zip container whose directory was checked, and its entries, unpacked in memory and checked to the last byte."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from imports.reading.limits import MIB, Limits
from imports.reading.types import UnreadableWorkbook

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_IN_ZIP64 = 0xFFFFFFFF
_CHUNK = 256 * 1024
_SMALL = 16 * MIB  # a ratio says nothing about entries that unpack to less


class Container:
    """A zip file of which every name, size and header has been compared with the other copy that the format keeps.

    Python's own reader trusts the directory and other readers trust the headers before each entry; a file in which
    the two differ shows different content to different programs, so it is refused.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Check the directory.

        Raises:
            UnreadableWorkbook: encrypted_file, suspicious_file, unsafe_zip or unreadable_file.
        """
        self._data = data
        self._limits = limits
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                infos = [info for info in archive.infolist() if not info.is_dir()]
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error, UnicodeDecodeError):
            raise UnreadableWorkbook("unreadable_file", {"reason": "zip"}) from None
        if len(infos) > limits.zip_entries:
            raise UnreadableWorkbook("unsafe_zip", _over("entries", limits.zip_entries, len(infos)))
        self._entries = _by_name(infos)
        self._check_sizes(infos)
        self._starts = {info.header_offset: self._content_start(info) for info in infos}
        self._check_overlaps(infos)

    @property
    def names(self) -> list[str]:
        """Names of all entries but folders, in the order of the directory, with forward slashes."""
        return [_name(info) for info in self._entries.values()]

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def size(self, name: str) -> int:
        """Return the unpacked size that the directory declares."""
        return self._entries[name.casefold()].file_size

    def read(self, name: str) -> bytes:
        """Return an entry whole; raises as `stream` does."""
        return b"".join(self.stream(name))

    def stream(self, name: str) -> Iterator[bytes]:
        """Yield an entry in chunks.

        Raises:
            UnreadableWorkbook: unreadable_file (missing, truncated, wrong checksum), suspicious_file (more or less
                than declared).
        """
        info = self._entries.get(name.casefold())
        if info is None:
            raise UnreadableWorkbook("unreadable_file", {"reason": "missing_part", "part": name})
        size, checksum = 0, 0
        for chunk in self._inflate(info):
            size += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            if size > info.file_size:  # the declared sizes were held against the limit: no entry may exceed its own
                raise UnreadableWorkbook("suspicious_file", {"reason": "headers_differ"})
            yield chunk
        if size != info.file_size:
            raise UnreadableWorkbook("suspicious_file", {"reason": "headers_differ"})
        if checksum != info.CRC:
            raise UnreadableWorkbook("unreadable_file", {"reason": "checksum"})

    def _inflate(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        start = self._starts[info.header_offset]
        packed = memoryview(self._data)[start : start + info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            for offset in range(0, len(packed), _CHUNK):
                yield bytes(packed[offset : offset + _CHUNK])
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for offset in range(0, len(packed), _CHUNK):
                chunk = inflater.decompress(packed[offset : offset + _CHUNK], _CHUNK)
                yield chunk
                while inflater.unconsumed_tail:
                    yield inflater.decompress(inflater.unconsumed_tail, _CHUNK)
            yield inflater.flush()
        except zlib.error:
            raise UnreadableWorkbook("unreadable_file", {"reason": "zip"}) from None
        if not inflater.eof:
            raise UnreadableWorkbook("unreadable_file", {"reason": "zip"})
        if inflater.unused_data:
            raise UnreadableWorkbook("suspicious_file", {"reason": "headers_differ"})

    def _check_sizes(self, infos: list[zipfile.ZipInfo]) -> None:
        total = sum(info.file_size for info in infos)
        if total > self._limits.unpacked_bytes:
            raise UnreadableWorkbook("unsafe_zip", _over("unpacked", self._limits.unpacked_bytes, total))
        for info in infos:
            if info.file_size > _SMALL and info.file_size > self._limits.zip_ratio * max(info.compress_size, 1):
                ratio = info.file_size // max(info.compress_size, 1)
                raise UnreadableWorkbook("unsafe_zip", _over("ratio", self._limits.zip_ratio, ratio))
            if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise UnreadableWorkbook("unreadable_file", {"reason": "zip_method"})

    def _content_start(self, info: zipfile.ZipInfo) -> int:
        """Compare the header before an entry with the directory and return where its content begins."""
        header = self._data[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise UnreadableWorkbook("unreadable_file", {"reason": "zip"})
        _, _, flags, method, _, _, checksum, packed, size, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        if (flags | info.flag_bits) & _ENCRYPTED:
            raise UnreadableWorkbook("encrypted_file", {"reason": "zip"})
        name_start = info.header_offset + _LOCAL_HEADER.size
        raw_name = self._data[name_start : name_start + name_length]
        name = raw_name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        declared = ((checksum, info.CRC), (packed, info.compress_size), (size, info.file_size))
        differs = any(here not in (there, _IN_ZIP64) for here, there in declared)
        if flags & _SIZES_FOLLOW:
            differs = any(here not in (there, 0, _IN_ZIP64) for here, there in declared)
        if differs or method != info.compress_type or name != info.orig_filename:
            raise UnreadableWorkbook("suspicious_file", {"reason": "headers_differ"})
        return name_start + name_length + extra_length

    def _check_overlaps(self, infos: list[zipfile.ZipInfo]) -> None:
        end = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            if info.header_offset < end:
                raise UnreadableWorkbook("suspicious_file", {"reason": "overlapping_entries"})
            end = self._starts[info.header_offset] + info.compress_size
        if end > len(self._data):
            raise UnreadableWorkbook("unreadable_file", {"reason": "zip"})


def _name(info: zipfile.ZipInfo) -> str:
    return info.orig_filename.replace("\\", "/")


def _by_name(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Entries by folded name; readers differ in which of two equal names they take, so there must be none."""
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = _name(info)
        if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in name:
            raise UnreadableWorkbook("suspicious_file", {"reason": "traversing_entry"})
        if name.casefold() in entries:
            raise UnreadableWorkbook("suspicious_file", {"reason": "duplicate_entry"})
        entries[name.casefold()] = info
    return entries


def _over(what: str, limit: int, found: int) -> dict[str, object]:
    return {"reason": what, "limit": limit, "found": found}
