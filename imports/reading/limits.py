"""How much one upload may ask of the reader; the caller passes the project's settings."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings, whichever is reached first.

    Attributes:
        file_bytes: size of the upload.
        rows: rows that hold a value, in all sheets together.
        columns: the widest sheet's last used column.
        sheets: sheets of one workbook.
        cells: cells of the used areas of all sheets together, empty ones inside them included.
        density: below this share of filled cells an area over `cells` is called too sparse instead of too large.
        unpacked_bytes: content of a zip container, and the text that its cells repeat, unpacked.
        zip_entries: entries of a zip container.
        zip_ratio: unpacked over packed size of one entry that unpacks to more than 16 MiB.
        cell_characters: characters of one cell; a longer one arrives cut to one more than that.
        kept_bytes: packed rows that the caller holds of one file.
        memory_bytes: address space of a reading process; a large file has two.
        cpu_seconds: processor time of preflight and reader together; of either alone until preflight has ended.
        wall_seconds: how long the caller waits for it.
    """

    file_bytes: int = 20 * MIB
    rows: int = 200_000
    columns: int = 256
    sheets: int = 64
    cells: int = 4_000_000
    density: float = 0.1
    unpacked_bytes: int = 200 * MIB
    zip_entries: int = 2_000
    zip_ratio: int = 200
    cell_characters: int = 32_767
    kept_bytes: int = 64 * MIB
    memory_bytes: int = 512 * MIB
    cpu_seconds: int = 30
    wall_seconds: float = 120
