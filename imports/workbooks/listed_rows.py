"""Long lists of texts in a workbook: XlsxWriter writes everything but them, and one empty row that shows their styles.

A cell costs XlsxWriter some fifteen microseconds, whatever is in it; a country's schools are half a million cells.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from imports.workbooks.cells import CELL_LENGTH, cell_text

_CHUNK = 1_000
_PATTERN = re.compile(rb'<row r="(\d+)"[^>]*>((?:<c r="[A-Z]+\d+" s="\d+"/>)+)</row>(?=</sheetData>)')
_CELL = re.compile(rb'<c r="([A-Z]+)\d+" s="(\d+)"/>')
_DIMENSION = re.compile(rb'(<dimension ref="[A-Z]+\d+:[A-Z]+)\d+"')
# What XML or Excel reads as something else (_x0041_ is Excel's way to write an A), or cell_text takes out.
_SPECIAL = re.compile("[&<>\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_EXCEL_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class ListedRows(NamedTuple):
    """The rows of a list, each as many texts as the pattern has cells, and how many they are; read once."""

    total: int
    rows: Iterable[Sequence[str]]


def with_lists(book: Path, lists: Mapping[int, ListedRows], target: Path) -> None:
    """Write a workbook with its lists; their rows go from the iterable to the disk.

    Args:
        book: an .xlsx of XlsxWriter; each sheet that gets a list ends with a row of blank cells in the list's styles.
        lists: by their sheets, counted from 0; read in the order of the sheets.
        target: the path of the result.
    """
    parts = {f"xl/worksheets/sheet{sheet + 1}.xml": rows for sheet, rows in lists.items()}
    with zipfile.ZipFile(book) as given, zipfile.ZipFile(target, "w") as filled:
        for part in given.infolist():
            content = given.read(part)
            if part.filename not in parts:
                filled.writestr(part, content)
                continue
            with filled.open(part, "w") as sheet:
                for piece in _pieces(content, parts[part.filename]):
                    sheet.write(piece)


def _pieces(content: bytes, given: ListedRows) -> Iterator[bytes]:
    """Yield the sheet, with the list in the place of the pattern."""
    pattern = _PATTERN.search(content)
    if pattern is None:
        raise ValueError("the sheet does not end with a row of blank cells")
    first = int(pattern[1])
    last = str(max(first, first + given.total - 1)).encode()
    yield _DIMENSION.sub(rb'\g<1>%s"' % last, content[: pattern.start()])
    # One formatting a row: %d is its number, %s the next text.
    cells = "".join(
        f'<c r="{column.decode()}%d" s="{style.decode()}" t="inlineStr"><is><t>%s</t></is></c>'
        for column, style in _CELL.findall(pattern[2])
    )
    line = f'<row r="%d">{cells}</row>'
    rows = (line % _fillings(number, texts) for number, texts in enumerate(given.rows, first))
    while chunk := "".join(islice(rows, _CHUNK)):
        yield chunk.encode()
    yield content[pattern.end() :]


def _fillings(number: int, texts: Sequence[str]) -> tuple[int | str, ...]:
    found: list[int | str] = [number]
    for text in texts:
        found += number, _escaped(text)
    return tuple(found)


def _escaped(text: str) -> str:
    if _SPECIAL.search(text):
        text = _EXCEL_ESCAPE.sub("_x005F_", escape(cell_text(text), quote=False))
    return text.strip()[:CELL_LENGTH]
