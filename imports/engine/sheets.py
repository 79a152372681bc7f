"""How a sheet was understood: its heading rows, which column became which field, and the first values of each."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from imports.engine.issues import plain
from imports.reading import Table, as_whole, column_index, column_letter

_SAMPLES = 3
_STRETCHES = 200


def sheet_json(table: Table) -> dict[str, Any]:
    """Return what a preview and the command line say of a sheet."""
    samples: dict[str, list[Any]] = {field: [] for field in table.columns.values()}
    for row in islice(table.rows(), _SAMPLES):
        for field, value in row.cells.items():
            if value is not None and field in samples:
                samples[field].append(str(plain(as_whole(value)))[:80])
    return {
        "name": table.sheet,
        "header_rows": list(table.header_rows),
        "columns": _columns(table),
        "letters": {field: column_letter(index) for index, field in table.columns.items()},
        "ignored": list(table.ignored),
        "rows": table.count,
        "samples": samples,
        "skipped": _skipped(table.skipped),
    }


def _skipped(lines: Mapping[int, str]) -> list[dict[str, Any]]:
    """Return the lines that are no data by why they are none: how many, and the first stretches of them."""
    found: dict[str, dict[str, Any]] = {}
    for number, code in sorted(lines.items()):
        entry = found.setdefault(code, {"code": code, "count": 0, "rows": []})
        entry["count"] += 1
        stretches = entry["rows"]
        if stretches and stretches[-1][1] == number - 1:
            stretches[-1][1] = number
        elif len(stretches) < _STRETCHES:
            stretches.append([number, number])
    return list(found.values())


def _columns(table: Table) -> dict[str, str]:
    """Return field by heading; a column without one, or with that of another, is told by its letter."""
    texts = [table.headings.get(index, "") for index in table.columns]
    return {
        text if text and texts.count(text) == 1 else f"{text} ({column_letter(index)})".strip(): field
        for text, (index, field) in zip(texts, table.columns.items(), strict=True)
    }


def columns_in_order(sheet: dict[str, Any]) -> dict[str, str]:
    """Return field by heading of a kept `sheet_json`, from the first column to the last: jsonb forgets the order."""
    letters = sheet["letters"]
    return dict(sorted(sheet["columns"].items(), key=lambda column: column_index(letters[column[1]])))


def letters_by_sheet(sheets: Iterable[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the column letter of each field, by the name of its sheet."""
    return {sheet["name"]: sheet["letters"] for sheet in sheets}
