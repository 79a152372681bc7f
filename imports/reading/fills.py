"""Values of cells that are merged downwards: every covered row has the value that the area shows once."""

from collections.abc import Mapping

from imports.reading.types import CellValue, SheetGrid


def merged_values(grid: SheetGrid, header_row: int, columns: Mapping[int, str]) -> dict[int, dict[int, CellValue]]:
    """Return by row number and mapped column index what areas below the heading add to the rows that they cover."""
    fills: dict[int, dict[int, CellValue]] = {}
    budget = len(grid.rows) * len(columns)  # areas cannot overlap; in a file made by hand they may
    for merge in sorted(grid.merges, key=lambda merge: merge.first_row):
        last_row = min(merge.last_row, grid.last_row)
        if merge.first_row <= header_row or last_row == merge.first_row or merge.first_column not in columns:
            continue
        budget -= last_row - merge.first_row
        if budget < 0:
            break
        top = grid.row(merge.first_row)
        value = top[merge.first_column] if merge.first_column < len(top) else None
        if value is not None:
            for number in range(merge.first_row + 1, last_row + 1):
                fills.setdefault(number, {})[merge.first_column] = value
    return fills
