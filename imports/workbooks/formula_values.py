"""Keeps what formulas last gave: openpyxl saves a formula without its value, and viewers would show an empty cell."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import to_excel
from python_calamine import CalamineWorkbook

Values = Mapping[str, Any]

_FORMULA = re.compile(rb'<c r="([A-Z]{1,3}\d+)"( s="\d+")?>(<f(?: [^>]*)?(?:/>|>[^<]*</f>))<v ?(?:/>|></v>)</c>')


def formula_values(data: bytes, formulas: Mapping[str, set[str]]) -> dict[str, dict[str, Any]]:
    """Return what the formulas of the named sheets last gave, by sheet and cell; errors and empty results are none."""
    if not formulas:
        return {}
    book, found = CalamineWorkbook.from_filelike(io.BytesIO(data)), {}
    for name, cells in formulas.items():
        source = book.get_sheet_by_name(name)
        if source.start is None:
            continue
        wanted: dict[int, list[tuple[int, str]]] = {}
        for coordinate in cells:
            row, column = coordinate_to_tuple(coordinate)
            wanted.setdefault(row, []).append((column, coordinate))
        values = {}
        for number, row_values in enumerate(source.to_python(skip_empty_area=False), start=1):
            for column, coordinate in wanted.get(number, ()):
                if column <= len(row_values) and row_values[column - 1] != "":
                    values[coordinate] = row_values[column - 1]
        found[name] = values
    return found


def with_values(workbook: bytes, values: Sequence[Values]) -> bytes:
    """Return the workbook with the values in its formula cells.

    Args:
        workbook: as openpyxl saved it.
        values: by cell, for the sheets in the order in which openpyxl numbers their parts.
    """
    parts = {f"xl/worksheets/sheet{number}.xml": cells for number, cells in enumerate(values, start=1) if cells}
    if not parts:
        return workbook
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            cells = parts.get(entry.filename)
            target.writestr(entry, _filled(content, cells) if cells else content)
    return out.getvalue()


def _filled(xml: bytes, cells: Values) -> bytes:
    def fill(found: re.Match[bytes]) -> bytes:
        kind, text = _written(cells.get(found[1].decode()))
        if text is None:
            return found[0]
        parts = (found[1], found[2] or b"", kind, found[3], escape(text).encode())
        return b'<c r="%s"%s%s>%s<v>%s</v></c>' % parts

    return _FORMULA.sub(fill, xml)


def _written(value: Any) -> tuple[bytes, str | None]:
    """Return the attribute that tells the type, and the text of a value."""
    if isinstance(value, bool):
        return b' t="b"', str(int(value))
    if isinstance(value, int | float):
        return b"", repr(value)
    if isinstance(value, date | datetime | time | timedelta):
        return b"", repr(to_excel(value))
    return (b' t="str"', value) if isinstance(value, str) else (b"", None)
