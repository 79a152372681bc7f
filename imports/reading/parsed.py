"""What reading one cell gives, or why it cannot be read."""

from collections.abc import Mapping
from typing import Any, NamedTuple

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
