"""Typed cells: one pure function per column kind, from a raw value to a canonical one."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from imports.reading.columns import ColumnSpec
from imports.reading.types import CellValue


class CellProblem(ValueError):
    """A cell that cannot be read as its column's kind.

    Attributes:
        code: a cell or day code of the issue list ("not_a_number").
        params: what the message names.
    """

    def __init__(self, code: str, params: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, Any] = dict(params or {})


class Parsed(NamedTuple):
    """A canonical value (None for an empty cell) and the notice code that goes with it, if any."""

    value: CellValue
    notice: str | None = None


def parse(value: CellValue, column: ColumnSpec) -> Parsed:
    """Read one cell as its column's kind; equal arguments give equal answers, so callers may memoise by value.

    An empty cell gives `Parsed(None)` also in a required column: `required` is the caller's issue, because only the
    caller knows whether the row counts.

    Raises:
        CellProblem: the cell cannot be read as that kind.
    """
    raise NotImplementedError
