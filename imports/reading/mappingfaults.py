"""What makes no sense in a mapping that a person gives for a sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from imports.reading.columns import ExchangeShape
from imports.reading.headers import lacking
from imports.reading.references import column_letter
from imports.reading.tables import TableOverride
from imports.reading.types import SheetGrid, SheetState


@dataclass(frozen=True, slots=True)
class MappingFault:
    """One fault.

    Attributes:
        code: of imports.messages.
        column: the column that it is about; None: the sheet or its heading.
        params: what the sentence names.
    """

    code: str
    column: int | None = None
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_of_heading(self) -> bool:
        """Return whether it is about where the heading is, rather than about what the columns are."""
        return self.column is None and not self.code.startswith("field_")


def mapping_faults(table: TableOverride, grid: SheetGrid | None, shape: ExchangeShape) -> list[MappingFault]:
    """Return what is wrong with the mapping of a sheet, that of its heading first.

    Args:
        table: the mapping.
        grid: the sheet of that name; None where the file has none.
        shape: the columns of the asked kind.
    """
    if grid is None or grid.state != SheetState.VISIBLE:
        return [MappingFault("mapped_sheet_missing", params={"sheet": table.sheet})]
    of_columns = [*_faults_of_columns(table, shape), *missing_faults(table.columns.values(), shape)]
    return [*_faults_of_heading(table, grid), *of_columns]


def _faults_of_heading(table: TableOverride, grid: SheetGrid) -> list[MappingFault]:
    rows = table.header_rows
    if len(rows) > 2 or (len(rows) == 2 and rows[1] != rows[0] + 1):
        return [MappingFault("heading_rows_apart", params={"sheet": table.sheet})]
    outside = [row for row in rows if not grid.first_row <= row <= grid.last_row]
    return [MappingFault("heading_outside", params={"sheet": table.sheet, "row": row}) for row in outside[:1]]


def _faults_of_columns(table: TableOverride, shape: ExchangeShape) -> list[MappingFault]:
    headings = {column.field: column.heading for column in shape.columns}
    faults = []
    for index, name in table.columns.items():
        if name not in headings:
            params = {"field": name, "column": column_letter(index), "fields": tuple(headings)}
            faults.append(MappingFault("field_unknown", index, params))
            continue
        sharing = [each for each, other in table.columns.items() if other == name]
        if len(sharing) > 1:
            params = {"heading": headings[name], "columns": tuple(map(column_letter, sharing))}
            faults.append(MappingFault("field_twice", index, params))
    return faults


def missing_faults(fields: Iterable[str], shape: ExchangeShape) -> list[MappingFault]:
    """Return a fault for each group of fields of which one has to be there and none is."""
    return [
        MappingFault(
            "field_missing" if len(group) == 1 else "field_missing_of",
            params={"headings": tuple(shape.column(name).heading for name in group)},
        )
        for group in lacking(fields, shape)
    ]
