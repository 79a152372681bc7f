"""Issues in the reader's coordinates, before they are stored or printed."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from imports.exchanges.base import Exchange
from imports.exchanges.draft import Draft, Fault
from imports.reading import Problem, Table


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault; the attributes are those of CellIssue."""

    code: str
    sheet: str = ""
    sheet_index: int = 0
    row: int | None = None
    cell: str = ""
    column: str = ""
    field: str = ""
    value: str = ""
    params: dict[str, Any] = dataclasses.field(default_factory=dict)


def issue_of(draft: Draft, fault: Fault, table: Table, exchange: Exchange) -> Issue:
    """Return the issue of a row's fault; a field that the sheet lacks is named by the template's heading."""
    column = exchange.columns.get(fault.field)
    params = {name: plain(value) for name, value in fault.params.items()}
    if fault.code == "bad_choice" and column is not None and "choices" not in params:
        params["choices"] = [str(label) for label in column.labels.values()] or sorted(set(column.settings["choices"]))
    return Issue(
        code=fault.code,
        sheet=table.sheet,
        sheet_index=draft.sheet,
        row=draft.number,
        cell=table.cell_name(fault.field, draft.number),
        column=(table.heading_of(fault.field) or (column.column_name if column else ""))[:300],
        field=fault.field,
        value=draft.shown(fault.field),
        params=params,
    )


def structure_issue(problem: Problem) -> Issue:
    """Return the issue of a sheet that cannot be read as the asked kind."""
    params = {name: plain(value) for name, value in problem.params.items()}
    params.setdefault("heading", problem.column or "")
    return Issue(problem.code, problem.sheet or "", row=problem.row, column=problem.column or "", params=params)


def plain(value: Any) -> Any:
    """Return a value that JSON can hold: days in ISO form, decimals as numbers."""
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "as_tuple"):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return str(getattr(value, "text", value))
