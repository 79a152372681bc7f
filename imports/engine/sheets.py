"""How a sheet was understood: its heading rows, which column became which field, and the first values of each."""

from itertools import islice
from typing import Any

from imports.engine.issues import plain
from imports.reading import Table, column_index, column_letter

_SAMPLES = 3


def sheet_json(table: Table) -> dict[str, Any]:
    """Return what a preview and the command line say of a sheet."""
    samples: dict[str, list[Any]] = {field: [] for field in table.columns.values()}
    for row in islice(table.rows(), _SAMPLES):
        for field, value in row.cells.items():
            if value is not None and field in samples:
                samples[field].append(str(plain(value))[:80])
    return {
        "name": table.sheet,
        "header_rows": list(table.header_rows),
        "columns": {table.headings.get(index, ""): field for index, field in table.columns.items()},
        "letters": {field: column_letter(index) for index, field in table.columns.items()},
        "ignored": list(table.ignored),
        "rows": table.count,
        "samples": samples,
    }


def columns_in_order(sheet: dict[str, Any]) -> dict[str, str]:
    """Return field by heading of a kept `sheet_json`, from the first column to the last: jsonb forgets the order."""
    letters = sheet["letters"]
    return dict(sorted(sheet["columns"].items(), key=lambda column: column_index(letters[column[1]])))
