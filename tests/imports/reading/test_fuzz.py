"""Seeded mutations of good files: each is read or refused with a code, and the parent lives."""

import random

import pytest

from imports.reading import UnreadableWorkbook
from tests.builders.parts import packed, unpacked
from tests.builders.workbooks import csv_file, old_workbook, open_document, sheet, workbook
from tests.imports.reading.conftest import Read

SHEET = sheet(["کد مدرسه", "نام مدرسه"], [[f"{number:08}", f"دبستان {number}"] for number in range(40)])
FILES = {
    "xlsx": workbook(SHEET),
    "xls": old_workbook(SHEET),
    "ods": open_document(SHEET),
    "csv": csv_file(SHEET),
}
CODES = {
    "empty_file", "unreadable_file", "wrong_type", "encrypted_file", "macro_file", "suspicious_file", "unsafe_zip",
    "file_too_large", "too_complex", "too_many_rows", "too_many_columns", "too_many_sheets", "too_sparse", "bad_csv",
    "bad_encoding",
}  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Flip, insert, cut or repeat a few bytes."""
    content = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(content))
        length = chance.randint(1, 40)
        match chance.randrange(4):
            case 0:
                content[place] ^= 1 << chance.randrange(8)
            case 1:
                content[place:place] = chance.randbytes(length)
            case 2:
                del content[place : place + length]
            case _:
                content[place:place] = content[place : place + length] * chance.randint(1, 30)
    return bytes(content) or b"x"


def outcome(read: Read, content: bytes) -> str:
    try:
        book = read(content)
    except UnreadableWorkbook as refusal:
        return refusal.code
    return "read" if [list(grid.rows) for grid in book.sheets] else "nothing"


@pytest.mark.parametrize("kind", FILES)
def test_damaged_files(kind: str, read: Read) -> None:
    for seed in range(12):
        assert outcome(read, mutated(FILES[kind], random.Random(seed))) in CODES | {"read"}, seed


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_damaged_parts_in_a_sound_container(kind: str, read: Read) -> None:
    parts = unpacked(FILES[kind])
    for seed in range(12):
        chance = random.Random(seed)
        name = chance.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
        content = packed({**parts, name: mutated(parts[name], chance)})
        assert outcome(read, content) in CODES | {"read"}, seed
